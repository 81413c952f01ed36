// What the looks of lines and cards mean: of those that are seen, and no others.
"use strict";

(() => {
  const view = lineage.view;
  const list = document.querySelector("[data-legend]");
  if (!view || !list) return;
  const { element } = lineage.svg;
  const { html } = lineage.elements;
  const GROUPS = ["source", "storage", "code", "movement", "experiment", "model", "semantic", "consumption", "configuration"];

  /** @param {any} line */
  const meaning = ({ types, plane }) => (types.length > 1 ? "several" : plane === "data" || plane === "past" ? types[0] : `${types[0]} (${plane})`);

  /** Each look of the lines that are seen, with what it means; first what there is most of. @returns {[look: string, text: string][]} */
  const lines = () => {
    /** @type {Map<string, {text: string, count: number}>} */
    const found = new Map();
    for (const line of view.seen().lines) {
      const look = lineage.drawing.look(line);
      const known = found.get(look) ?? { text: meaning(line), count: 0 };
      known.count += 1;
      found.set(look, known);
    }
    return [...found].sort(([one, some], [other, others]) => others.count - some.count || (one < other ? -1 : 1)).map(([look, { text }]) => [look, text]);
  };

  /** @param {string} text @param {Element} sample */
  const entry = (text, sample) => html("li", {}, sample, text);

  const show = () => {
    const { cards } = view.seen();
    const artifacts = cards.filter((/** @type {any} */ card) => card.kind === "artifact" || card.kind === "type").map((/** @type {any} */ card) => lineage.model.artifacts.get(card.members[0]));
    const groups = new Set(artifacts.map((/** @type {any} */ each) => each.group));
    const foreign = cards.some((/** @type {any} */ card) => lineage.gather.workspaceOf(card.members[0]) !== view.home);
    list.replaceChildren(
      ...lines().map(([look, text]) => entry(text, element("svg", { class: "curves", "aria-hidden": "true" }, element("path", { class: look, d: "M1 5H33" })))),
      ...(foreign ? [entry("another workspace", html("span", { class: "foreign" }))] : []),
      ...GROUPS.filter((group) => groups.has(group)).map((group) => entry(group, html("span", { class: `swatch ${group}` }))),
    );
  };

  view.watch(show);
})();
