// Walking the lineage by keyboard: right follows the flow, left goes back, up and down visit what stands beside.
"use strict";

(() => {
  const scene = lineage.scene;
  if (!scene) return;

  const NEXT_COLUMN = 120;

  /** The card that was the tab stop. */
  let last = "";

  /** One card at a time is a tab stop, so that the rest of the page stays near. @param {any} card */
  const makeStop = (card) => {
    last = card?.key ?? "";
    for (const each of scene.cards()) each.link.setAttribute("tabindex", each === card ? "0" : "-1");
  };

  /** @param {any} from @param {any[]} cards the nearest by height, then by distance */
  const nearest = (from, cards) =>
    cards.reduce((best, card) => (!best || distance(from, card) < distance(from, best) ? card : best), /** @type {any} */ (null));

  /** @param {any} one @param {any} other */
  const distance = (one, other) => Math.hypot(one.x - other.x, 2 * (one.y - other.y));

  /** What is tied to a card, or to the row of it where one is; on a row, else what its card is tied to. @param {any} card @param {"from" | "to"} near @param {"from" | "to"} far */
  const tied = (card, near, far) => {
    const ends = (/** @type {(key: string) => boolean} */ is) => scene.arrows().filter((/** @type {any} */ arrow) => is(arrow[near])).map((/** @type {any} */ arrow) => arrow[far]);
    const own = ends((key) => key === card.key);
    const keys = new Set(own.length ? own : ends((key) => lineage.highlight.within(key, card.key)));
    return scene.cards().filter((/** @type {any} */ each) => keys.has(each.key) && each !== card);
  };

  /** @param {any} card @param {number} way */
  const beside = (card, way) => scene.cards().filter((/** @type {any} */ each) => Math.abs(each.x - card.x) < NEXT_COLUMN && way * (each.y - card.y) > 0);

  /** @param {any} card @param {string} key */
  const next = (card, key) => {
    if (key === "ArrowRight") return nearest(card, tied(card, "from", "to"));
    if (key === "ArrowLeft") return nearest(card, tied(card, "to", "from"));
    if (key === "ArrowDown") return nearest(card, beside(card, 1));
    if (key === "ArrowUp") return nearest(card, beside(card, -1));
    return null;
  };

  /** @param {EventTarget | null} target */
  const cardAt = (target) => scene.cards().find((/** @type {any} */ card) => card.link === target);

  /** Make sure that there is a tab stop, where cards come and go. */
  const settle = () => {
    const cards = scene.cards();
    const wanted = [lineage.highlight.chosen(), scene.focus()];
    makeStop(cardAt(document.activeElement) ?? cards.find((/** @type {any} */ card) => wanted.includes(card.key)) ?? cards.find((/** @type {any} */ card) => card.key === last) ?? cards[0]);
  };

  // A picture that listens for the focus would itself be a stop in Chromium.
  scene.canvas.addEventListener("focusin", (/** @type {FocusEvent} */ event) => {
    const card = cardAt(event.target);
    if (!card) return;
    makeStop(card);
    if (card.link.matches(":focus-visible")) lineage.viewport.reveal(card);
  });
  scene.svg.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    const card = cardAt(event.target);
    if (!card || !event.key.startsWith("Arrow") || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    next(card, event.key)?.link.focus({ preventScroll: true });
  });

  settle();
  lineage.view?.watch(settle);
})();
