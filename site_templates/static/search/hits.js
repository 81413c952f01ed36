// What was found, as lines of the search window, with what matched marked.
"use strict";

(() => {
  const { html, tile } = lineage.elements;
  const { folded, wordsOf } = lineage.letters;

  /** @typedef {{open: string, list: string, lineage: string}} Ways where a line leads to */

  const PART_ICONS = ["", "part-table", "part-table", "part-run", "part-version"];
  /** Letters after a part of a reference that say what it is. */
  const SIGNS = { Version: "@" };

  /** How many letters of a word to mark for a word of the query: from where, to where. @param {string} word @param {string} query @returns {[number, number] | null} */
  const stretch = (word, query) => {
    const plain = folded(word);
    const at = plain.indexOf(query);
    if (at >= 0 && (at === 0 || query.length > 1)) return plain.length === word.length ? [at, at + query.length] : [0, word.length];
    const most = lineage.match.allowed(query.length);
    return wordsOf(word).some((/** @type {string} */ part) => lineage.match.fit(query, part) && Math.abs(part.length - query.length) <= most) || (most && lineage.match.fit(query, plain)) ? [0, word.length] : null;
  };

  /** A text with what the query means of it marked. @param {string} text @param {string[]} words @returns {(Node | string)[]} */
  const marked = (text, words) => {
    /** @type {(Node | string)[]} */
    const parts = [];
    let end = 0;
    for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
      const found = words.map((word) => stretch(match[0], word)).filter((each) => each !== null);
      const longest = found.sort((one, other) => other[1] - other[0] - (one[1] - one[0]))[0];
      if (!longest) continue;
      parts.push(text.slice(end, match.index + longest[0]), html("mark", {}, text.slice(match.index + longest[0], match.index + longest[1])));
      end = match.index + longest[1];
    }
    return [...parts, text.slice(end)].filter((part) => part !== "");
  };

  /** Whether a word of the query is to be seen in a text. @param {string} text @param {string} word */
  const shows = (text, word) => marked(text, [word]).some((part) => part instanceof Element);

  /** The owner and the tags that an entry is found by, where nothing else of it says why it is found. @param {SearchEntry} entry @param {string[]} words @returns {(Node | string)[]} */
  const reasons = (entry, words) => {
    const unseen = words.filter((word) => ![entry.title, entry.name, entry.where, entry.kind].some((text) => shows(text, word)));
    return entry.also.filter((text) => unseen.some((word) => shows(text, word))).flatMap((text) => [" · ", html("bdi", {}, ...marked(text, unseen))]);
  };

  /** @param {SearchHit} hit @param {string[]} words @returns {{title: (Node | string)[], where: (Node | string)[], icon: string, ways: Ways}} */
  const said = ({ entry, place, told }, words) => {
    if (!place) {
      const name = entry.name !== entry.title && entry.number >= 0 ? [html("bdi", {}, ...marked(entry.name, words)), " · "] : [];
      const where = [...name, html("bdi", {}, ...marked(entry.where, words)), ...reasons(entry, words), ...(told ? [" · in its description"] : [])];
      return { title: marked(entry.title, words), where, icon: entry.icon, ways: { open: entry.href, list: entry.list, lineage: entry.lineage } };
    }
    const kind = lineage.places.KINDS[place.kind];
    const where = [...(place.within ? [html("bdi", {}, place.within), " · "] : []), html("bdi", {}, ...marked(entry.title, words)), ` · ${entry.kind} · `, html("bdi", {}, entry.where)];
    const sign = kind === "Version" ? SIGNS.Version : "";
    return { title: [sign, ...marked(place.name, words)], where, icon: PART_ICONS[place.kind], ways: { open: `${entry.href}#${place.anchor}`, list: entry.list, lineage: entry.lineage } };
  };

  /** @param {string} id @param {Ways} ways @param {Node[]} children */
  const option = (id, ways, ...children) => html("div", { class: "hit", role: "option", id, "aria-selected": "false", "data-open": ways.open, "data-list": ways.list, "data-lineage": ways.lineage }, ...children);

  /** The lines of all groups, each group under its name. @param {SearchGroup[]} groups @param {string[]} words @param {string} root @returns {HTMLElement[]} */
  const lines = (groups, words, root) => {
    let number = 0;
    return groups.map((group, at) => {
      const count = group.count > group.hits.length ? `${group.hits.length} of ${lineage.elements.number(group.count)}` : String(group.count);
      const head = html("div", { class: "kind", id: `kind-${at}`, role: "presentation" }, html("bdi", {}, group.kind), html("span", { class: "chip" }, count));
      const options = group.hits.map((hit) => {
        const { title, where, icon, ways } = said(hit, words);
        const text = html("span", hit.entry.deprecated ? { class: "gone" } : {}, html("b", { dir: "auto" }, ...title), html("small", {}, ...(hit.entry.deprecated ? ["deprecated · "] : []), ...where));
        return option(`hit-${(number += 1)}`, ways, tile(icon, hit.entry.group), text, html("kbd", { "aria-hidden": "true" }, "↵"));
      });
      if (group.all) {
        const all = html("span", {}, html("b", {}, `All ${lineage.elements.number(group.count)} in the list`));
        options.push(option(`hit-${(number += 1)}`, { open: root + group.all, list: "", lineage: "" }, tile("sign-filter", ""), all, html("kbd", { "aria-hidden": "true" }, "↵")));
      }
      return html("div", { role: "group", "aria-labelledby": `kind-${at}` }, head, ...options);
    });
  };

  lineage.hits = { lines, marked };
})();
