// What a person chose to see, as a value and as the end of the page's address: back undoes a step, a link keeps a view.
"use strict";

(() => {
  /**
   * `open` and `fold` name cards whose neighbours are shown or hidden, each with its way: `ref>` or `ref<`. `together`
   * are the gatherings shown as one card, `apart` those that are not: a workspace, or `workspace:Type`. `trace` is a column,
   * of which all that it comes from and goes to is shown.
   * @typedef {{focus: string, up: number, down: number, open: string[], fold: string[], together: string[], apart: string[],
   *   parts: string[], columns: string[], rows: string[], trace: string, types: string[], tags: string[], planes: string[], leads: boolean,
   *   path: string[], chosen: string, light: string}} State
   */

  const PLANES = ["data", "control", "configuration"];

  /** @type {State} */
  const PLAIN = {
    // A page about an artifact starts around it.
    focus: /** @type {HTMLElement | null} */ (document.querySelector("[data-focus]"))?.dataset.focus ?? "",
    up: 2,
    down: 2,
    open: [],
    fold: [],
    together: [],
    apart: [],
    parts: [],
    columns: [],
    rows: [],
    trace: "",
    types: [],
    tags: [],
    planes: PLANES,
    leads: false,
    path: [],
    chosen: "",
    light: "both",
  };

  const WORDS = Object.keys(PLAIN);
  const MOST_HOPS = 20;

  /** Letters that an address may hold as they are stay, so that it can be read. @param {string} text */
  const encode = (text) => encodeURIComponent(text).replace(/%2F/g, "/").replace(/%40/g, "@").replace(/%3A/g, ":");

  /** @param {string} text */
  const decode = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };

  /** What is as it always is, is not written. @param {State} state @returns {string} */
  const write = (state) =>
    Object.entries(PLAIN)
      .map(([key, plain]) => {
        const value = state[/** @type {keyof State} */ (key)];
        const text = Array.isArray(value) ? value.map(encode).join(",") : encode(String(value));
        const usual = Array.isArray(plain) ? plain.map(encode).join(",") : String(plain);
        return text === usual ? "" : `${key}=${text}`;
      })
      .filter(Boolean)
      .join("&");

  /** Whatever an address says, there is a state of it. @param {string} hash @returns {State} */
  const read = (hash) => {
    const state = /** @type {any} */ ({ ...PLAIN });
    for (const pair of hash.replace(/^#/, "").split("&")) {
      const at = pair.indexOf("=");
      const key = pair.slice(0, at);
      if (at < 1 || !Object.hasOwn(PLAIN, key)) continue;
      const text = pair.slice(at + 1);
      const plain = PLAIN[/** @type {keyof State} */ (key)];
      if (Array.isArray(plain)) state[key] = text ? text.split(",").map(decode) : [];
      else if (typeof plain === "number") state[key] = Math.max(0, Math.min(MOST_HOPS, Math.trunc(Number(text)) || 0));
      else if (typeof plain === "boolean") state[key] = text === "true";
      else state[key] = decode(text);
    }
    return state;
  };

  /** A list with something in it, or without it. @param {string[]} list @param {string} value @param {boolean} wanted */
  const having = (list, value, wanted = !list.includes(value)) => {
    const others = list.filter((each) => each !== value);
    return wanted ? [...others, value].sort() : others;
  };

  lineage.state = { PLAIN, PLANES, WORDS, read, write, having };
})();
