// Sorting a table that offers it, by what a column shows: numbers by their size, and after them words.
"use strict";

(() => {
  /** @param {HTMLTableCellElement | undefined} cell */
  const valueOf = (cell) => cell?.textContent?.trim() ?? "";

  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

  /** What is empty goes last, whichever way. @param {string} one @param {string} other @param {number} way */
  const compare = (one, other, way) => {
    if (!one || !other) return one ? -1 : other ? 1 : 0;
    const [first, second] = [Number(one), Number(other)];
    if (first < second) return -way;
    if (first > second) return way;
    const words = Number(Number.isNaN(first)) - Number(Number.isNaN(second));
    return way * (words || collator.compare(one, other));
  };

  /** @param {HTMLTableElement} table */
  const makeSortable = (table) => {
    const heads = [...table.querySelectorAll("thead th")];
    /** @param {number} at */
    const sort = (at) => {
      const way = heads[at].getAttribute("aria-sort") === "ascending" ? -1 : 1;
      heads.forEach((head) => head.removeAttribute("aria-sort"));
      heads[at].setAttribute("aria-sort", way > 0 ? "ascending" : "descending");
      const body = table.tBodies[0];
      const rows = [...body.rows].map((row) => ({ row, value: valueOf(row.cells[at]) }));
      rows.sort((one, other) => compare(one.value, other.value, way));
      body.append(...rows.map(({ row }) => row));
    };
    heads.forEach((head, at) => {
      if (head.querySelector("a")) return;
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      button.addEventListener("click", () => sort(at));
      head.append(button);
    });
  };

  document.querySelectorAll("table[data-sortable], table.reached").forEach((table) => makeSortable(/** @type {HTMLTableElement} */ (table)));
})();
