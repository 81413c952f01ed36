// The graph that a picture shows, read back from it: cards, arrows, and who is downstream of whom.
"use strict";

(() => {
  /**
   * @typedef {{number: number, place: SVGGElement, link: SVGAElement, x: number, y: number}} Card
   * @typedef {{tail: number, head: number, data: boolean, path: SVGPathElement}} Arrow
   * @typedef {{canvas: HTMLElement, svg: SVGSVGElement, cards: Card[], arrows: Arrow[], downstream: Set<number>[],
   *   upstream: Set<number>[]}} Graph
   */

  /** The numbers of the bits set in a hexadecimal number. @param {string} hex @returns {Set<number>} */
  const bits = (hex) => {
    const found = new Set();
    for (let at = 0; at < hex.length; at += 1) {
      const digit = parseInt(hex[hex.length - 1 - at], 16);
      for (let bit = 0; bit < 4; bit += 1) if (digit & (1 << bit)) found.add(4 * at + bit);
    }
    return found;
  };

  /** @param {SVGGElement} place @param {number} number @returns {Card} */
  const card = (place, number) => {
    const [x, y] = (place.getAttribute("transform") || "").match(/-?\d+/g)?.map(Number) ?? [0, 0];
    return { number, place, link: /** @type {SVGAElement} */ (place.querySelector("a")), x, y };
  };

  /** @param {SVGPathElement} path @returns {Arrow} */
  const arrow = (path) => {
    const [tail, head] = (path.dataset.ends || "").split(" ").map(Number);
    const data = !path.classList.contains("control") && !path.classList.contains("configuration");
    return { tail, head, data, path };
  };

  /** Where the build said nothing, the arrows are followed. @param {Arrow[]} arrows @param {number} count */
  const followed = (arrows, count) =>
    Array.from({ length: count }, (_, start) => {
      const found = new Set();
      const waiting = [start];
      while (waiting.length) {
        const here = waiting.pop();
        for (const { tail, head } of arrows) {
          if (tail === here && !found.has(head)) {
            found.add(head);
            waiting.push(head);
          }
        }
      }
      found.delete(start);
      return found;
    });

  /** @param {HTMLElement} canvas @returns {Graph | null} */
  const read = (canvas) => {
    const svg = /** @type {SVGSVGElement | null} */ (canvas.querySelector("svg.picture"));
    if (!svg) return null;
    const cards = [...svg.querySelectorAll("g.at")].map((place, at) => card(/** @type {SVGGElement} */ (place), at));
    const arrows = [...svg.querySelectorAll(".curves path")].map((path) => arrow(/** @type {SVGPathElement} */ (path)));
    const told = cards.every(({ place }) => place.dataset.down !== undefined);
    const downstream = told ? cards.map(({ place }) => bits(place.dataset.down || "")) : followed(arrows, cards.length);
    const upstream = cards.map(() => new Set());
    downstream.forEach((reached, from) => reached.forEach((to) => upstream[to]?.add(from)));
    return { canvas, svg, cards, arrows, downstream, upstream };
  };

  const canvas = /** @type {HTMLElement | null} */ (document.querySelector(".canvas"));
  lineage.graph = canvas ? read(canvas) : null;
})();
