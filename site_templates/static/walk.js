// Walking the lineage by keyboard: right follows the flow, left goes back, up and down visit what stands beside.
"use strict";

(() => {
  const graph = lineage.graph;
  if (!graph || !graph.cards.length) return;

  const NEXT_COLUMN = 120;

  /** One card at a time is a tab stop, so that the rest of the page stays near. @param {any} card */
  const makeStop = (card) => graph.cards.forEach((/** @type {any} */ each) => each.link.setAttribute("tabindex", each === card ? "0" : "-1"));

  /** @param {any} from @param {any[]} cards the nearest by height, then by distance */
  const nearest = (from, cards) =>
    cards.reduce(
      (best, card) => (!best || distance(from, card) < distance(from, best) ? card : best),
      /** @type {any} */ (null),
    );

  /** @param {any} one @param {any} other */
  const distance = (one, other) => Math.hypot(one.x - other.x, 2 * (one.y - other.y));

  /** @param {any} card @param {"tail" | "head"} near @param {"tail" | "head"} far */
  const tied = (card, near, far) =>
    graph.arrows
      .filter((/** @type {any} */ arrow) => arrow[near] === card.number)
      .map((/** @type {any} */ arrow) => graph.cards[arrow[far]]);

  /** @param {any} card @param {number} way */
  const beside = (card, way) =>
    graph.cards.filter((/** @type {any} */ each) => Math.abs(each.x - card.x) < NEXT_COLUMN && way * (each.y - card.y) > 0);

  /** @param {any} card @param {string} key */
  const next = (card, key) => {
    if (key === "ArrowRight") return nearest(card, tied(card, "tail", "head"));
    if (key === "ArrowLeft") return nearest(card, tied(card, "head", "tail"));
    if (key === "ArrowDown") return nearest(card, beside(card, 1));
    if (key === "ArrowUp") return nearest(card, beside(card, -1));
    return null;
  };

  makeStop(graph.cards.find((/** @type {any} */ card) => card.place.classList.contains("focus")) ?? graph.cards[0]);
  for (const card of graph.cards) {
    card.link.addEventListener("focus", () => {
      makeStop(card);
      lineage.viewport?.reveal(card);
    });
    card.link.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
      if (!event.key.startsWith("Arrow") || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      const to = next(card, event.key);
      if (!to) return;
      to.link.focus({ preventScroll: true });
      lineage.choose?.(to.number);
    });
  }
})();
