// What leads to a card or row and on from it: other cards and rows, and the lines on the way there, to the part and column.
"use strict";

(() => {
  const { holders, isIn, reach } = lineage.ways;

  /**
   * What is reached one way: the `keys` of cards and rows, and all `refs`; `within` are the things of which it is known what
   * in them is reached.
   * @typedef {{keys: Set<string>, refs: Set<string>, within: Set<string>}} Side
   * @typedef {{refs: string[], up: Side, down: Side}} Lit
   */

  /** @param {string[]} refs @param {"up" | "down"} way @param {any[]} stops all cards and rows @returns {Side} */
  const side = (refs, way, stops) => {
    const found = reach(refs, way);
    const isLit = (/** @type {any} */ { key, card }) => (key === card.key ? card.members.some((/** @type {string} */ ref) => found.has(ref)) : found.has(key));
    return { keys: new Set(stops.filter(isLit).map(({ key }) => key)), refs: found, within: new Set([...found].flatMap(holders)) };
  };

  /** @param {string[]} refs @param {any[]} stops @returns {Lit} */
  const from = (refs, stops) => ({ refs, up: side(refs, "up", stops), down: side(refs, "down", stops) });

  /** Whether an end of a relationship is reached; if only what holds it is known to be, that counts. @param {string} end @param {Side} side */
  const isMet = (end, { refs, within }) => {
    const met = [end, ...holders(end)].find((ref) => refs.has(ref));
    return met === end || (met !== undefined && !within.has(met));
  };

  /** Whether a line is on a way there: one of the relationships that it stands for is. @param {Lit} lit @param {any} line @param {"up" | "down"} way */
  const leads = (lit, line, way) => {
    const own = (/** @type {string} */ end) => lit.refs.some((ref) => isIn(ref, end) || isIn(end, ref));
    return line.ends.some((/** @type {[string, string]} */ [source, target]) => {
      const [far, close] = way === "up" ? [source, target] : [target, source];
      return isMet(far, lit[way]) && (own(close) || isMet(close, lit[way]));
    });
  };

  lineage.lit = { from, leads };
})();
