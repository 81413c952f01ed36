// The picture on an artifact's page: the lineage view, around this artifact. It is brought once the page can be read.
"use strict";

(() => {
  const canvas = /** @type {HTMLElement | null} */ (document.querySelector(".canvas[data-focus]"));
  if (!canvas) return;

  const SHEETS = ["canvas", "lens"];
  /** The names of the scripts that it is made of, as the lineage view says them. @type {string[]} */
  let names = [];
  const [LOWEST, HIGHEST] = [190, 460];
  const root = document.documentElement.dataset.root || "";

  /** @param {string} name @returns {Promise<void>} */
  const sheet = (name) =>
    new Promise((done) => {
      const link = document.createElement("link");
      link.rel = "stylesheet";
      link.href = `${root}static/${name}.css`;
      link.addEventListener("load", () => done());
      link.addEventListener("error", () => done());
      document.head.insertBefore(link, document.head.querySelector('[href$="print.css"]'));
    });

  /** @param {string} name @param {string} className @param {Record<string, string>} attributes @param {(Node | string)[]} children */
  const element = (name, className, attributes = {}, ...children) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };

  /** @param {string} zoom @param {string} sign @param {string} text */
  const button = (zoom, sign, text) =>
    element("button", "", { type: "button", "data-zoom": zoom, title: text }, element("i", `icon i-sign-${sign}`), element("span", "aside", {}, text));

  const furnish = () =>
    canvas.append(
      element("p", "around", { hidden: "" }),
      element("div", "controls", { "data-still": "", hidden: "" }, button("in", "plus", "Zoom in"), button("out", "minus", "Zoom out"), button("fit", "fit", "Show everything")),
      element("aside", "about", { "aria-label": "Chosen card", "data-still": "", hidden: "" }),
      element("p", "aside", { role: "status" }),
    );

  /** How far the picture goes, to be chosen. @param {"up" | "down"} way */
  const hops = (way) => {
    const field = /** @type {HTMLInputElement} */ (element("input", "", { type: "number", min: "0", max: "20" }));
    field.value = String(lineage.view.state()[way]);
    field.addEventListener("change", () => lineage.view.go({ [way]: Math.max(0, Math.min(20, Number(field.value) || 0)) }, { fit: true }));
    lineage.view.watch(() => document.activeElement !== field && (field.value = String(lineage.view.state()[way])));
    return element("label", "", {}, `steps ${way}stream`, field);
  };

  /** As high as the picture asks for, as far as that is sensible. */
  const settle = () => {
    const box = lineage.scene.svg.viewBox.baseVal;
    const scale = Math.max(0.72, Math.min(1, canvas.clientWidth / box.width));
    canvas.style.setProperty("--wanted-height", `${Math.round(Math.min(HIGHEST, Math.max(LOWEST, box.height * scale + 24)))}px`);
    lineage.viewport.start();
  };

  /** Called by picture-data.js. @param {string[]} said */
  lineage.takePicture = (said) => {
    names = said;
  };

  const begin = async () => {
    furnish();
    const workspace = encodeURIComponent(canvas.dataset.view ?? "");
    await lineage.load("picture-data.js");
    const scripts = [...names.map((name) => `static/${name}.js`), "icons-data.js", `workspaces/${workspace}/graph.js`];
    await Promise.all([...SHEETS.map(sheet), ...scripts.map(lineage.load)]);
    await lineage.view.begin();
    canvas.after(element("p", "hops", {}, hops("up"), hops("down")));
    settle();
  };

  begin().catch(() => {
    // The relationships stand below, in words.
    canvas.classList.add("none");
    canvas.hidden = true;
  });
})();
