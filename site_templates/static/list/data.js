// The rows of a list: brought by scripts in pieces, and put together once all of them are there.
"use strict";

/**
 * @typedef {{name: string, title: string, group: string, icon: string}} ListType
 * @typedef {{name: string, level: number, place: number}} ListLevel
 * @typedef {{
 *   ref: string, name: string, title: string, href: string, workspace: string, workspaceTitle: string, type: ListType,
 *   owner: string, ownerTitle: string, domain: string, endorsement: string, level: ListLevel | null, tags: string[],
 *   within: string, seconds: number, downstream: number, deprecated: boolean, mark: string, file: string, line: number,
 *   description: string, text: string | null
 * }} ListRow
 */

(() => {
  const root = document.documentElement.dataset.root || "";

  /** @type {Record<string, any[]>} */
  const lists = {};
  /** @type {any[]} */
  const come = [];
  /** @type {((rows: ListRow[]) => void)[]} */
  const waiting = [];
  /** @type {ListRow[] | null} */
  let rows = null;

  /** The order of people: without case and marks, and numbers by their size. */
  const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

  /** Letters without case and without marks. @param {string} text */
  const folded = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

  /** @param {string} list @param {number} number */
  const shared = (list, number) => (number ? lists[list][number - 1] : null);

  /** A row, from what lineage/site/listing.py says of it. @param {any[]} said @returns {ListRow} */
  const read = (said) => {
    const [name, title, space, type, owner, domain, endorsement, level, tags, time, downstream, deprecated, mark, file, line, description] = said;
    const [workspace, workspaceTitle] = shared("workspaces", space);
    const [typeName, typeTitle, group, icon] = shared("types", type);
    const [ownerRef, ownerTitle] = shared("owners", owner) ?? ["", ""];
    const sensitivity = shared("levels", level);
    const [within, seconds] = shared("times", time) ?? ["", 0];
    return {
      ref: `${workspace}/${name}`,
      name,
      title: title || name,
      href: `${root}artifacts/${encodeURIComponent(workspace)}/${encodeURIComponent(name)}.html`,
      workspace,
      workspaceTitle,
      type: { name: typeName, title: typeTitle, group, icon },
      owner: ownerRef,
      ownerTitle,
      domain: shared("domains", domain) ?? "",
      endorsement: endorsement || "",
      level: sensitivity && { name: sensitivity[0], level: sensitivity[1], place: sensitivity[2] },
      tags: (tags || []).map((/** @type {number} */ tag) => shared("tags", tag)),
      within,
      seconds,
      downstream: downstream || 0,
      deprecated: Boolean(deprecated),
      mark: mark || "",
      file: shared("files", file) ?? "",
      line: line || 0,
      description: description || "",
      text: null,
    };
  };

  /** All that a row can be found by. @param {ListRow} row */
  const textOf = (row) =>
    (row.text ??= folded(
      [row.title, row.name, row.workspace, row.workspaceTitle, row.type.title, row.type.name, row.ownerTitle, row.owner, row.domain, ...row.tags, row.description].join("\n"),
    ));

  /** Called by each script. @param {{piece: number, pieces: number, [list: string]: any}} piece */
  lineage.listShard = (piece) => {
    come[piece.piece - 1] = piece;
    if (Object.keys(come).length < piece.pieces) return;
    for (const each of come)
      for (const [name, list] of Object.entries(each)) if (Array.isArray(list)) lists[name] = (lists[name] ?? []).concat(list);
    rows = (lists.rows ?? []).map(read);
    waiting.splice(0).forEach((call) => call(/** @type {ListRow[]} */ (rows)));
  };

  /** Be called with the rows once all are there. @param {(rows: ListRow[]) => void} call */
  const whenThere = (call) => (rows ? call(rows) : void waiting.push(call));

  /** Make ready for the first letter, a few rows at a time and when there is nothing else to do. @param {ListRow[]} all */
  const prepare = (all, from = 0) => {
    const later = window.requestIdleCallback ?? setTimeout;
    later(() => {
      all.slice(from, from + 500).forEach(textOf);
      if (from + 500 < all.length) prepare(all, from + 500);
    });
  };

  lineage.list = { whenThere, collator, textOf, folded, prepare };
})();
