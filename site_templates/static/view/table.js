// The picture as tables beside it: the same cards and lines, in words.
"use strict";

(() => {
  const view = lineage.view;
  const place = /** @type {HTMLDetailsElement | null} */ (document.querySelector("[data-words]"));
  if (!view || !place) return;
  const { inert } = lineage.svg;
  const { html, counted } = lineage.elements;
  const MOST = 400;
  const caption = /** @type {HTMLElement} */ (place.querySelector("summary"));

  /** @param {any} card @param {string} row */
  const name = (card, row = "") => {
    const text = row ? `${card.title} ${inert(row.slice(card.key.length).replace(/^\./, ""))}` : card.title;
    return card.kind === "artifact" ? html("a", { href: lineage.card.href(row || card.key) }, html("bdi", {}, text)) : html("bdi", {}, text);
  };

  /** @param {(Node | string)[]} cells */
  const row = (...cells) => html("tr", {}, ...cells.map((cell) => html("td", {}, typeof cell === "string" ? html("bdi", {}, cell) : cell)));

  /** What stands on a card; of one that many are gathered on, how many. @param {any} card */
  const cardRow = (card) => {
    const spaces = [...new Set(card.members.map(lineage.gather.workspaceOf))].map((space) => lineage.model.workspaces.get(space) ?? space).join(", ");
    if (card.kind !== "artifact") return row(name(card), counted(card.members.length, "artifact"), spaces, "", "", "", "", "", "");
    const each = lineage.model.artifacts.get(card.key);
    const kind = each.deprecated ? `${each.typeTitle}, deprecated` : each.typeTitle;
    const beside = /** @type {const} */ (["up", "down"]).map((way) => String(card.seen[way] + card.hidden[way]));
    return row(name(card), kind, spaces, each.ownerTitle, each.within, each.endorsement, each.sensitivity, ...beside);
  };

  /** @param {any} line */
  const lineRow = (line) => {
    const said = `${line.types.join(", ")}${line.count > 1 ? ` × ${line.count}` : ""}`;
    return row(name(view.cardOf(line.from), line.fromRow), said, line.plane === "past" ? "data" : line.plane, name(view.cardOf(line.to), line.toRow));
  };

  /** @param {string} part @param {any[]} all @param {(each: any) => Node} made */
  const fill = (part, all, made) => {
    const region = /** @type {HTMLElement} */ (place.querySelector(part));
    region.querySelector("tbody")?.replaceChildren(...all.slice(0, MOST).map(made));
    const rest = /** @type {HTMLElement} */ (region.nextElementSibling);
    rest.textContent = all.length > MOST ? `${counted(all.length - MOST, "more row")} would say the rest of the picture.` : "";
    rest.hidden = all.length <= MOST;
  };

  const show = () => {
    const { cards, lines } = view.seen();
    caption.textContent = `What is seen, as a table: ${counted(cards.length, "card")}, ${counted(lines.length, "line")}`;
    if (!place.open) return;
    fill("[data-cards]", cards, cardRow);
    fill("[data-lines]", lines, lineRow);
  };

  place.hidden = false;
  place.addEventListener("toggle", show);
  view.watch(show);
})();
