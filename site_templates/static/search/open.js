// Opens search from any page: "/" or Ctrl+K, or a button. All else that search needs is loaded when it is first opened.
"use strict";

(() => {
  const root = document.documentElement.dataset.root || "";
  const SCRIPTS = ["elements", "search/letters", "search/match", "search/names", "search/places", "search/rank", "search/hits", "search/finder"];

  /** @type {Map<string, Promise<void>>} */
  const asked = new Map();

  /** Load a script of the site, once. @param {string} path @returns {Promise<void>} */
  const script = (path) => {
    const known = asked.get(path);
    if (known) return known;
    /** @type {Promise<void>} */
    const coming = new Promise((done, failed) => {
      const element = document.createElement("script");
      element.async = false;
      element.src = root + path;
      element.addEventListener("load", () => done());
      element.addEventListener("error", () => failed(new Error(`${path} could not be loaded`)));
      document.head.append(element);
    });
    asked.set(path, coming);
    coming.catch(() => asked.delete(path));
    return coming;
  };

  /** What is typed before the window is there is not lost. */
  let early = "";
  /** @param {KeyboardEvent} event */
  const catchEarly = (event) => {
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
    early += event.key;
    event.preventDefault();
  };

  let opening = false;

  const open = async () => {
    if (opening) return;
    opening = true;
    early = "";
    addEventListener("keydown", catchEarly);
    try {
      await Promise.all(SCRIPTS.map((name) => script(`static/${name}.js`)));
    } finally {
      removeEventListener("keydown", catchEarly);
      opening = false;
    }
    lineage.finder.open(early);
  };

  for (const button of document.querySelectorAll("[data-search]")) {
    button.removeAttribute("hidden");
    button.addEventListener("click", open);
  }
  addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.closest("input, select, textarea, [contenteditable]");
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const slash = event.key === "/" && plain && !typing;
    const letter = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!slash && !letter) return;
    event.preventDefault();
    open();
  });

  lineage.load = script;
})();
