// What a person chose to see of a list, as a value and as the end of the page's address: a link keeps it, back undoes a step.
"use strict";

/**
 * `chosen` are the values wanted of each facet, `sort` the key of a column, with "-" before it the other way round.
 * `columns` are the keys of the columns shown; none means the usual ones. `closed` are groups that are folded away; where
 * `folded` says that groups are, those that are not.
 * @typedef {{text: string, chosen: Map<string, Set<string>>, sort: string, group: string, columns: string[], folded: boolean, closed: Set<string>}} ListState
 */

(() => {
  /** What stands for no value: a value that is written so itself is escaped. */
  const NONE = "~";

  /** @param {string} text */
  const encode = (text) => (text ? encodeURIComponent(text).replace(/~/g, "%7E").replace(/%2F/g, "/").replace(/%3A/g, ":") : NONE);

  /** @param {string} text */
  const decode = (text) => {
    if (text === NONE) return "";
    try {
      return decodeURIComponent(text.replace(/\+/g, " "));
    } catch {
      return text;
    }
  };

  /** @param {Iterable<string>} values */
  const joined = (values) => [...values].map(encode).join(",");

  /** What is as it always is, is not written. @param {ListState} state @returns {string} */
  const write = (state) => {
    const said = [["text", state.text ? encode(state.text) : ""]];
    for (const { key } of lineage.facets.FACETS) said.push([key, joined([...(state.chosen.get(key) ?? [])].sort())]);
    said.push(["sort", state.sort], ["group", state.group], ["columns", joined(state.columns)], ["folded", state.folded ? "all" : ""], ["closed", joined([...state.closed].sort())]);
    return said
      .filter(([, value]) => value)
      .map(([key, value]) => `${key}=${value}`)
      .join("&");
  };

  /** Whatever an address says, there is a state of it. @param {string} said @returns {ListState} */
  const read = (said) => {
    /** @type {ListState} */
    const state = { text: "", chosen: new Map(), sort: "", group: "", columns: [], folded: false, closed: new Set() };
    const facets = new Set(lineage.facets.FACETS.map((/** @type {{key: string}} */ facet) => facet.key));
    const columns = new Set(lineage.columns.COLUMNS.map((/** @type {{key: string}} */ column) => column.key));
    for (const pair of said.replace(/^[#?]/, "").split("&")) {
      const at = pair.indexOf("=");
      if (at < 1) continue;
      const [key, text] = [pair.slice(0, at), pair.slice(at + 1)];
      const values = text ? text.split(",").map(decode) : [];
      if (facets.has(key)) state.chosen.set(key, new Set(values));
      else if (key === "text") state.text = decode(text);
      else if (key === "sort" && columns.has(text.replace(/^-/, ""))) state.sort = text;
      else if (key === "group" && lineage.order.GROUPS.some((/** @type {{key: string}} */ group) => group.key === text)) state.group = text;
      else if (key === "columns") state.columns = values.filter((value) => columns.has(value));
      else if (key === "folded") state.folded = text === "all";
      else if (key === "closed") state.closed = new Set(values);
    }
    return state;
  };

  const WORDS = ["text", ...lineage.facets.FACETS.map((/** @type {{key: string}} */ { key }) => key), "sort", "group", "columns", "folded", "closed"];

  lineage.listState = { WORDS, read, write };
})();
