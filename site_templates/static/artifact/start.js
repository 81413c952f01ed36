// Brings to an artifact's page the scripts that something on it asks for, in this order.
"use strict";

(() => {
  /** @type {[selector: string, scripts: string[]][]} */
  const SCRIPTS = [
    ["main", ["elements", "address"]],
    [".canvas.focused", ["artifact/around"]],
    ["table[data-charts]", ["artifact/numbers", "artifact/charts"]],
    ["table[data-compare]", ["artifact/numbers", "artifact/compare", "artifact/paper"]],
    ["[data-more]", ["more"]],
    ["[data-rest]", ["artifact/reach", "artifact/rest"]],
    [".reached", ["artifact/narrow"]],
    ["[data-trace]", ["artifact/trace"]],
    ["[data-copy]", ["artifact/copy"]],
    ["table[data-sortable], .reached", ["sort"]],
  ];
  for (const [selector, scripts] of SCRIPTS) {
    if (document.querySelector(selector)) for (const script of scripts) lineage.load(`static/${script}.js`);
  }
})();
