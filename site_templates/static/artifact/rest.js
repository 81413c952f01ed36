// What an answer leaves out, brought when it is asked for: the table then names every artifact that is known to be reached.
"use strict";

(() => {
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

  /** @param {string} name @param {string} className @param {(Node | string)[]} children */
  const element = (name, className, ...children) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  };

  /** @param {any} known @param {[number, number, string]} entry */
  const row = (known, [number, distance, way]) => {
    const [name, given, space, type, owner, deprecated] = known.artifacts[number];
    const [workspace, workspaceTitle] = known.workspaces[space];
    const [typeTitle, group, icon] = known.types[type];
    const link = element("a", "", given || name);
    link.setAttribute("href", `${root}artifacts/${encodeURIComponent(workspace)}/${encodeURIComponent(name)}.html`);
    const mark = deprecated ? [" ", element("span", "chip deprecated", element("i", "icon i-sign-deprecated"), "Deprecated")] : [];
    const named = element("td", "", element("i", `tile ${group} i-${icon}`), link, ...mark, element("small", "", typeTitle));
    return element("tr", "", named, element("td", "", workspaceTitle), element("td", "", known.owners[owner]), element("td", "", String(distance)), element("td", "", way || "directly"));
  };

  for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-rest]"))) {
    const table = place.closest("section")?.querySelector("table");
    const said = place.querySelector("span");
    if (!table || !said) continue;
    const total = table.tBodies[0].rows.length + parseInt(said.textContent ?? "", 10);
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = `Show all ${total.toLocaleString("en")}`;
    button.addEventListener("click", async () => {
      button.disabled = true;
      const known = await load(place.dataset.of ?? "");
      const own = decodeURIComponent(location.pathname.split("/").pop() ?? "").replace(/\.html$/, "");
      const found = known.answers.find(([name, way]) => name === own && way === place.dataset.rest);
      const rows = (found?.[2] ?? []).map((/** @type {[number, number, string]} */ entry) => row(known, entry));
      table.tBodies[0].append(...rows);
      for (const head of table.querySelectorAll("[aria-sort]")) head.removeAttribute("aria-sort");
      const missing = total - table.tBodies[0].rows.length;
      if (missing > 0) said.firstChild?.replaceWith(`${missing.toLocaleString("en")} more are further away; `);
      else said.remove();
      button.remove();
      /** @type {HTMLElement | null} */ (table.closest(".scroll"))?.focus({ preventScroll: true });
    });
    place.prepend(button, " ");
  }
})();
