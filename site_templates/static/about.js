// Choosing a card of a picture: a small note says what it is; a second click, or Enter, follows its link.
"use strict";

(() => {
  const scene = lineage.scene;
  if (!scene) return;

  const about = /** @type {HTMLElement} */ (scene.canvas.querySelector(".about"));
  const status = /** @type {HTMLElement} */ (scene.canvas.querySelector("[role=status]"));

  /** @param {string} name @param {string} className @param {(Node | string)[]} children */
  const element = (name, className, ...children) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  };

  /** @param {any} card */
  const describe = (card) => {
    const [title, ...lines] = (card.link.querySelector("title")?.textContent || "").split("\n");
    const sides = scene.sides(card.key);
    const [up, down] = [sides.up.size, sides.down.size];
    const open = /** @type {HTMLAnchorElement} */ (element("a", "button first", "Open page"));
    open.href = card.link.getAttribute("href") || "";
    const close = element("button", "close", "×");
    close.setAttribute("aria-label", "Close");
    close.addEventListener("click", () => choose(""));
    about.replaceChildren(
      element("h3", "", title),
      element("p", "", lines.join("\n")),
      element("div", "ways", element("span", "up", `↑ ${up} upstream`), element("span", "down", `↓ ${down} downstream`)),
      open,
      close,
    );
    about.hidden = false;
    status.textContent = `${title}. ${lines.join(", ")}. ${up} upstream and ${down} downstream in this picture.`;
  };

  /** @param {string} key */
  const choose = (key) => {
    lineage.highlight.choose(key);
    const card = scene.cards().find((/** @type {any} */ each) => each.key === key);
    if (card) {
      describe(card);
      return;
    }
    about.hidden = true;
    status.textContent = "";
  };

  for (const card of scene.cards()) {
    card.link.addEventListener("focus", () => {
      if (card.link.matches(":focus-visible")) choose(card.key);
    });
    card.link.addEventListener("click", (/** @type {MouseEvent} */ event) => {
      // A click chooses; Enter, a second click, and a click for a new tab follow the link.
      const follows = event.detail !== 1 || event.ctrlKey || event.metaKey || event.shiftKey || lineage.highlight.chosen() === card.key;
      if (follows) return;
      event.preventDefault();
      choose(card.key);
    });
  }
  scene.canvas.addEventListener("click", (/** @type {MouseEvent} */ event) => {
    if (event.target === scene.svg || event.target === scene.canvas) choose("");
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && lineage.highlight.chosen() && !document.querySelector("dialog[open]")) choose("");
  });
})();
