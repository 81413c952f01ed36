// Rows that a page has no room for, brought when they are asked for, or when the address leads to one of them.
"use strict";

(() => {
  const { html } = lineage.elements;
  const depth = (document.documentElement.dataset.root ?? "").split("/").length;
  const path = location.pathname.split("/").slice(-depth).join("/").replace(/(\.html)?$/, ".more");

  /** @typedef {[name: string, attributes: Record<string, string>, ...children: any[]]} Told an element: it holds texts, and others told alike */

  /** @type {Record<string, any>[]} */
  const come = [];

  /** @param {Record<string, any>} piece */
  lineage.moreShard = (piece) => {
    come[piece.piece - 1] = piece;
  };

  const load = async () => {
    await lineage.load(`${path}.js`);
    await Promise.all(Array.from({ length: come[0].pieces - 1 }, (_, at) => lineage.load(`${path}-${at + 2}.js`)));
  };

  /** @param {Told} told @returns {HTMLElement} */
  const grow = ([name, attributes, ...children]) => html(name, attributes, ...children.map((child) => (typeof child === "string" ? child : grow(child))));

  /** What a note stands below: a table, or else what is next to it. @param {HTMLElement} note @param {HTMLElement[]} rows */
  const add = (note, rows) => {
    const table = /** @type {HTMLTableElement | null | undefined} */ (note.parentElement?.querySelector(":scope > .scroll > table"));
    if (table) table.tBodies[0].append(...rows);
    else note.before(...rows);
    (table ?? document).dispatchEvent(new Event("rows", { bubbles: true }));
    offer(); // tables that have come may leave out columns, too
  };

  /** @param {HTMLElement} note */
  const bring = async (note) => {
    const said = /** @type {HTMLElement} */ (note.querySelector("span"));
    const button = note.querySelector("button");
    if (!button || button.disabled) return;
    button.disabled = true;
    await load();
    const rows = come.flatMap((piece) => /** @type {Told[]} */ (piece[note.dataset.more ?? ""] ?? []));
    const missing = numberIn(said) - rows.length;
    if (missing > 0) said.firstChild?.replaceWith((said.firstChild.textContent ?? "").replace(/^[\d,]+/, lineage.elements.number(missing)));
    button.remove();
    add(note, rows.map(grow));
    if (missing <= 0) note.remove();
  };

  /** @param {HTMLElement} said */
  const numberIn = (said) => Number(/^[\d,]+/.exec(said.textContent ?? "")?.[0].replaceAll(",", ""));

  const offer = () => {
    for (const note of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-more]"))) {
      const said = note.querySelector("span");
      if (!said || note.querySelector("button")) continue;
      const button = html("button", { type: "button" }, `Show ${lineage.elements.number(numberIn(said))} more`);
      button.addEventListener("click", async () => {
        const place = note.previousElementSibling;
        await bring(note);
        if (place instanceof HTMLElement) place.focus({ preventScroll: true });
      });
      note.prepend(button, " ");
    }
  };

  /** Whether the address leads to what is not there. */
  const isSought = () => {
    const hash = location.hash.slice(1);
    const ids = [hash.includes("=") ? "" : hash, ...lineage.address.get("compare").split(/\.\.(?=[.@])/)].filter(Boolean);
    return ids.some((id) => !document.getElementById(id));
  };

  const seek = async () => {
    if (!isSought()) return;
    for (const note of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-more]"))) await bring(note);
    location.replace(location.href);
  };

  offer();
  addEventListener("hashchange", seek);
  seek();
})();
