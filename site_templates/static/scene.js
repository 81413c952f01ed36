// What a canvas shows, for all that moves about in it: read back here from a picture that the build drew.
"use strict";

(() => {
  /**
   * `node` is all of a card, `link` what takes the focus. A scene knows who is up- and downstream of a card, which arrows lead
   * there, and whether there is anything `fine`, which cannot be read from afar.
   * @typedef {{key: string, x: number, y: number, w: number, h: number, node: SVGElement, link: SVGElement}} Card
   * @typedef {{from: string, to: string, data: boolean, node: SVGElement}} Arrow
   * @typedef {{up: Set<string>, down: Set<string>}} Sides
   * @typedef {{canvas: HTMLElement, svg: SVGSVGElement, cards: () => Card[], arrows: () => Arrow[], sides: (key: string) => Sides,
   *   focus: () => string, inset: () => {top: number, right: number, bottom: number, map: number, corner: [number, number]},
   *   leads: (arrow: any, key: string, way: "up" | "down") => boolean, fine?: () => boolean}} Scene
   */

  /** The buttons in a canvas's corner lie over so much of it. @type {[number, number]} */
  const BUTTONS = [156, 56];

  /** The numbers of the bits set in a hexadecimal number. @param {string} hex @returns {string[]} */
  const bits = (hex) => {
    const found = [];
    for (let at = 0; at < hex.length; at += 1) {
      const digit = parseInt(hex[hex.length - 1 - at], 16);
      for (let bit = 0; bit < 4; bit += 1) if (digit & (1 << bit)) found.push(String(4 * at + bit));
    }
    return found;
  };

  /** @param {SVGGElement} node @param {number} number @returns {Card} */
  const card = (node, number) => {
    const [x, y] = (node.getAttribute("transform") || "").match(/-?\d+/g)?.map(Number) ?? [0, 0];
    const face = node.querySelector(".face");
    const [w, h] = ["width", "height"].map((side) => Number(face?.getAttribute(side)));
    return { key: String(number), x, y, w, h, node, link: /** @type {any} */ (node.querySelector("a")) };
  };

  /** @param {SVGPathElement} node @returns {Arrow} */
  const arrow = (node) => {
    const [from, to] = (node.dataset.ends || "").split(" ");
    const data = !node.classList.contains("control") && !node.classList.contains("configuration");
    return { from, to, data, node };
  };

  /** Where the build did not say who is downstream, the arrows are followed. @param {Arrow[]} arrows @param {string} start */
  const followed = (arrows, start) => {
    const found = new Set();
    const waiting = [start];
    while (waiting.length) {
      const here = waiting.pop();
      for (const { from, to } of arrows) {
        if (from === here && !found.has(to)) {
          found.add(to);
          waiting.push(to);
        }
      }
    }
    found.delete(start);
    return found;
  };

  /** @param {HTMLElement} canvas @returns {Scene | null} */
  const read = (canvas) => {
    const svg = /** @type {SVGSVGElement | null} */ (canvas.querySelector("svg.picture"));
    if (!svg) return null;
    const cards = [...svg.querySelectorAll("g.at")].map((node, at) => card(/** @type {SVGGElement} */ (node), at));
    const arrows = [...svg.querySelectorAll(".curves path")].map((path) => arrow(/** @type {SVGPathElement} */ (path)));
    const down = cards.map(({ key, node }) => (node.dataset.down === undefined ? followed(arrows, key) : new Set(bits(node.dataset.down))));
    const up = cards.map(({ key }) => new Set(cards.filter((_, at) => down[at].has(key)).map((each) => each.key)));
    const sides = { up, down };
    // On a map of domains, only what is next to a card is lit.
    const near = svg.classList.contains("domains");
    /** @param {Arrow} arrow @param {string} key @param {"up" | "down"} way */
    const leads = ({ from, to }, key, way) => {
      const [far, close] = way === "up" ? [from, to] : [to, from];
      const reached = sides[way][Number(key)];
      return reached.has(far) && (close === key || (!near && reached.has(close)));
    };
    return {
      canvas,
      svg,
      cards: () => cards,
      arrows: () => arrows,
      sides: (key) => ({ up: up[Number(key)], down: down[Number(key)] }),
      inset: () => ({ top: 0, right: 0, bottom: 0, map: 0, corner: BUTTONS }),
      leads,
      focus: () => cards.find(({ node }) => node.classList.contains("focus"))?.key ?? "",
    };
  };

  const canvas = /** @type {HTMLElement | null} */ (document.querySelector(".canvas:not([data-view])"));
  /** @type {Scene | null} */
  lineage.scene = canvas ? read(canvas) : null;
})();
