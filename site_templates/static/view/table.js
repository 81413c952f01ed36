// The picture as a table beside it: the same cards and lines, in words.
"use strict";

(() => {
  const view = lineage.view;
  const place = /** @type {HTMLElement | null} */ (document.querySelector("[data-words]"));
  if (!view || !place) return;
  const { html } = lineage.svg;
  const MOST = 400;
  const caption = /** @type {HTMLElement} */ (place.querySelector("summary"));
  const body = /** @type {HTMLElement} */ (place.querySelector("tbody"));
  const note = /** @type {HTMLElement} */ (place.querySelector("[data-rest]"));

  /** @param {string} key @param {string} row */
  const end = (key, row) => {
    const card = view.cardOf(key);
    const text = row ? `${card.title} ${lineage.svg.inert(row.slice(key.length).replace(/^\./, ""))}` : card.title;
    return card.kind === "artifact" ? html("a", { href: lineage.card.href(row || key) }, html("bdi", {}, text)) : html("bdi", {}, text);
  };

  const fill = () => {
    const { lines } = view.seen();
    caption.textContent = `What is seen, as a table: ${lines.length} line${lines.length === 1 ? "" : "s"}`;
    if (!(place instanceof HTMLDetailsElement) || !place.open) return;
    body.replaceChildren(
      ...lines.slice(0, MOST).map((/** @type {any} */ line) => {
        const said = `${line.types.join(", ")}${line.count > 1 ? ` × ${line.count}` : ""}`;
        return html("tr", {}, html("td", {}, end(line.from, line.fromRow)), html("td", {}, said), html("td", {}, line.plane === "past" ? "data" : line.plane), html("td", {}, end(line.to, line.toRow)));
      }),
    );
    note.textContent = lines.length > MOST ? `${lines.length - MOST} more lines are in the picture.` : "";
  };

  place.hidden = false;
  place.addEventListener("toggle", fill);
  view.watch(fill);
})();
