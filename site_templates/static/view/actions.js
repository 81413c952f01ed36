// What can be done with a card, by mouse, touch and key: choose, focus, show and hide what is next to it and what is in it.
"use strict";

(() => {
  const view = lineage.view;
  if (!view) return;
  const { having } = lineage.state;

  /** @param {string} key @param {"up" | "down"} way show what is next to a card, or hide it again */
  const grow = (key, way) => {
    const state = view.state();
    const card = view.cardOf(key);
    if (!card || card.kind !== "artifact") return;
    const mark = `${key}${way === "up" ? "<" : ">"}`;
    if (state.fold.includes(mark)) view.go({ fold: having(state.fold, mark, false) }, { anchor: key });
    else if (card.hidden[way] > 0) view.go({ open: having(state.open, mark, true) }, { anchor: key });
    else if (state.open.includes(mark)) view.go({ open: having(state.open, mark, false) }, { anchor: key });
    else if (card.hides[way]) view.go({ fold: having(state.fold, mark, true) }, { anchor: key });
    else lineage.panel.say(`Nothing more is ${way}stream, and nothing hangs on this alone.`);
  };

  /** Show or hide what is inside an artifact. @param {string} key */
  const inside = (key) => {
    const state = view.state();
    const open = state.parts.includes(key);
    const columns = open ? state.columns.filter((/** @type {string} */ table) => lineage.model.artifactOf(table) !== key) : state.columns;
    const own = !open && lineage.model.artifacts.get(key)?.columns ? having(columns, key, true) : columns;
    view.go({ parts: having(state.parts, key, !open), columns: own }, { anchor: key, near: !open });
  };

  /** Show or hide the columns of a table. @param {string} table */
  const columns = (table) => {
    const state = view.state();
    const artifact = lineage.model.artifactOf(table);
    const open = state.columns.includes(table);
    view.go({ columns: having(state.columns, table, !open), parts: having(state.parts, artifact, true) }, { anchor: artifact, near: !open });
  };

  /** Show all columns on the ways to a column and on from it, wherever they are; or no longer. @param {string} column */
  const trace = (column) => view.go({ trace: view.state().trace === column ? "" : column, chosen: column }, { anchor: lineage.model.artifactOf(column), near: true });

  /** Show all rows of what lists only some. @param {string} key */
  const rows = (key) => {
    const holder = key.replace(/ more$/, "");
    view.go({ rows: having(view.state().rows, holder, true) }, { anchor: lineage.model.artifactOf(holder) });
  };

  /** Give the focus to the card on which an artifact is. @param {string} ref */
  const land = (ref) => lineage.scene.cards().find((/** @type {any} */ { key, card }) => key === card.key && card.members.includes(ref))?.link.focus({ preventScroll: true });

  /** Show what is gathered on a card as cards of its own. @param {any} card */
  const open = (card) => {
    const state = view.state();
    const chosen = state.together.includes(card.key);
    const first = card.members[0];
    view.go(chosen ? { together: having(state.together, card.key, false) } : { apart: having(state.apart, card.key, true) }, { anchor: card.key }).then(() => land(first));
  };

  /** @param {string} key */
  const focus = (key) => {
    const card = view.cardOf(lineage.model.artifactOf(key));
    if (card?.kind === "artifact") view.go({ focus: card.key, path: [], open: [], fold: [], chosen: card.key });
  };

  /** Show a workspace, or a type of it, as one card. @param {string} key */
  const together = (key) =>
    view.go({ together: having(view.state().together, key, true), apart: having(view.state().apart, key, false), chosen: "" }).then(() => land(view.cardOf(key)?.members[0]));

  /** Whether a row stands for those not shown; the name of a column may end in whatever it likes. @param {string} key */
  const isMore = (key) => /^[^#]* more$/.test(key);

  /** Act on a card or row as a whole. @param {any} stop */
  const act = (stop) => {
    if (stop.key !== stop.card.key) {
      if (isMore(stop.key)) rows(stop.key);
      else view.choose(stop.key);
    } else if (stop.card.kind !== "artifact") open(stop.card);
    else view.choose(stop.key);
  };

  /** @param {EventTarget | null} target */
  const stopAt = (target) => {
    const key = lineage.highlight.keyAt(target);
    return lineage.scene.cards().find((/** @type {any} */ stop) => stop.key === key);
  };

  lineage.scene.svg.addEventListener("click", (/** @type {MouseEvent} */ event) => {
    const target = /** @type {Element} */ (event.target);
    const stop = stopAt(target);
    const way = /** @type {"up" | "down" | undefined} */ (target.closest("[data-grow]")?.getAttribute("data-grow") ?? undefined);
    const space = target.closest("[data-space]")?.getAttribute("data-space");
    const link = target.closest("a");
    // A second click in a row, Enter, and a click for a new tab follow the link; one on what is chosen leads nowhere.
    const follows = event.detail !== 1 || event.ctrlKey || event.metaKey || event.shiftKey;
    if (link && follows) return;
    event.preventDefault();
    if (space) together(space);
    else if (!stop) view.choose("");
    else if (way) grow(stop.card.key, way);
    else if (target.closest("[data-inside]")) inside(stop.card.key);
    else if (target.closest("[data-columns]")) columns(stop.key);
    else act(stop);
  });
  view.canvas.addEventListener("click", (/** @type {MouseEvent} */ event) => {
    if (event.target === view.canvas) view.choose("");
  });

  view.canvas.addEventListener("focusin", (/** @type {FocusEvent} */ event) => {
    const stop = lineage.scene.cards().find((/** @type {any} */ each) => each.link === event.target);
    if (stop?.link.matches(":focus-visible") && !isMore(stop.key)) view.choose(stop.key);
  });

  /** What keys do on a card or row. @type {Record<string, (stop: any) => void>} */
  const KEYS = {
    f: (stop) => focus(stop.key),
    "[": (stop) => grow(stop.card.key, "up"),
    "]": (stop) => grow(stop.card.key, "down"),
    i: (stop) => (stop.key === stop.card.key ? inside(stop.key) : columns(stop.key)),
    w: (stop) => together(lineage.gather.workspaceOf(stop.card.members[0])),
    t: (stop) => together(lineage.gather.typeKey(stop.card.members[0])),
  };

  lineage.scene.svg.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    const stop = lineage.scene.cards().find((/** @type {any} */ each) => each.link === event.target);
    if (!stop || event.ctrlKey || event.metaKey || event.altKey) return;
    const isLink = stop.key === stop.card.key && stop.card.kind === "artifact";
    const acts = event.key === " " || (event.key === "Enter" && !isLink);
    if (acts) act(stop);
    else if (KEYS[event.key]) KEYS[event.key](stop);
    else return;
    event.preventDefault();
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && view.state().chosen && !document.querySelector("dialog[open]")) view.choose("");
  });

  lineage.actions = { grow, inside, columns, trace, open, focus, together };
})();
