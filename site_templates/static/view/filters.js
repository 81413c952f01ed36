// The tools above the picture: what it shows, how far around the focus, which sides are lit.
"use strict";

(() => {
  const view = lineage.view;
  const tools = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-lens]"));
  if (!view || !tools) return;
  const { html } = lineage.elements;
  const { having, PLAIN } = lineage.state;

  /** @template {Element} T @param {string} name @returns {T} */
  const part = (name) => /** @type {any} */ (document.querySelector(`[data-${name}]`));
  const [types, tags, planes, spaces] = ["types", "tags", "planes", "spaces"].map((name) => /** @type {HTMLElement} */ (part(name)));
  const leads = /** @type {HTMLInputElement} */ (part("leads"));
  const light = /** @type {HTMLSelectElement} */ (part("light"));
  const count = /** @type {HTMLOutputElement} */ (part("count"));
  const filters = /** @type {HTMLElement} */ (part("filters"));
  const around = /** @type {HTMLElement} */ (part("around"));
  const nothing = /** @type {HTMLElement} */ (part("nothing"));
  const unfilters = /** @type {HTMLButtonElement[]} */ ([...document.querySelectorAll("[data-unfilter]")]);
  const [up, down] = ["up", "down"].map((name) => /** @type {HTMLInputElement} */ (part(name)));

  /** @typedef {{value: string, text: string, count: number}} Choice */

  /**
   * Boxes to tick, of which the ticked ones are a list of the state. They stay while one works with them.
   * @param {HTMLElement} field @param {Choice[]} choices @param {string[]} ticked @param {(value: string, wanted: boolean) => void} act
   */
  const fill = (field, choices, ticked, act) => {
    const asked = document.activeElement instanceof HTMLInputElement ? document.activeElement.value : "";
    const held = field.contains(document.activeElement);
    const boxes = choices.map(({ value, text, count: number }) => {
      const box = /** @type {HTMLInputElement} */ (html("input", { type: "checkbox", value }));
      box.checked = ticked.includes(value);
      box.addEventListener("change", () => act(value, box.checked));
      return html("label", {}, box, html("bdi", {}, text), ...(number ? [html("span", { class: "muted" }, String(number))] : []));
    });
    field.querySelector("div")?.replaceChildren(...boxes);
    field.hidden = !boxes.length;
    if (held) /** @type {HTMLElement | undefined} */ ([...field.querySelectorAll("input")].find((box) => box.value === asked))?.focus({ preventScroll: true });
  };

  /** How often each value occurs, most often first. @param {[string, string][]} values */
  const counted = (values) => {
    /** @type {Map<string, Choice>} */
    const found = new Map();
    for (const [value, text] of values) {
      const choice = found.get(value) ?? { value, text, count: 0 };
      choice.count += 1;
      found.set(value, choice);
    }
    return [...found.values()].sort((one, other) => other.count - one.count || (one.text < other.text ? -1 : 1));
  };

  /** @param {"types" | "tags" | "planes"} name */
  const tick = (name) => (/** @type {string} */ value, /** @type {boolean} */ wanted) => view.go({ [name]: having(view.state()[name], value, wanted) });

  const showFilters = () => {
    const state = view.state();
    const known = [...lineage.model.artifacts.values()];
    fill(types, counted(known.map((each) => [each.type, each.typeTitle])), state.types, tick("types"));
    fill(tags, counted(known.flatMap((each) => each.tags.map((/** @type {string} */ tag) => [tag, `#${tag}`]))), state.tags, tick("tags"));
    fill(planes, lineage.state.PLANES.map((/** @type {string} */ value) => ({ value, text: value, count: 0 })), state.planes, (value, wanted) => {
      const chosen = lineage.state.PLANES.filter((/** @type {string} */ plane) => (plane === value ? wanted : state.planes.includes(plane)));
      view.go({ planes: chosen });
    });
    const shown = new Set(view.seen().cards.flatMap((/** @type {any} */ card) => card.members.map(lineage.gather.workspaceOf)));
    const choices = [...shown].sort().map((value) => ({ value, text: lineage.model.workspaces.get(value) ?? value, count: 0 }));
    fill(spaces, choices, state.together, (value, wanted) => view.go({ together: having(view.state().together, value, wanted), apart: having(view.state().apart, value, false) }));
    leads.checked = state.leads;
    const active = state.types.length + state.tags.length + Number(state.leads) + Number(state.planes.length !== PLAIN.planes.length);
    filters.textContent = active ? String(active) : "";
    filters.hidden = !active;
    for (const button of unfilters) button.hidden = !active;
  };

  /** Where filters leave nothing, that is said, with the way back. */
  const showNothing = () => {
    const { cards, filtered } = view.seen();
    nothing.hidden = cards.length > 0 || view.canvas.hasAttribute("aria-busy");
    const what = `${filtered === 1 ? "The one artifact" : `All ${filtered} artifacts`} here`;
    /** @type {HTMLElement} */ (nothing.querySelector("p")).textContent = filtered ? `Nothing fits the filter. ${what} would be shown without it.` : "There is nothing to show.";
  };

  const showAround = () => {
    const state = view.state();
    const focus = lineage.model.artifacts.get(state.focus);
    const ends = state.path.map((/** @type {string} */ ref) => lineage.model.artifacts.get(ref)?.title ?? ref);
    const path = ends.length === 2;
    around.hidden = !focus && !path && !state.trace;
    const said = path ? (view.seen().lines.length ? "Path from " : "No way leads from ") : focus ? "Focus on " : "Trace of ";
    const [what, to] = path ? ends : [focus?.title ?? lineage.svg.inert(state.trace.slice(state.trace.indexOf("/") + 1))];
    /** @type {HTMLElement} */ (around.querySelector("span")).replaceChildren(said, html("b", {}, what), ...(to ? [" to ", html("b", {}, to)] : []));
    for (const field of [up, down]) /** @type {HTMLElement} */ (field.closest("label")).hidden = !focus || path;
    if (document.activeElement !== up) up.value = String(state.up);
    if (document.activeElement !== down) down.value = String(state.down);
  };

  /** Artifacts of the workspace that have no place in the view, since nothing leads to or from them. */
  const alone = () => {
    const { focus, path, types, tags } = view.state();
    if (focus || path.length === 2 || types.length || tags.length) return 0;
    const { artifacts, ties } = lineage.model;
    return [...artifacts.values()].filter(({ ref, workspace }) => workspace === view.home && !ties.up.has(ref) && !ties.down.has(ref)).length;
  };

  const show = () => {
    const { cards, filtered } = view.seen();
    const artifacts = cards.reduce((/** @type {number} */ sum, /** @type {any} */ card) => sum + card.members.length, 0);
    const gathered = artifacts === cards.length ? "" : ` on ${cards.length} cards`;
    count.value = `${artifacts} artifact${artifacts === 1 ? "" : "s"}${gathered}${filtered ? `, ${filtered} filtered out` : ""}${alone() ? `, ${alone()} without any relationship` : ""}`;
    light.value = view.state().light;
    lineage.highlight.show(light.value);
    showAround();
    showFilters();
    showNothing();
  };

  const clear = () => view.go({ ...PLAIN, light: view.state().light }, { fit: true });

  tools.hidden = false;
  tools.addEventListener("submit", (event) => event.preventDefault());
  leads.addEventListener("change", () => view.go({ leads: leads.checked }));
  light.addEventListener("change", () => view.go({ light: light.value }));
  up.addEventListener("change", () => view.go({ up: Math.max(0, Number(up.value) || 0) }, { anchor: view.state().focus }));
  down.addEventListener("change", () => view.go({ down: Math.max(0, Number(down.value) || 0) }, { anchor: view.state().focus }));
  for (const button of document.querySelectorAll("[data-whole]")) button.addEventListener("click", clear);
  for (const button of unfilters) button.addEventListener("click", () => view.go({ types: [], tags: [], planes: PLAIN.planes, leads: false }, { fit: true }));
  part("all-inside").addEventListener("click", () => {
    const inside = view.seen().cards.filter((/** @type {any} */ card) => card.kind === "artifact" && lineage.rows.has(card.key));
    view.go({ parts: inside.map((/** @type {any} */ card) => card.key) });
  });
  part("none-inside").addEventListener("click", () => view.go({ parts: [], columns: [], rows: [] }));

  view.watch(show);
})();
