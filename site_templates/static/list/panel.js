// The filters beside a list: each facet with its values and how many rows each would show, given all other filters.
"use strict";

(() => {
  const { html } = lineage.elements;

  /** So many values of a facet are shown at first. */
  const FEW = 7;
  /** Facets with more values than this can be searched. */
  const MANY = 14;
  /** Facets that are open at first. */
  const OPEN = new Set(["type", "workspace", "owner", "endorsement", "sensitivity"]);

  /**
   * @param {HTMLElement} form @param {ListFacet} facet @param {ListValue[]} values
   * @param {Set<string>} chosen @param {(key: string, value: string, wanted: boolean) => void} choose
   */
  const section = (form, facet, values, chosen, choose) => {
    /** @type {{value: ListValue, label: HTMLElement, box: HTMLInputElement, count: HTMLElement, told: number}[]} */
    const lines = values.map((value) => {
      const box = /** @type {HTMLInputElement} */ (html("input", { type: "checkbox", value: value.value }));
      const count = html("span", { class: "count" });
      box.addEventListener("change", () => choose(facet.key, value.value, box.checked));
      return { value, box, count, told: -1, label: html("label", { class: value.value ? "" : "none" }, box, html("bdi", { title: value.title }, value.title), count) };
    });
    const number = html("span", { class: "chip", hidden: "" });
    const seek = /** @type {HTMLInputElement} */ (html("input", { type: "search", "aria-label": `Find in ${facet.name.toLowerCase()}`, placeholder: "Find…", autocomplete: "off" }));
    const more = html("button", { type: "button", class: "more" });
    const box = html("div", { role: "group", "aria-label": facet.name, class: "values" }, ...lines.map(({ label }) => label));
    const details = html("details", OPEN.has(facet.key) || chosen.size ? { open: "" } : {}, html("summary", {}, facet.name, number), box, more);
    if (values.length > MANY) box.before(seek);
    form.append(details);
    let all = false;

    /** How many rows each value has, as far as it was said. @type {Map<string, number>} */
    let counts = new Map();

    const few = lines.length <= FEW + 2;

    /** The values to show at first: those that most rows have, given the other filters. */
    const first = () => {
      const most = lines.map(({ value }, at) => ({ at, count: counts.get(value.value) ?? 0 }));
      return new Set(most.sort((one, other) => other.count - one.count || one.at - other.at).slice(0, FEW).map(({ at }) => at));
    };

    /** Which values are there to choose: the first few, those that are chosen, and those looked for. */
    const reveal = () => {
      const sought = lineage.list.folded(seek.value.trim());
      const seen = few || all || sought ? null : first();
      lines.forEach((line, at) => {
        const { value, box, label, count } = line;
        label.hidden = sought ? !lineage.list.folded(value.title).includes(sought) : Boolean(seen && !seen.has(at) && !box.checked);
        const found = counts.get(value.value) ?? 0;
        if (label.hidden || found === line.told) return;
        line.told = found;
        count.textContent = lineage.elements.number(found);
        label.classList.toggle("zero", !found);
      });
      more.hidden = few || Boolean(sought);
      more.textContent = all ? "Show fewer" : `Show all ${lineage.elements.number(lines.length)}`;
      box.classList.toggle("tall", all && !few);
    };
    seek.addEventListener("input", reveal);
    seek.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
    more.addEventListener("click", () => {
      all = !all;
      reveal();
    });

    /** @param {Set<string>} now @param {Map<string, number>} numbers */
    return (now, numbers) => {
      counts = numbers;
      for (const { value, box } of lines) box.checked = now.has(value.value);
      number.hidden = !now.size;
      number.textContent = String(now.size);
      reveal();
    };
  };

  /**
   * Facets in which there is nothing to choose are left out.
   * @param {HTMLElement} form @param {ListFacet[]} facets @param {Map<string, ListValue[]>} values @param {Map<string, Set<string>>} chosen
   * @param {(key: string, value: string, wanted: boolean) => void} choose
   */
  const build = (form, facets, values, chosen, choose) => {
    /** @type {Map<string, (now: Set<string>, counts: Map<string, number>) => void>} */
    const sections = new Map();
    const skip = html("button", { type: "button", class: "skip" }, "Skip to the list");
    skip.addEventListener("click", () => /** @type {HTMLElement | null} */ (document.querySelector(".tools [name=text]"))?.focus());
    form.append(skip);
    for (const facet of facets) {
      const own = values.get(facet.key) ?? [];
      if (own.length > 1) sections.set(facet.key, section(form, facet, own, chosen.get(facet.key) ?? new Set(), choose));
    }
    form.addEventListener("submit", (event) => event.preventDefault());
    form.closest(".catalog")?.classList.toggle("plain", !sections.size);
    return (/** @type {Map<string, Set<string>>} */ now, /** @type {Map<string, Map<string, number>>} */ counts) => {
      for (const [key, update] of sections) update(now.get(key) ?? new Set(), counts.get(key) ?? new Map());
    };
  };

  lineage.filterPanel = { build };
})();
