// What an answer leaves out, brought when it is asked for: the table then names every artifact that is reached.
"use strict";

(() => {
  const { html, icon, number } = lineage.elements;
  const SCRIPTS = ["search/letters", "search/match", "search/names"];
  /** How many more a table shows at once, and how many stops of a way at its beginning and its end. */
  const [MOST, STOPS] = [2000, 2];
  const ref = /** @type {HTMLElement} */ (document.querySelector("[data-ref]")).dataset.ref ?? "";
  const home = ref.slice(0, ref.indexOf("/") + 1);

  /** @param {string[]} way */
  const told = (way) => {
    const stops = way.map((stop) => (stop.startsWith(home) ? stop.slice(home.length) : stop));
    if (stops.length > 2 * STOPS) stops.splice(STOPS, stops.length - 2 * STOPS, "…");
    return stops.join(" › ") || "directly";
  };

  /** @param {{number: number, distance: number, way: string[]}} found */
  const row = (found) => {
    const { title, kind, group, icon: sign, href, where, also, deprecated } = lineage.names.artifacts[found.number];
    const mark = deprecated ? [" ", html("span", { class: "chip deprecated" }, icon("sign-deprecated"), "Deprecated")] : [];
    const named = html("td", {}, html("i", { class: `tile ${group} i-${sign}` }), html("a", { href }, title), ...mark, html("small", {}, kind));
    const cells = [where, also[0], String(found.distance), told(found.way)].map((text) => html("td", {}, text));
    return html("tr", {}, named, ...cells);
  };

  for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-rest]"))) {
    const table = place.closest("section")?.querySelector("table");
    const said = place.querySelector("span");
    if (!table || !said) continue;
    const rows = table.tBodies[0].rows;
    const total = rows.length + Number((said.firstChild?.textContent ?? "").replace(/\D/g, ""));
    const button = /** @type {HTMLButtonElement} */ (html("button", { type: "button" }));
    const offer = () => {
      button.textContent = total - rows.length > MOST ? `Show ${number(MOST)} more` : `Show all ${number(total)}`;
      button.disabled = false;
    };
    offer();
    button.addEventListener("click", async () => {
      const held = document.activeElement === button;
      button.disabled = true;
      for (const script of SCRIPTS) lineage.load(`static/${script}.js`);
      const graph = await lineage.reach.load();
      await lineage.load("static/search/names.js");
      await lineage.names.load(() => {});
      const found = lineage.reach.reached(graph, ref, place.dataset.rest === "impact").slice(rows.length, rows.length + MOST);
      table.tBodies[0].append(...found.map(row));
      table.dispatchEvent(new Event("rows"));
      offer();
      if (rows.length < total) said.firstChild?.replaceWith(`${number(total - rows.length)} more; `);
      else place.remove();
      if (held) /** @type {HTMLElement | null} */ (table.closest(".scroll"))?.focus({ preventScroll: true });
    });
    place.prepend(button, " ");
  }
})();
