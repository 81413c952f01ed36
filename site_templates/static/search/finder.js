// The search window: what is typed is looked for at every key; up and down choose, Enter opens.
"use strict";

(() => {
  const { html, icon } = lineage.elements;
  const root = document.documentElement.dataset.root || "";

  const input = /** @type {HTMLInputElement} */ (
    html("input", {
      type: "search",
      placeholder: "Artifacts, tables, columns, tags, people…",
      "aria-label": "Search everything",
      role: "combobox",
      "aria-controls": "finder-hits",
      "aria-expanded": "false",
      "aria-autocomplete": "list",
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
      enterkeyhint: "go",
    })
  );
  const hits = html("div", { class: "hits", id: "finder-hits", role: "listbox", "aria-label": "What was found" });
  const state = html("p", { role: "status" });
  const key = (/** @type {string} */ name) => html("kbd", {}, name);
  const keys = html("p", { class: "keys" }, key("↑"), " ", key("↓"), " choose · ", key("Enter"), " open · ", key("Shift Enter"), " in lineage · ", key("Alt Enter"), " in the list");
  const form = html("form", { method: "dialog" }, icon("sign-search"), input, html("button", { type: "submit" }, "Close"));
  const dialog = /** @type {HTMLDialogElement} */ (html("dialog", { class: "finder", "aria-label": "Search" }, form, hits, html("div", { class: "foot" }, state, keys)));
  document.body.append(dialog);

  /** The lines that can be chosen. @type {HTMLElement[]} */
  let options = [];
  let chosen = 0;

  /** @param {number} number @param {boolean} seen whether it is to be brought into view */
  const choose = (number, seen = true) => {
    if (!options.length) return;
    options[chosen]?.setAttribute("aria-selected", "false");
    chosen = (number + options.length) % options.length;
    const line = options[chosen];
    line.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", line.id);
    if (!seen) return;
    if (chosen) line.scrollIntoView({ block: "nearest" });
    else hits.scrollTop = 0;
  };

  /** @param {HTMLElement | undefined} line @param {MouseEvent | KeyboardEvent} event */
  const go = (line, event) => {
    if (!line) return;
    const { open = "", list, lineage: drawn } = line.dataset;
    const href = (event.shiftKey && drawn) || (event.altKey && list) || open;
    if (event.ctrlKey || event.metaKey) {
      window.open(href, "_blank", "noopener");
      return;
    }
    dialog.close();
    location.href = href;
  };

  /** @param {number} count @param {number} kinds */
  const summary = (count, kinds) => `${lineage.elements.number(count)} found${kinds > 1 ? ` in ${kinds} groups` : ""}.`;

  /** Answer with what is there. @param {boolean} again whether it is the same question, of which more has come to be known */
  const answer = (again = false) => {
    const before = again ? options[chosen]?.dataset.open : undefined;
    const { words, groups, count, without } = lineage.rank.search(input.value);
    hits.replaceChildren(...lineage.hits.lines(groups, words, root));
    options = [...hits.querySelectorAll("[role=option]")];
    const kept = chosen > 0 && before ? options.findIndex((line) => line.dataset.open === before) : 0;
    chosen = 0;
    input.setAttribute("aria-expanded", String(options.length > 0));
    input.removeAttribute("aria-activedescendant");
    choose(Math.max(0, kept), !again);
    if (!words.length) state.textContent = lineage.names.whole() ? "Type to search." : "Loading…";
    else if (count && without.length) state.textContent = `Nothing has all of that. Without “${without.join(" ")}”: ${summary(count, groups.length)}`;
    else if (count) state.textContent = summary(count, groups.length);
    else state.textContent = lineage.names.whole() && lineage.places.whole(words) ? "Nothing is called that." : "Loading…";
    return words;
  };

  /** Answer at once with the names, and again when the places of the words have come. */
  const ask = async () => {
    const missing = lineage.places.missing(answer());
    if (!missing.length) return;
    const asked = input.value;
    await lineage.places.bring(missing);
    if (input.value === asked) answer(true);
  };

  let begun = false;
  const begin = async () => {
    if (begun) return;
    begun = true;
    try {
      await lineage.names.load(() => answer(true));
      await lineage.places.load();
      await ask();
    } catch {
      begun = false;
      state.textContent = "The search data could not be loaded.";
    }
  };

  /** @param {string} typed what was typed before the window was there */
  const open = (typed = "") => {
    if (dialog.open) {
      input.select();
      return;
    }
    dialog.showModal();
    input.select();
    if (typed) input.value = typed;
    begin();
    if (typed) ask();
  };

  input.addEventListener("input", ask);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen - 1);
    else if (event.key === "PageDown") choose(Math.min(chosen + 6, options.length - 1));
    else if (event.key === "PageUp") choose(Math.max(chosen - 6, 0));
    else if (event.key === "Enter") go(options[chosen], event);
    else if (event.key === "Escape") dialog.close();
    else return;
    event.preventDefault();
  });
  /** @param {Event} event @returns {HTMLElement | undefined} */
  const lineOf = (event) => (event.target instanceof Element ? /** @type {HTMLElement | null} */ (event.target.closest("[role=option]")) ?? undefined : undefined);
  hits.addEventListener("click", (/** @type {MouseEvent} */ event) => go(lineOf(event), event));
  hits.addEventListener("pointermove", (/** @type {PointerEvent} */ event) => {
    const at = options.indexOf(/** @type {HTMLElement} */ (lineOf(event)));
    if (at >= 0 && at !== chosen) choose(at, false);
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });

  lineage.finder = { open };
})();
