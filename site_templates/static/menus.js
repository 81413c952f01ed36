// Menus that drop down from a button. Escape closes one, and so does what is done in it, pressed elsewhere or given the focus.
"use strict";

for (const menu of /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("details.drop"))) {
  const close = () => {
    menu.open = false;
    menu.querySelector("summary")?.focus({ preventScroll: true });
  };
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    close();
    event.stopPropagation();
  });
  menu.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("button")) close();
  });
  menu.addEventListener("focusout", ({ relatedTarget: next }) => {
    if (next instanceof Node && !menu.contains(next)) menu.open = false;
  });
  addEventListener("pointerdown", ({ target }) => {
    if (!(target instanceof Node && menu.contains(target))) menu.open = false;
  });
}
