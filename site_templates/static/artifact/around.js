// The picture on an artifact's page: the lineage view, around this artifact. It is brought once the page can be read.
"use strict";

(() => {
  const canvas = /** @type {HTMLElement | null} */ (document.querySelector(".canvas.focused"));
  const heading = /** @type {HTMLElement | null} */ (document.querySelector("h1[data-ref]"));
  if (!canvas || !heading) return;

  const { html, icon } = lineage.elements;
  const SHEETS = ["canvas", "lens"];
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

  /** @param {string} zoom @param {string} sign @param {string} text */
  const button = (zoom, sign, text) =>
    html("button", { type: "button", "data-zoom": zoom, title: text }, icon(`sign-${sign}`), html("span", { class: "aside" }, text));

  const furnish = () => {
    const ref = heading.dataset.ref ?? "";
    Object.assign(canvas.dataset, { focus: ref, view: ref.slice(0, ref.indexOf("/")) });
    canvas.tabIndex = 0;
    canvas.setAttribute("role", "group");
    canvas.setAttribute("aria-label", `Lineage around ${heading.textContent}`);
    canvas.append(
      html("p", { class: "around", hidden: "" }),
      html("div", { class: "controls", "data-still": "", hidden: "" }, button("in", "plus", "Zoom in"), button("out", "minus", "Zoom out"), button("fit", "fit", "Show everything")),
      html("aside", { class: "about", "aria-label": "Chosen card", "data-still": "", hidden: "" }),
      html("p", { class: "aside", role: "status" }),
    );
  };

  /** How far the picture goes, to be chosen. @param {"up" | "down"} way */
  const hops = (way) => {
    const field = /** @type {HTMLInputElement} */ (html("input", { type: "number", min: "0", max: "20" }));
    field.value = String(lineage.view.state()[way]);
    field.addEventListener("change", () => lineage.view.go({ [way]: Math.max(0, Math.min(20, Number(field.value) || 0)) }, { fit: true }));
    lineage.view.watch(() => document.activeElement !== field && (field.value = String(lineage.view.state()[way])));
    return html("label", {}, `steps ${way}stream`, field);
  };

  /** As high as the picture asks for, as far as that is sensible. */
  const settle = () => {
    const box = lineage.scene.svg.viewBox.baseVal;
    const scale = Math.max(0.72, Math.min(1, canvas.clientWidth / box.width));
    canvas.style.setProperty("--wanted-height", `${Math.round(Math.min(HIGHEST, Math.max(LOWEST, box.height * scale + 24)))}px`);
    lineage.viewport.start();
  };

  const begin = async () => {
    furnish();
    const workspace = encodeURIComponent(canvas.dataset.view ?? "");
    const scripts = ["static/picture.js", "icons-data.js", `workspaces/${workspace}/graph.js`];
    await Promise.all([...SHEETS.map(sheet), ...scripts.map(lineage.load)]);
    await lineage.view.begin();
    canvas.after(html("p", { class: "hops" }, hops("up"), hops("down")));
    settle();
  };

  begin().catch(() => {
    // The relationships stand below, in words.
    canvas.classList.add("none");
    canvas.hidden = true;
  });
})();
