// How much room the picture has: on the screen down to the window's lower edge, on paper the width of the page.
"use strict";

(() => {
  const view = lineage.view;
  if (!view) return;
  const { canvas } = view;
  const LEAST = 380;
  const ENOUGH = 420;
  const BELOW = 14;
  const WIDE_ON_PAPER = 1000;

  const legend = /** @type {HTMLElement | null} */ (document.querySelector("[data-legend]"));

  /** Where the window's edge is too near, part of the window, so that there is a page left to scroll by. */
  const fill = () => {
    const left = innerHeight - canvas.getBoundingClientRect().top - scrollY - BELOW - (legend?.offsetHeight ?? 0);
    canvas.style.setProperty("--canvas-height", `${Math.round(left >= ENOUGH ? left : Math.max(LEAST, 0.65 * innerHeight))}px`);
  };

  addEventListener("resize", fill);
  addEventListener("beforeprint", () => {
    canvas.classList.remove("distant");
    canvas.classList.toggle("far", lineage.scene.svg.viewBox.baseVal.width > WIDE_ON_PAPER);
  });
  addEventListener("afterprint", lineage.viewport.far);

  lineage.room = { fill };
})();
