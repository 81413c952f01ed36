// Brings to an artifact's page the scripts that something on it asks for.
"use strict";

(() => {
  /** @type {[selector: string, script: string][]} */
  const SCRIPTS = [
    [".canvas[data-focus]", "artifact/around"],
    ["table[data-charts]", "artifact/charts"],
    ["table[data-compare]", "artifact/compare"],
    ["[data-rest]", "artifact/rest"],
    ["[data-trace]", "artifact/trace"],
    ["[data-copy]", "artifact/copy"],
    ["table[data-sortable]", "sort"],
  ];
  for (const [selector, script] of SCRIPTS) if (document.querySelector(selector)) lineage.load(`static/${script}.js`);
})();
