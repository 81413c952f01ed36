// Comparing two rows of a table side by side: what differs, and by how much. Which two is in the address of the page.
"use strict";

(() => {
  const { html } = lineage.elements;
  const { difference } = lineage.numbers;

  /** @param {Element | undefined} cell */
  const textOf = (cell) => (cell?.textContent ?? "").trim().replace(/\s+/g, " ");

  /** @param {HTMLTableRowElement} row */
  const nameOf = (row) => {
    const aliases = [...row.querySelectorAll(".chip.fine")].map(textOf).filter((text) => text.startsWith("@"));
    return [row.cells[0].querySelector("b")?.textContent ?? "", ...aliases].join(" ");
  };

  /** A cell of the table as a cell of the comparison: links stay links. @param {HTMLTableCellElement} cell */
  const told = (cell) => html("td", {}, ...[...cell.childNodes].map((node) => node.cloneNode(true)));

  /** @param {HTMLTableRowElement} row */
  const option = (row) => new Option(nameOf(row), row.id);

  /** @param {HTMLTableElement} table */
  const offer = (table) => {
    const what = table.dataset.compare ?? "";
    let rows = [...table.tBodies[0].rows];
    const heads = [...table.tHead?.rows[0].cells ?? []];
    if (rows.length < 2) return;
    const [first, second] = ["Compare", "with"].map((label) => {
      const select = document.createElement("select");
      select.append(...rows.map(option));
      return { select, label: html("label", {}, label, select) };
    });
    const onlyBox = /** @type {HTMLInputElement} */ (html("input", { type: "checkbox", checked: "" }));
    const only = html("label", {}, onlyBox, "only what differs");
    const [show, hide] = [html("button", { type: "submit" }, "Show"), html("button", { type: "button" }, "Hide")];
    const result = html("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Comparison" });
    const status = html("p", { class: "note", role: "status" });
    const form = html("form", {}, first.label, second.label, show, only, hide);
    const place = html("div", { class: "compare" }, form, result, status);

    /** @param {boolean} open */
    const toggle = (open) => {
      for (const part of [result, only, hide]) part.hidden = !open;
      if (!open) status.textContent = "";
    };

    const compare = () => {
      const pair = [first, second].map(({ select }) => rows[select.selectedIndex]);
      const body = html("tbody");
      let differing = 0;
      heads.slice(1).forEach((head, number) => {
        const [one, other] = pair.map((row) => row.cells[number + 1]);
        const [before, after] = [textOf(one), textOf(other)];
        if (!before && !after) return;
        const differs = before !== after;
        differing += differs ? 1 : 0;
        if (!differs && onlyBox.checked) return;
        const name = html("th", { scope: "row" }, html("bdi", {}, textOf(head)));
        const more = html("td", { class: "number" }, head.dataset.figure ? difference(before, after) : "");
        body.append(html("tr", { class: differs ? "differs" : "same" }, name, told(one), told(other), more));
      });
      const head = html("tr", {}, ...[what === "version" ? "Versions" : "Runs", ...pair.map(nameOf), "Difference"].map((text) => html("th", {}, text)));
      result.replaceChildren(html("table", {}, html("thead", {}, head), body));
      toggle(true);
      result.hidden = !body.childNodes.length;
      status.textContent = differing ? `${nameOf(pair[0])} and ${nameOf(pair[1])} differ in ${differing} way${differing === 1 ? "" : "s"}.` : "They do not differ in anything that is declared.";
    };

    const step = () => {
      lineage.address.set("compare", `${first.select.value}..${second.select.value}`);
      compare();
    };
    form.addEventListener("submit", (/** @type {Event} */ event) => {
      event.preventDefault();
      step();
    });
    onlyBox.addEventListener("change", compare);
    for (const { select } of [first, second]) select.addEventListener("change", () => !result.hidden && step());
    hide.addEventListener("click", () => {
      lineage.address.set("compare", "");
      toggle(false);
      show.focus();
    });

    /** Whether one came for the comparison, by a link to it: it stands further down. */
    const [came] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
    let sought = came?.type === "navigate" && lineage.address.get("compare") !== "";

    /** What the address says is compared, else nothing. */
    const read = () => {
      const said = /^(.+?)\.\.(.+)$/.exec(lineage.address.get("compare"));
      const known = said && [said[1], said[2]].every((id) => rows.some((row) => row.id === id));
      if (!said || !known) {
        toggle(false);
        return;
      }
      [first.select.value, second.select.value] = [said[1], said[2]];
      compare();
      if (sought) place.scrollIntoView();
      sought = false;
    };
    addEventListener("popstate", read);
    table.addEventListener("rows", () => {
      const come = [...table.tBodies[0].rows].filter((row) => !rows.includes(row));
      rows = [...rows, ...come];
      for (const { select } of [first, second]) select.append(...come.map(option));
      read();
    });
    first.select.selectedIndex = 1;
    second.select.selectedIndex = 0;
    (table.closest(".scroll") ?? table).before(place);
    toggle(false);
    read();
  };

  for (const table of /** @type {NodeListOf<HTMLTableElement>} */ (document.querySelectorAll("table[data-compare]"))) offer(table);
})();
