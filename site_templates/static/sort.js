// Sorting a table that offers it, by what a column shows: numbers by their size, and after them words. Where the page keeps
// in its address what is chosen on it, the column is kept there.
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
    const heads = /** @type {HTMLTableCellElement[]} */ ([...table.querySelectorAll("thead th")]);
    const names = heads.map((head) => encodeURIComponent(valueOf(head)).replace(/^-/, "%2D"));
    const word = [table.closest("section")?.id, "sort"].filter(Boolean).join("-");
    /** The rows in the order in which they came. @type {HTMLTableRowElement[]} */
    let rows = [];
    /** The column that they are sorted by, if any, and which way. */
    let [by, way] = [-1, 1];

    const sort = () => {
      const body = table.tBodies[0];
      const known = new Set(rows);
      rows = [...rows, ...[...body.rows].filter((row) => !known.has(row))];
      heads.forEach((head) => head.removeAttribute("aria-sort"));
      heads[by]?.setAttribute("aria-sort", way > 0 ? "ascending" : "descending");
      const valued = rows.map((row) => ({ row, value: valueOf(row.cells[by]) }));
      body.append(...valued.sort((one, other) => compare(one.value, other.value, way)).map(({ row }) => row));
    };
    /** @param {number} at */
    const choose = (at) => {
      [by, way] = [at, by === at ? -way : 1];
      lineage.address?.set(word, `${way > 0 ? "" : "-"}${names[by]}`);
      sort();
    };
    const read = () => {
      const said = lineage.address?.get(word) ?? "";
      const at = names.findIndex((name) => name && (said === name || said === `-${name}`));
      if (at === by && (at < 0 || said.startsWith("-") === way < 0)) return;
      [by, way] = [at, said.startsWith("-") ? -1 : 1];
      sort();
    };
    heads.forEach((head, at) => {
      if (head.querySelector("a")) return;
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      button.addEventListener("click", () => choose(at));
      head.append(button);
    });
    table.addEventListener("rows", sort);
    addEventListener("popstate", read);
    read();
  };

  document.querySelectorAll("table[data-sortable], table.reached").forEach((table) => makeSortable(/** @type {HTMLTableElement} */ (table)));
})();
