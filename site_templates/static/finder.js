// The search window: opened by "/" or its buttons, worked by keyboard, its data loaded when first asked for.
"use strict";

(() => {
  const MOST = 30;
  const root = document.documentElement.dataset.root || "";
  const SVG = "http://www.w3.org/2000/svg";

  /** @type {any[] | null} */
  let known = null;
  /** @type {Record<string, string>} */
  let icons = {};
  let chosen = 0;

  /**
   * @param {string} name @param {Record<string, string>} attributes @param {(Node | string)[]} children
   * @returns {HTMLElement}
   */
  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };

  const input = /** @type {HTMLInputElement} */ (
    element("input", {
      type: "search",
      placeholder: "Artifacts, tables, columns, tags, people…",
      "aria-label": "Search everything",
      role: "combobox",
      "aria-controls": "finder-hits",
      "aria-expanded": "true",
      autocomplete: "off",
      spellcheck: "false",
    })
  );
  const hits = element("ul", { id: "finder-hits", role: "listbox", "aria-label": "What was found" });
  const state = element("p", { class: "state", role: "status" });
  const close = element("button", { type: "submit" }, "Close");
  const dialog = /** @type {HTMLDialogElement} */ (
    element("dialog", { class: "finder", "aria-label": "Search" }, element("form", { method: "dialog" }, input, close), hits, state)
  );

  /** The sprite's symbols come from our own sheet of icons, not from a spec. @param {string} name @param {string} group */
  const tile = (name, group) => {
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("class", "icon");
    svg.setAttribute("aria-hidden", "true");
    svg.setAttribute("viewBox", "0 0 24 24");
    const symbol = new DOMParser().parseFromString(`<svg xmlns="${SVG}">${icons[name] || ""}</svg>`, "image/svg+xml");
    const shapes = symbol.querySelector("symbol");
    if (shapes) svg.append(...shapes.childNodes);
    return element("span", { class: `tile ${group}` }, svg);
  };

  /** @param {string[]} entry @param {number} number */
  const row = ([title, where, icon, group, href], number) => {
    const line = element(
      "li",
      { role: "option", id: `hit-${number}`, "aria-selected": "false", "data-href": root + href },
      tile(icon, group),
      element("span", {}, element("b", {}, title), element("small", {}, where)),
    );
    line.addEventListener("click", () => go(number));
    line.addEventListener("pointermove", () => choose(number));
    return line;
  };

  /** @param {number} number */
  const choose = (number) => {
    const rows = [...hits.children];
    if (!rows.length) return;
    chosen = (number + rows.length) % rows.length;
    rows.forEach((each, at) => each.setAttribute("aria-selected", String(at === chosen)));
    rows[chosen].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", rows[chosen].id);
  };

  /** @param {number} number */
  const go = (number) => {
    const href = hits.children[number]?.getAttribute("data-href");
    if (!href) return;
    dialog.close();
    location.href = href;
  };

  const show = () => {
    if (!known) {
      state.textContent = "Loading…";
      return;
    }
    const found = lineage.search(known, input.value, MOST);
    hits.replaceChildren(...found.map(row));
    input.removeAttribute("aria-activedescendant");
    if (found.length) choose(0);
    if (!input.value.trim()) state.textContent = "Type to search. ↑ ↓ choose, Enter opens, Esc closes.";
    else if (!found.length) state.textContent = "Nothing is called that.";
    else state.textContent = found.length === MOST ? `The best ${MOST}; type more to narrow them.` : `${found.length} found.`;
  };

  /** Called by search-data.js. @param {{icons: Record<string, string>, entries: any[]}} data */
  lineage.searchData = (data) => {
    icons = data.icons;
    known = lineage.prepareSearch(data.entries);
    show();
  };

  let asked = false;
  const load = () => {
    if (asked) return;
    asked = true;
    const script = /** @type {HTMLScriptElement} */ (element("script", { src: `${root}search-data.js` }));
    script.addEventListener("error", () => (state.textContent = "The search data could not be loaded."));
    document.head.append(script);
  };

  const open = () => {
    if (dialog.open) return;
    load();
    dialog.showModal();
    input.select();
    show();
  };

  input.addEventListener("input", show);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen - 1);
    else if (event.key === "Enter") go(chosen);
    else return;
    event.preventDefault();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);

  for (const button of document.querySelectorAll("[data-search]")) {
    button.removeAttribute("hidden");
    button.addEventListener("click", open);
  }
  addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.closest("input, select, textarea, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    open();
  });
})();
