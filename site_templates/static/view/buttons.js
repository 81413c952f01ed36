// What can be done with what is chosen, as buttons: all that a card and the keys do, for those who have neither mouse nor keys.
"use strict";

(() => {
  const view = lineage.view;
  if (!view) return;
  const { sign } = lineage.svg;
  const { html } = lineage.elements;
  let opened = false;

  /** @param {string} icon @param {string} text @param {() => void} act */
  const button = (icon, text, act) => {
    const made = html("button", { type: "button" }, sign(icon), text);
    made.addEventListener("click", act);
    return made;
  };

  /** @param {any} card @param {"up" | "down"} way */
  const grow = (card, way) => {
    const more = card.hidden[way];
    if (!more && !card.hides[way]) return [];
    return [button(more ? "sign-plus" : "sign-minus", more ? `Show ${more} more ${way}stream` : `Hide ${way}stream`, () => lineage.actions.grow(card.key, way))];
  };

  /** Ways to show less of what stands around: all of a type, or of a workspace, as one card. @param {string} ref */
  const together = (ref) => {
    const { typeKey, workspaceOf } = lineage.gather;
    const shown = view.seen().cards.flatMap((/** @type {any} */ card) => (card.kind === "artifact" ? card.members : []));
    /** @param {(ref: string) => string} name @param {string} text */
    const gather = (name, text) => {
      const [key, count] = [name(ref), shown.filter((/** @type {string} */ other) => name(other) === name(ref)).length];
      return count > 1 ? [button("sign-cards", `${text} (${count}) as one card`, () => lineage.actions.together(key))] : [];
    };
    return [...gather(typeKey, "All of its type"), ...gather(workspaceOf, "Its workspace")];
  };

  /** @param {any} each @param {string} key */
  const rarer = (each, key) => {
    const card = view.cardOf(each.ref);
    const copy = button("sign-copy", "Copy reference", () => navigator.clipboard?.writeText(key).then(() => lineage.panel.say("Copied."), () => lineage.panel.say(key)));
    const made = html("details", { class: "more", ...(opened ? { open: "" } : {}) }, html("summary", {}, "More"), html("div", { class: "ways" }, ...(card ? [...grow(card, "up"), ...grow(card, "down"), ...together(each.ref)] : []), copy));
    made.addEventListener("toggle", () => (opened = /** @type {HTMLDetailsElement} */ (made).open));
    return made;
  };

  /** @param {any} each the artifact that is chosen, or in which @param {string} key @returns {Node[]} */
  const of = (each, key) => {
    const state = view.state();
    const made = html("div", { class: "ways" }, html("a", { class: "button first", href: lineage.card.href(key) }, "Open page"));
    if (state.focus !== each.ref) made.append(button("sign-focus", "Focus", () => lineage.actions.focus(each.ref)));
    if (lineage.find) made.append(button("sign-path", "Path to…", () => lineage.find.path(each.ref)));
    if (lineage.rows.has(each.ref)) made.append(button("part-table", state.parts.includes(each.ref) ? "Hide inside" : "Show inside", () => lineage.actions.inside(each.ref)));
    if (key.slice(each.ref.length).includes("#")) made.append(button("sign-lineage", state.trace === key ? "Stop tracing" : "Trace the column", () => lineage.actions.trace(key)));
    const table = each.parts.find((/** @type {any} */ part) => part.ref === key);
    if (table?.columns) made.append(button("part-table", state.columns.includes(key) ? "Hide columns" : "Show columns", () => lineage.actions.columns(key)));
    return [made, rarer(each, key)];
  };

  /** @param {any} card a gathering */
  const ofGathered = (card) => button("sign-plus", "Show each", () => lineage.actions.open(card));

  lineage.buttons = { of, ofGathered };
})();
