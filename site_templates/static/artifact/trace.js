// How many artifacts a column reaches leads to the lineage view, where they are lit.
"use strict";

(() => {
  const main = /** @type {HTMLElement} */ (document.querySelector("[data-ref]"));
  const [root, ref] = [document.documentElement.dataset.root || "", main.dataset.ref ?? ""];
  const workspace = encodeURIComponent(ref.slice(0, ref.indexOf("/")));

  /** @param {string} text */
  const encode = (text) => encodeURIComponent(text).replace(/%2F/g, "/");

  /** @param {HTMLElement} cell */
  const lead = (cell) => {
    const column = ref + decodeURIComponent(cell.closest("tr")?.id ?? "");
    const table = column.slice(0, column.indexOf("#"));
    const href = `${root}workspaces/${workspace}/lineage.html#focus=${encode(ref)}&parts=${encode(ref)}&columns=${encode(table)}&chosen=${encode(column)}`;
    cell.append(lineage.elements.html("a", { href, title: "Trace it in the lineage" }, ...cell.childNodes));
    delete cell.dataset.trace;
  };

  const leadAll = () => document.querySelectorAll("[data-trace]").forEach((cell) => lead(/** @type {HTMLElement} */ (cell)));
  leadAll();
  addEventListener("rows", leadAll);
})();
