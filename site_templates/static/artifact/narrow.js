// An answer can be narrowed down: to what is nearest, to a type, to a workspace. What a page leaves out is brought first.
"use strict";

(() => {
  const { html } = lineage.elements;

  /** @param {Element | null | undefined} element */
  const textOf = (element) => element?.textContent?.trim() ?? "";

  /** What each row says of what can be chosen. @type {Record<string, (row: HTMLTableRowElement) => string>} */
  const SAID = {
    steps: (row) => textOf(row.cells[3]),
    type: (row) => textOf(row.cells[0].querySelector("small")),
    workspace: (row) => textOf(row.cells[1]),
  };

  /** @param {HTMLTableElement} table */
  const offer = (table) => {
    const section = /** @type {HTMLElement} */ (table.closest("section"));
    const status = html("p", { class: "note", role: "status" });
    /** What is chosen, by what. @type {Record<string, string>} */
    const chosen = {};
    /** @type {(() => void)[]} */
    const marks = [];

    const show = () => {
      const rows = [...table.tBodies[0].rows];
      for (const row of rows) row.hidden = !Object.entries(chosen).every(([what, text]) => !text || SAID[what](row) === text);
      const seen = rows.filter((row) => !row.hidden).length;
      status.textContent = Object.values(chosen).some(Boolean) ? `${lineage.elements.number(seen)} of ${lineage.elements.number(rows.length)} are shown.` : "";
      for (const mark of marks) mark();
    };

    /** Make a button of what counts something; to choose it again is to choose all. @param {Element} place @param {string} what @param {string} text */
    const choice = (place, what, text) => {
      const button = html("button", { type: "button" }, ...place.childNodes);
      button.addEventListener("click", () => {
        chosen[what] = chosen[what] === text ? "" : text;
        const rest = /** @type {HTMLButtonElement | null} */ (section.querySelector("[data-rest] button:not(:disabled)"));
        if (rest) rest.click();
        show();
      });
      marks.push(() => button.setAttribute("aria-pressed", String((chosen[what] ?? "") === text)));
      place.replaceChildren(button);
    };

    const [near, all] = section.querySelectorAll("p.figures > span");
    if (textOf(near.querySelector("b")) !== textOf(all.querySelector("b"))) {
      choice(near, "steps", "1");
      choice(all, "steps", "");
    }
    for (const tally of section.querySelectorAll(".tally")) {
      const what = textOf(tally.previousElementSibling) === "By type" ? "type" : "workspace";
      const counts = [...tally.querySelectorAll("span:has(b)")];
      if (counts.length > 1) for (const count of counts) choice(count, what, textOf(count).replace(/ [\d,]+$/, ""));
    }
    if (!marks.length) return;
    /** @type {HTMLElement} */ (table.closest(".scroll")).before(status);
    table.addEventListener("rows", show);
    show();
  };

  for (const table of /** @type {NodeListOf<HTMLTableElement>} */ (document.querySelectorAll("table.reached"))) offer(table);
})();
