// What is chosen on a page, in the end of its address: each part of a page has words of its own there, and leaves those of
// the others alone. A link to a place on the page chooses nothing: what was chosen holds on.
"use strict";

(() => {
  /** @returns {string} pairs of a word and its value */
  const read = () => {
    const hash = location.hash.slice(1);
    if (!hash || hash.includes("=")) return hash;
    if (typeof history.state?.said !== "string") history.replaceState({ ...history.state, said }, "");
    return history.state.said;
  };

  let said = "";
  said = read();
  addEventListener("popstate", () => {
    said = read();
  });

  const pairs = () => said.split("&").map((pair) => /** @type {[string, string]} */ ([pair.split("=", 1)[0], pair.slice(pair.indexOf("=") + 1)]));

  /** @param {string} word */
  const get = (word) => pairs().find(([each]) => each === word)?.[1] ?? "";

  /**
   * Say what is chosen in one part of the page: a step that "back" undoes, unless it replaces the one before.
   * @param {string[]} words all words of that part @param {string} text its pairs
   * @param {{replace?: boolean, beside?: object | null}} kind `beside` is kept with the step, and not in the address
   */
  const put = (words, text, { replace = false, beside = null } = {}) => {
    const others = pairs().flatMap(([word, value]) => (word && !words.includes(word) ? [`${word}=${value}`] : []));
    const next = [...others, ...(text ? [text] : [])].join("&");
    if (next === said && !replace) return;
    said = next;
    history[replace ? "replaceState" : "pushState"](beside, "", said ? `#${said}` : location.pathname + location.search);
  };

  /** One word and its value; none takes it away. @param {string} word @param {string} value */
  const set = (word, value) => put([word], value && `${word}=${value}`);

  lineage.address = { said: () => said, get, put, set };
})();
