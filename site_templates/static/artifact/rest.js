// What an answer leaves out, brought when it is asked for: the table then names every artifact that is known to be reached.
"use strict";

(() => {
  const { html, icon } = lineage.elements;
  const root = document.documentElement.dataset.root || "";

  /** @typedef {{workspace: string, piece: number, pieces: number, artifacts?: any[], types?: any[], owners?: any[], workspaces?: any[], answers?: any[]}} Piece */

  /** @type {Piece[]} */
  const come = [];

  /** @param {Piece} piece */
  lineage.answersShard = (piece) => {
    come[piece.piece - 1] = piece;
  };

  /** @param {string} first the way to the first piece */
  const load = async (first) => {
    const path = first.slice(root.length);
    await lineage.load(path);
    const others = Array.from({ length: come[0].pieces - 1 }, (_, at) => lineage.load(path.replace(/\.js$/, `-${at + 2}.js`)));
    await Promise.all(others);
    /** @param {"artifacts" | "types" | "owners" | "workspaces" | "answers"} list */
    const joined = (list) => come.flatMap((piece) => piece[list] ?? []);
    return { artifacts: joined("artifacts"), types: joined("types"), owners: joined("owners"), workspaces: joined("workspaces"), answers: joined("answers") };
  };

  /** @param {any} known @param {[number, number, string]} entry */
  const row = (known, [number, distance, way]) => {
    const [name, given, space, type, owner, deprecated] = known.artifacts[number];
    const [workspace, workspaceTitle] = known.workspaces[space];
    const [typeTitle, group, sign] = known.types[type];
    const link = html("a", { href: `${root}artifacts/${encodeURIComponent(workspace)}/${encodeURIComponent(name)}.html` }, given || name);
    const mark = deprecated ? [" ", html("span", { class: "chip deprecated" }, icon("sign-deprecated"), "Deprecated")] : [];
    const named = html("td", {}, html("i", { class: `tile ${group} i-${sign}` }), link, ...mark, html("small", {}, typeTitle));
    const cells = [workspaceTitle, known.owners[owner], String(distance), way || "directly"].map((text) => html("td", {}, text));
    return html("tr", {}, named, ...cells);
  };

  for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-rest]"))) {
    const table = place.closest("section")?.querySelector("table");
    const said = place.querySelector("span");
    if (!table || !said) continue;
    const total = table.tBodies[0].rows.length + Number((said.firstChild?.textContent ?? "").replace(/\D/g, ""));
    const button = /** @type {HTMLButtonElement} */ (html("button", { type: "button" }, `Show all ${lineage.elements.number(total)}`));
    button.addEventListener("click", async () => {
      button.disabled = true;
      const known = await load(place.dataset.of ?? "");
      const own = decodeURIComponent(location.pathname.split("/").pop() ?? "").replace(/\.html$/, "");
      const found = known.answers.find(([name, way]) => name === own && way === place.dataset.rest);
      const rows = (found?.[2] ?? []).map((/** @type {[number, number, string]} */ entry) => row(known, entry));
      table.tBodies[0].append(...rows);
      table.dispatchEvent(new Event("rows"));
      for (const head of table.querySelectorAll("[aria-sort]")) head.removeAttribute("aria-sort");
      const missing = total - table.tBodies[0].rows.length;
      if (missing > 0) said.firstChild?.replaceWith(`${lineage.elements.number(missing)} more; `);
      else said.remove();
      button.remove();
      /** @type {HTMLElement | null} */ (table.closest(".scroll"))?.focus({ preventScroll: true });
    });
    place.prepend(button, " ");
  }
})();
