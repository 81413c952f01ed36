// Drawing what is seen: what was there before stays the same element and moves to its new place; the rest comes and goes.
"use strict";

(() => {
  const { element } = lineage.svg;
  const MOST_MOVING = 120;

  /** @typedef {{x: number, y: number, w: number, h: number}} Box */

  const svg = element("svg", { class: "picture", role: "presentation" });
  const tip = element("marker", { id: "tip", markerUnits: "userSpaceOnUse", markerWidth: 9, markerHeight: 9, refX: 8, refY: 4.5, orient: "auto" });
  tip.append(element("path", { class: "tip", d: "M0 0.5L9 4.5L0 8.5z" }));
  const defs = element("defs", {}, tip);
  const layers = ["frames", "curves", "cards"].map((name) => element("g", { class: name, ...(name === "curves" ? { "marker-end": "url(#tip)" } : {}) }));
  const [frames, curves, cards] = layers;
  svg.append(defs, ...layers);

  /** What is drawn, by its key: the element, and what it was made from. @type {Map<string, {node: SVGElement, made: string, box: Box}>} */
  let drawn = new Map();

  /** @param {any} frame @returns {SVGElement} */
  const drawFrame = (frame) => {
    const group = element("g", { class: "frame", "data-space": frame.space });
    group.append(
      element("title", {}, `${frame.title}: show as one card`),
      element("rect", { class: "ground", width: frame.w, height: frame.h, rx: 12 }),
      element("text", { x: 10, y: 13 }, lineage.svg.fit(frame.title, frame.w - 20, "600 16px")),
    );
    return group;
  };

  /** How a line looks, by its plane and type. @param {any} line */
  const look = ({ plane, types }) => (types.length === 1 ? `${plane} is-${types[0].replace(/\W/g, "-")}` : plane);

  /** @param {any} line @returns {SVGElement} */
  const drawLine = (line) => {
    const width = line.count > 16 ? " w4" : line.count > 4 ? " w3" : line.count > 1 ? " w2" : "";
    const node = element("path", { class: look(line) + width });
    node.append(element("title", {}, `${line.types.join(", ")}${line.count > 1 ? ` × ${line.count}` : ""}`));
    return node;
  };

  /** Let a card glide from where it was. @param {SVGElement} node @param {Box} from @param {Box} to */
  const glide = (node, from, to) =>
    node.animate([{ transform: `translate(${from.x}px, ${from.y}px)` }, { transform: `translate(${to.x}px, ${to.y}px)` }], { duration: 260, easing: "ease-in-out" });

  /**
   * @param {{cards: any[], lines: any[]}} seen @param {any} view where it all lies
   * @param {Map<string, string>} ways the curves of lines, by their keys
   * @param {string} home
   */
  const draw = (seen, view, ways, home) => {
    /** @type {typeof drawn} */
    const fresh = new Map();
    /** @type {{node: SVGElement, from: Box, to: Box}[]} */
    const moving = [];
    /** @param {string} key @param {string} made @param {Box} box @param {Element} layer @param {() => SVGElement} make */
    const put = (key, made, box, layer, make) => {
      const old = drawn.get(key);
      const node = old?.made === made ? old.node : make();
      if (node !== old?.node) {
        if (old) old.node.replaceWith(node);
        else layer.append(node);
      }
      if (old && (old.box.x !== box.x || old.box.y !== box.y)) moving.push({ node, from: old.box, to: box });
      fresh.set(key, { node, made, box });
      return node;
    };
    for (const frame of view.frames) put(`frame ${frame.key}`, `${frame.title} ${frame.w} ${frame.h}`, frame, frames, () => drawFrame(frame)).setAttribute("transform", `translate(${frame.x} ${frame.y})`);
    for (const line of seen.lines) {
      const made = `${line.plane} ${line.types} ${line.count}`;
      put(`line ${line.key}`, made, { x: 0, y: 0, w: 0, h: 0 }, curves, () => drawLine(line)).setAttribute("d", ways.get(line.key) ?? "");
    }
    for (const card of seen.cards) {
      const box = view.boxes.get(card.key);
      const whole = lineage.model.artifacts.get(card.members[0]).whole;
      const made = JSON.stringify([card.title, card.members.length, card.open, card.rows, card.hidden, card.seen, whole]);
      put(`card ${card.key}`, made, box, cards, () => lineage.card.draw(card, home, box.h)).setAttribute("transform", `translate(${box.x} ${box.y})`);
    }
    for (const [key, { node }] of drawn) if (!fresh.has(key)) node.remove();
    drawn = fresh;
    if (moving.length <= MOST_MOVING && !matchMedia("(prefers-reduced-motion: reduce)").matches)
      for (const { node, from, to } of moving) if (node.classList.contains("at")) glide(node, from, to);
  };

  /** @param {string} key */
  const nodeOf = (key) => drawn.get(`card ${key}`)?.node;
  /** @param {string} key */
  const lineOf = (key) => drawn.get(`line ${key}`)?.node;

  lineage.drawing = { svg, draw, look, nodeOf, lineOf };
})();
