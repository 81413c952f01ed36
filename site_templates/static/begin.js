// Begins the lineage view once everything it is made of is there.
"use strict";

if (lineage.view)
  lineage.view.begin().catch((/** @type {Error} */ error) => {
    const status = lineage.view.canvas.querySelector("[role=status]");
    if (status) status.textContent = `The lineage could not be loaded: ${error.message}`;
  });
