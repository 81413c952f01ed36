// Tables: filter the list of a workspace, sort any table that offers it, and bring the rows that did not fit the page.
"use strict";

(() => {
  /** @param {HTMLTableCellElement | undefined} cell */
  const valueOf = (cell) => cell?.dataset.sort ?? cell?.textContent?.trim() ?? "";

  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

  /** What is empty goes last, whichever way. @param {string} one @param {string} other @param {number} way */
  const compare = (one, other, way) => {
    if (!one || !other) return one ? -1 : other ? 1 : 0;
    return way * collator.compare(one, other);
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

  document.querySelectorAll("table[data-sortable]").forEach((table) => makeSortable(/** @type {HTMLTableElement} */ (table)));

  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form.tools"));
  const body = /** @type {HTMLTableSectionElement | null} */ (document.querySelector(".listing tbody"));
  if (!form || !body) return;

  const text = /** @type {HTMLInputElement} */ (form.elements.namedItem("text"));
  const type = /** @type {HTMLSelectElement} */ (form.elements.namedItem("type"));
  const owner = /** @type {HTMLSelectElement} */ (form.elements.namedItem("owner"));
  const count = /** @type {HTMLOutputElement} */ (form.querySelector("output"));
  const none = /** @type {HTMLElement} */ (document.querySelector("[data-none]"));
  const omitted = /** @type {HTMLElement | null} */ (document.querySelector("[data-omitted]"));

  /** @param {HTMLTableRowElement} row @param {string[]} words */
  const matches = (row, words) =>
    (!type.value || row.dataset.type === type.value) &&
    (!owner.value || row.dataset.owner === owner.value) &&
    words.every((word) => (row.textContent || "").toLowerCase().includes(word));

  const filter = () => {
    const words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of body.rows) {
      row.hidden = !matches(row, words);
      if (!row.hidden) shown += 1;
    }
    const all = body.rows.length;
    count.value = shown === all ? `${all} artifacts` : `${shown} of ${all} artifacts`;
    none.hidden = shown > 0;
  };

  let missing = (form.dataset.more || "").split(" ").filter(Boolean);

  /** Called by the scripts with more rows: markup that the build wrote as it writes a page. @param {string[]} rows */
  lineage.moreRows = (rows) => {
    body.insertAdjacentHTML("beforeend", rows.join(""));
    filter();
  };

  const bringAll = () => {
    for (const source of missing) {
      const script = document.createElement("script");
      script.src = source;
      document.head.append(script);
    }
    missing = [];
    if (omitted) omitted.hidden = true;
  };

  const work = () => {
    bringAll();
    filter();
  };

  form.hidden = false;
  form.addEventListener("input", work);
  form.addEventListener("submit", (event) => event.preventDefault());
  document.querySelector("[data-clear]")?.addEventListener("click", () => {
    form.reset();
    filter();
  });
  const all = document.querySelector("[data-all]");
  all?.removeAttribute("hidden");
  all?.addEventListener("click", work);

  const asked = new URLSearchParams(location.search);
  for (const field of [text, type, owner]) field.value = asked.get(field.name) ?? "";
  if ([text, type, owner].some((field) => field.value)) work();
})();
