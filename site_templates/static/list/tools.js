// The tools above a list: columns to choose, groups, the order on narrow screens, chosen filters as chips, copying.
"use strict";

(() => {
  const { html } = lineage.elements;
  const { COLUMNS } = lineage.columns;

  /** @param {string} value @param {string} title */
  const option = (value, title) => html("option", { value }, title);

  /** Fill the choice of groups, and that of orders, which narrow screens have in place of the heads of columns. @param {HTMLFormElement} form @param {boolean} everywhere */
  const fill = (form, everywhere) => {
    const group = /** @type {HTMLSelectElement} */ (form.elements.namedItem("group"));
    group.replaceChildren(option("", "None"), ...lineage.order.GROUPS.filter((/** @type {any} */ each) => everywhere || !each.everywhere).map((/** @type {any} */ each) => option(each.key, each.title)));
    const sort = /** @type {HTMLSelectElement} */ (form.elements.namedItem("sort"));
    sort.replaceChildren(option("", "By name"), ...COLUMNS.slice(1).map((/** @type {ListColumn} */ each) => option(each.down ? `-${each.key}` : each.key, `By ${each.title.toLowerCase()}`)));
  };

  /** The boxes to choose columns with; the name stays. @param {HTMLElement} box @param {boolean} everywhere @param {(key: string, wanted: boolean) => void} choose */
  const columns = (box, everywhere, choose) => {
    const offered = COLUMNS.slice(1).filter((/** @type {ListColumn} */ each) => everywhere || each.key !== "workspace");
    /** @type {{column: ListColumn, tick: HTMLInputElement, label: HTMLElement}[]} */
    const lines = offered.map((/** @type {ListColumn} */ column) => {
      const tick = /** @type {HTMLInputElement} */ (html("input", { type: "checkbox", value: column.key }));
      tick.addEventListener("change", () => choose(column.key, tick.checked));
      return { column, tick, label: html("label", {}, tick, column.title) };
    });
    box.replaceChildren(...lines.map(({ label }) => label));
    return (/** @type {string[]} */ shown) => lines.forEach(({ column, tick }) => (tick.checked = shown.includes(column.key)));
  };

  /** The heads of the columns, each a button that sorts. @param {HTMLElement} row @param {ListColumn[]} shown @param {string} sort @param {(key: string) => void} choose */
  const heads = (row, shown, sort, choose) => {
    const focused = document.activeElement?.closest("thead th")?.className;
    row.replaceChildren(
      ...shown.map((column) => {
        const button = html("button", { type: "button" }, column.title);
        button.addEventListener("click", () => choose(column.key));
        const head = html("th", { scope: "col", role: "columnheader", class: `of-${column.key}` }, button);
        const [key, way] = [sort.replace(/^-/, ""), sort.startsWith("-") ? "descending" : "ascending"];
        if (key === column.key) head.setAttribute("aria-sort", way);
        return head;
      }),
    );
    if (focused) /** @type {HTMLElement | null} */ (row.querySelector(`.${focused} button`))?.focus();
  };

  /** The chosen filters as chips, each of which takes itself away. @param {HTMLElement} list @param {{text: string, drop: () => void}[]} chosen @param {() => void} clear */
  const chips = (list, chosen, clear) => {
    const focused = list.contains(document.activeElement);
    const lines = chosen.map(({ text, drop }) => {
      const button = html("button", { type: "button", class: "chip" }, html("span", { class: "aside" }, "Remove "), html("bdi", {}, text), html("span", { "aria-hidden": "true" }, " ×"));
      button.addEventListener("click", drop);
      return html("li", {}, button);
    });
    const all = html("button", { type: "button", class: "bare" }, "Clear all");
    all.addEventListener("click", clear);
    list.replaceChildren(...lines, ...(lines.length > 1 ? [html("li", {}, all)] : []));
    list.hidden = !lines.length;
    if (focused) /** @type {HTMLElement | null} */ (list.querySelector("button") ?? document.querySelector(".tools [name=text]"))?.focus();
  };

  /** Pages from disk and from hosts without TLS may lack the clipboard; then it goes the old way. @param {string} text */
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = /** @type {HTMLTextAreaElement} */ (html("textarea", { class: "aside", "aria-hidden": "true" }));
      const before = /** @type {HTMLElement | null} */ (document.activeElement);
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
      before?.focus({ preventScroll: true });
    }
  };

  lineage.listTools = { fill, columns, heads, chips, copy };
})();
