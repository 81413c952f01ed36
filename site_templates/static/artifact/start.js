// Brings to an artifact's page the scripts that something on it asks for, in this order.
"use strict";

(() => {
  /** @type {[selector: string, scripts: string[]][]} */
  const SCRIPTS = [
    [".canvas[data-focus]", ["artifact/around"]],
    ["table[data-charts]", ["elements", "artifact/numbers", "artifact/charts"]],
    ["table[data-compare]", ["elements", "artifact/numbers", "artifact/compare"]],
    ["[data-more]", ["elements", "artifact/more"]],
    [".reached", ["elements", "artifact/narrow"]],
    ["[data-rest]", ["elements", "artifact/rest"]],
    ["[data-trace]", ["artifact/trace"]],
    ["[data-copy]", ["artifact/copy"]],
    ["table[data-sortable]", ["sort"]],
  ];
  for (const [selector, scripts] of SCRIPTS) if (document.querySelector(selector)) for (const script of scripts) lineage.load(`static/${script}.js`);
})();
