// Finding: which entries a query means, and in which order.
"use strict";

(() => {
  /**
   * @typedef {[title: string, where: string, icon: string, group: string, href: string, words: string]} Entry
   * @typedef {{entry: Entry, title: string, rest: string}} Known
   */

  const AT_START = 100;
  const AT_WORD = 60;
  const INSIDE = 30;
  const ELSEWHERE_AT_WORD = 12;
  const ELSEWHERE = 6;
  /** What lies inside an artifact comes after an artifact of that name. */
  const PART = 5;

  /** Letters without case and without marks, so that "cafe" finds "Café". @param {string} text */
  const folded = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC");

  /** @param {string} text @param {number} at */
  const startsWord = (text, at) => at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1]);

  /** How well a word of the query fits, 0 if it does not. @param {Known} known @param {string} word */
  const fit = ({ title, rest }, word) => {
    const at = title.indexOf(word);
    if (at === 0) return AT_START + (title.length === word.length ? AT_START : 0);
    if (at > 0) return startsWord(title, at) ? AT_WORD : INSIDE;
    const elsewhere = rest.indexOf(word);
    if (elsewhere < 0) return 0;
    return startsWord(rest, elsewhere) ? ELSEWHERE_AT_WORD : ELSEWHERE;
  };

  /** @param {Entry[]} entries @returns {Known[]} */
  lineage.prepareSearch = (entries) =>
    entries.map((entry) => ({ entry, title: folded(entry[0]), rest: folded(`${entry[1]} ${entry[5]}`) }));

  /**
   * The entries that every word of the query fits, best first.
   * @param {Known[]} known @param {string} query @param {number} most
   * @returns {Entry[]}
   */
  lineage.search = (known, query, most) => {
    const words = folded(query).split(/\s+/).filter(Boolean);
    if (!words.length) return [];
    const hits = [];
    for (const each of known) {
      let score = 0;
      for (const word of words) {
        const points = fit(each, word);
        if (!points) {
          score = 0;
          break;
        }
        score += points;
      }
      const inside = each.entry[2].startsWith("part-") ? PART : 0;
      if (score) hits.push({ entry: each.entry, score: score - inside - each.title.length / 100 });
    }
    hits.sort((one, other) => other.score - one.score || (one.entry[4] < other.entry[4] ? -1 : 1));
    return hits.slice(0, most).map((hit) => hit.entry);
  };
})();
