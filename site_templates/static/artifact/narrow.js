// An answer can be narrowed down: to what is nearest, to a type, to a workspace. What a page leaves out is brought first;
// what is chosen is in the address.
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
    let chosen = {};
    /** @type {{what: string, text: string, button: HTMLElement}[]} */
    const choices = [];

    const show = () => {
      const rows = [...table.tBodies[0].rows];
      for (const row of rows) row.hidden = !Object.entries(chosen).every(([what, text]) => !text || SAID[what](row) === text);
      const seen = rows.filter((row) => !row.hidden).length;
      status.textContent = Object.values(chosen).some(Boolean) ? `${lineage.elements.number(seen)} of ${lineage.elements.number(rows.length)} are shown.` : "";
      for (const { what, text, button } of choices) button.setAttribute("aria-pressed", String((chosen[what] ?? "") === text));
    };

    const bring = () => /** @type {HTMLButtonElement | null} */ (section.querySelector("[data-rest] button:not(:disabled)"))?.click();

    /** @param {string} what */
    const word = (what) => `${section.id}-${what}`;
    const read = () => {
      const said = choices.filter(({ what, text }) => text && lineage.address.get(word(what)) === encodeURIComponent(text));
      chosen = Object.fromEntries(said.map(({ what, text }) => [what, text]));
      if (said.length) bring();
      show();
    };

    /** Make a button of what counts something; to choose it again is to choose all. @param {Element} place @param {string} what @param {string} text */
    const choice = (place, what, text) => {
      const button = html("button", { type: "button" }, ...place.childNodes);
      button.addEventListener("click", () => {
        chosen[what] = chosen[what] === text ? "" : text;
        lineage.address.set(word(what), encodeURIComponent(chosen[what]));
        bring();
        show();
      });
      choices.push({ what, text, button });
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
    if (!choices.length) return;
    /** @type {HTMLElement} */ (table.closest(".scroll")).before(status);
    table.addEventListener("rows", show);
    addEventListener("popstate", read);
    read();
  };

  for (const table of /** @type {NodeListOf<HTMLTableElement>} */ (document.querySelectorAll("table.reached"))) offer(table);
})();
