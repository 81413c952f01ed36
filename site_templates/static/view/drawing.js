// Drawing what is seen: what was there before stays the same element and moves to its new place; the rest comes and goes.
"use strict";

(() => {
  const { element } = lineage.svg;
  const MOST_MOVING = 120;
  const POINT = /(-?[\d.]+) (-?[\d.]+)/g;

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

  /** @param {any} card @param {Box} box */
  const rowAt = (card, box) => new Map(card.rows.map((/** @type {any} */ row, /** @type {number} */ at) => [row.key, box.y + 72 + 8 + 24 * at + 12]));

  /** @param {any} line @param {any} view @param {Map<string, Map<string, number>>} rows */
  const path = (line, view, rows) => {
    const [from, to] = [view.boxes.get(line.from), view.boxes.get(line.to)];
    const y1 = rows.get(line.from)?.get(line.fromRow) ?? from.y + 36;
    const y2 = rows.get(line.to)?.get(line.toRow) ?? to.y + 36;
    const known = view.curves.get(`${line.from} ${line.to}`);
    if (known && view.kept.has(line.from) && view.kept.has(line.to)) return bent(known, view.down, y1, y2);
    const bends = view.bends.get(`${line.from} ${line.to}`) ?? view.bends.get(`${line.to} ${line.from}`)?.toReversed() ?? [];
    if (from.x + from.w <= to.x) return through([{ x: from.x + from.w, y: y1 }, ...bends, { x: to.x, y: y2 }], 1);
    if (to.x + to.w <= from.x) return through([{ x: from.x, y: y1 }, ...bends, { x: to.x + to.w, y: y2 }], -1);
    const right = Math.max(from.x + from.w, to.x + to.w);
    return `M${from.x + from.w} ${y1}C${right + 46} ${y1} ${right + 46} ${y2} ${to.x + to.w} ${y2}`;
  };

  /** A curve of the build, moved with what it leads past, between the ends that it has now. @param {string} curve @param {(y: number) => number} down @param {number} y1 @param {number} y2 */
  const bent = (curve, down, y1, y2) => {
    const points = [...curve.matchAll(POINT)].map(([, x, y]) => [x, down(Number(y))]);
    const shift = (/** @type {number} */ at, /** @type {number} */ by) => (points[at][1] = Number(points[at][1]) + by);
    const last = points.length - 1;
    const [before, after] = [y1 - Number(points[0][1]), y2 - Number(points[last][1])];
    for (const at of [0, 1]) shift(at, before);
    for (const at of [last - 1, last]) shift(at, after);
    let next = 0;
    return curve.replace(POINT, () => points[next++].join(" "));
  };

  /** A curve through points, level at each of them; what runs against the flow leaves to the left. @param {{x: number, y: number}[]} points @param {1 | -1} way */
  const through = (points, way) => {
    let data = `M${points[0].x} ${points[0].y}`;
    for (let at = 1; at < points.length; at += 1) {
      const [one, other] = [points[at - 1], points[at]];
      const reach = way * Math.max(30, Math.abs(other.x - one.x) / 2);
      data += `C${one.x + reach} ${one.y} ${other.x - reach} ${other.y} ${other.x} ${other.y}`;
    }
    return data;
  };

  /** @param {any} frame @returns {SVGElement} */
  const drawFrame = (frame) => {
    const group = element("g", { class: "frame", "data-space": frame.space });
    group.append(
      element("title", {}, `${frame.title}: show as one card`),
      element("rect", { class: "ground", width: frame.w, height: frame.h, rx: 12 }),
      element("text", { x: 10, y: 14 }, lineage.svg.fit(frame.title, frame.w - 20, "600 16px")),
    );
    return group;
  };

  /** @param {any} line @returns {SVGElement} */
  const drawLine = (line) => {
    const width = line.count > 16 ? " w4" : line.count > 4 ? " w3" : line.count > 1 ? " w2" : "";
    const type = line.types.length === 1 ? ` is-${line.types[0].replace(/\W/g, "-")}` : "";
    const node = element("path", { class: `${line.plane}${type}${width}` });
    node.append(element("title", {}, `${line.types.join(", ")}${line.count > 1 ? ` × ${line.count}` : ""}`));
    return node;
  };

  /** Let a card glide from where it was. @param {SVGElement} node @param {Box} from @param {Box} to */
  const glide = (node, from, to) =>
    node.animate([{ transform: `translate(${from.x}px, ${from.y}px)` }, { transform: `translate(${to.x}px, ${to.y}px)` }], { duration: 260, easing: "ease-in-out" });

  /**
   * @param {{cards: any[], lines: any[]}} seen @param {any} view where it all lies
   * @param {string} home
   */
  const draw = (seen, view, home) => {
    /** @type {typeof drawn} */
    const fresh = new Map();
    const rows = new Map(seen.cards.filter((card) => card.rows.length).map((card) => [card.key, rowAt(card, view.boxes.get(card.key))]));
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
      put(`line ${line.key}`, made, { x: 0, y: 0, w: 0, h: 0 }, curves, () => drawLine(line)).setAttribute("d", path(line, view, rows));
    }
    for (const card of seen.cards) {
      const box = view.boxes.get(card.key);
      const whole = lineage.model.artifacts.get(card.members[0]).whole;
      const made = JSON.stringify([card.title, card.members.length, card.rows, card.hidden, card.seen, whole]);
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

  lineage.drawing = { svg, draw, nodeOf, lineOf };
})();
