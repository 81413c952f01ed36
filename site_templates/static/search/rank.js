// What a query means, best first, and gathered by what it is.
"use strict";

/** @typedef {{entry: SearchEntry, place: SearchPlace | null, score: number, told: boolean}} SearchHit a hit is `told` of if some of the words are only in its description */
/** @typedef {{kind: string, count: number, hits: SearchHit[], all: string}} SearchGroup */

(() => {
  const { folded, asked } = lineage.letters;

  const MOST_GROUPS = 16;
  const MOST_OF_A_KIND = 5;
  /** Where there are more groups than this, each shows fewer. */
  const FEW_GROUPS = 8;
  const FEW_OF_A_KIND = 3;
  const WHOLE = 150;
  const BEGINS = 60;
  const TOGETHER = 20;
  const DEPRECATED = 0.55;
  /** How much a word counts in a description, in the name of a part, and in what else is said of a part. */
  const DESCRIBED = 0.3;
  const PART = 0.85;
  const ABOUT_PART = 0.28;
  /** How much a word counts for a part that only its artifact has. */
  const BESIDE = 0.5;

  /** What the names add to what the words are worth. @param {SearchEntry} entry @param {string} query */
  const whole = (entry, query) => {
    const { plainTitle: title, plainName: name } = entry;
    if (title === query || name === query) return WHOLE;
    if (title.startsWith(query) || name.startsWith(query)) return BEGINS;
    return query.includes(" ") && title.includes(query) ? TOGETHER : 0;
  };

  /** @param {SearchEntry} entry @param {number} score */
  const settled = (entry, score) => (score + entry.fame * 0.8 - entry.title.length / 40) * (entry.deprecated ? DEPRECATED : 1);

  /** The best hits of each kind, and how many there are. */
  class Groups {
    constructor() {
      /** @type {Map<string, SearchGroup>} */
      this.found = new Map();
    }

    /** @param {string} key @param {string} kind @param {number} score @param {SearchEntry} entry @param {SearchPlace | null} place @param {boolean} told */
    add(key, kind, score, entry, place, told) {
      let group = this.found.get(key);
      if (!group) this.found.set(key, (group = { kind, count: 0, hits: [], all: "" }));
      group.count += 1;
      const { hits } = group;
      if (hits.length === MOST_OF_A_KIND && hits[hits.length - 1].score >= score) return;
      let at = hits.length;
      while (at && hits[at - 1].score < score) at -= 1;
      hits.splice(at, 0, { entry, place, score, told });
      hits.length = Math.min(hits.length, MOST_OF_A_KIND);
    }
  }

  /** @typedef {{found: number[], quality: Uint8Array}} Fits */

  /** How well each artifact's description fits a word, by its number. @param {Fits} fits */
  const described = ({ found, quality }) => {
    const { places, KINDS } = lineage.places;
    const told = new Float32Array(lineage.names.artifacts.length);
    for (const number of found) if (!KINDS[places[number].kind]) told[places[number].artifact] = quality[number] * DESCRIBED;
    return told;
  };

  /** What is found by its name or description. @param {string} query @param {Float32Array[]} names @param {Fits[]} places @param {Groups} groups */
  const addNamed = (query, names, places, groups) => {
    const descriptions = places.map(described);
    lineage.names.entries.forEach((/** @type {SearchEntry} */ entry, /** @type {number} */ number) => {
      let [score, told] = [0, false];
      for (let at = 0; at < names.length; at += 1) {
        const value = names[at][number];
        const best = value || (entry.number < 0 ? 0 : descriptions[at][entry.number]);
        if (!best) return;
        score += best;
        told ||= !value;
      }
      groups.add(entry.key, entry.kind, settled(entry, score + whole(entry, query)), entry, null, told);
    });
  };

  /**
   * Columns, tables, runs and versions: each has at least one of the words, and its artifact the others.
   * @param {string[]} words @param {Float32Array[]} names @param {Fits[]} fits @param {Groups} groups
   */
  const addPlaces = (words, names, fits, groups) => {
    const { places, KINDS } = lineage.places;
    const { entries, artifacts } = lineage.names;
    const first = entries.length - artifacts.length;
    const done = new Uint8Array(places.length);
    /** Whether a place has a word in its name, and not only in what is said of it: found out once for each name. */
    const inName = words.map((word) => {
      /** @type {Map<string, boolean>} */
      const known = new Map();
      return (/** @type {string} */ name) => {
        let has = known.get(name);
        if (has === undefined) known.set(name, (has = lineage.letters.asked(name).some((/** @type {string} */ part) => lineage.match.fit(word, part) > 0)));
        return has;
      };
    });
    /** @param {number} number @param {number} at */
    const worth = (number, at) => {
      const { plain, artifact } = places[number];
      const quality = fits[at].quality[number];
      if (!quality) return names[at][first + artifact] * BESIDE;
      return quality * (plain.includes(words[at]) || (quality < lineage.match.INSIDE && inName[at](plain)) ? PART : ABOUT_PART);
    };
    for (const { found } of fits)
      for (const number of found) {
        const place = places[number];
        const entry = artifacts[place.artifact];
        if (done[number] || !place.kind || !entry) continue;
        done[number] = 1;
        let score = -place.name.length / 20;
        for (let at = 0; at < words.length; at += 1) score += worth(number, at) || -Infinity;
        if (score > -Infinity) groups.add(KINDS[place.kind], KINDS[place.kind], settled(entry, score), entry, place, false);
      }
  };

  /** Where a list shows all of a group: only if it would find them, too. @param {SearchGroup} group @param {string[]} words */
  const listOf = (group, words) => {
    const best = group.hits[0];
    const type = best.place ? "" : best.entry.type;
    if (!type || group.count <= group.hits.length) return "";
    const right = words.every((word) => lineage.names.fits(word)[lineage.names.entries.indexOf(best.entry)] >= 20);
    return right ? `artifacts/index.html#text=${encodeURIComponent(words.join(" "))}&type=${encodeURIComponent(type)}` : "";
  };

  /** @typedef {{words: string[], groups: SearchGroup[], count: number}} SearchAnswer */

  /** What all of these words are found in. @param {string[]} words @param {string} query @returns {SearchAnswer} */
  const all = (words, query) => {
    if (!words.length) return { words, groups: [], count: 0 };
    const groups = new Groups();
    /** @type {Float32Array[]} */
    const names = words.map((/** @type {string} */ word) => lineage.names.fits(word));
    /** @type {Fits[]} */
    const places = words.map((/** @type {string} */ word) => lineage.places.fits(word));
    addNamed(query, names, places, groups);
    addPlaces(words, names, places, groups);
    const found = [...groups.found.values()];
    const count = found.reduce((sum, group) => sum + group.count, 0);
    const best = found.sort((one, other) => other.hits[0].score - one.hits[0].score).slice(0, MOST_GROUPS);
    for (const group of best) {
      if (best.length > FEW_GROUPS) group.hits.length = Math.min(group.hits.length, FEW_OF_A_KIND);
      group.all = listOf(group, words);
    }
    return { words, groups: best, count };
  };

  /** Whether a word is anywhere. @param {string} word */
  const known = (word) => lineage.names.fits(word).some((/** @type {number} */ value) => value > 0) || lineage.places.fits(word).found.length > 0;

  /** What is found where nothing has all of these words: without those that nothing has, then without one, then by one alone. @param {string[]} words @returns {SearchAnswer} */
  const some = (words) => {
    const living = words.filter(known);
    const tries = [[living], living.map((_, left) => living.filter((_, at) => at !== left)), living.map((word) => [word])];
    for (const parts of tries) {
      const answers = parts.map((part) => all(part, part.join(" "))).filter(({ count }) => count);
      answers.sort((one, other) => other.groups[0].hits[0].score - one.groups[0].hits[0].score);
      if (answers.length) return answers[0];
    }
    return { words, groups: [], count: 0 };
  };

  /**
   * What a query means, as far as it is loaded. Where nothing has all of its words, `without` are those that were left out.
   * @param {string} text @returns {SearchAnswer & {without: string[]}}
   */
  const search = (text) => {
    const words = asked(text);
    if (!words.length) return { words, groups: [], count: 0, without: [] };
    const found = all(words, folded(text).trim().replace(/\s+/g, " "));
    const done = found.count || words.length < 2 || !lineage.names.whole() || !lineage.places.whole(words);
    if (done) return { ...found, without: [] };
    const part = some(words);
    return { ...part, words, without: words.filter((/** @type {string} */ word) => !part.words.includes(word)) };
  };

  lineage.rank = { search };
})();
