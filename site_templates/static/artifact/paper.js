// A table that is wider than paper is printed as a list: each of its cells learns its name.
"use strict";

(() => {
  const MOST_COLUMNS = 10;

  /** @param {HTMLTableElement} table */
  const name = (table) => {
    const names = [...table.tHead?.rows[0].cells ?? []].map((head) => head.textContent?.trim() ?? "");
    table.classList.toggle("listed", names.length > MOST_COLUMNS);
    for (const row of table.tBodies[0].rows) [...row.cells].forEach((cell, at) => (cell.dataset.name = names[at]));
  };

  addEventListener("beforeprint", () => document.querySelectorAll("table[data-compare]").forEach((table) => name(/** @type {HTMLTableElement} */ (table))));
})();
