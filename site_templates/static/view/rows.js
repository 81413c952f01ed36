// What a card shows of its inside: tables, runs and versions, and the columns of those tables whose columns are asked for.
"use strict";

(() => {
  /** @typedef {{key: string, kind: string, text: string, note: string, deep: number, opens: boolean, open: boolean}} Row */

  const MOST = 12;
  const MOST_COLUMNS = 40;
  const SIGNS = { table: "part-table", schema: "part-table", run: "part-run", version: "part-version", column: "", more: "sign-more" };

  /** @param {string} holder @param {number} deep @param {boolean} all @returns {Row[]} */
  const columnsOf = (holder, deep, all) => {
    const columns = lineage.model.columns.get(holder) ?? [];
    const shown = all ? columns : columns.slice(0, MOST_COLUMNS);
    const rows = shown.map((/** @type {any} */ { name, type }) => ({
      key: `${holder}#${name}`,
      kind: "column",
      text: lineage.svg.inert(name),
      note: type,
      deep,
      opens: false,
      open: false,
    }));
    return shown.length < columns.length ? [...rows, more(holder, columns.length - shown.length, deep)] : rows;
  };

  /** @param {string} holder @param {number} count @param {number} deep @returns {Row} */
  const more = (holder, count, deep) => ({ key: `${holder} more`, kind: "more", text: `+ ${count} more`, note: "", deep, opens: true, open: false });

  /** @param {string} ref @param {any} state @returns {Row[]} */
  const of = (ref, state) => {
    const each = lineage.model.artifacts.get(ref);
    const wanted = state.columns.filter((/** @type {string} */ table) => lineage.model.artifactOf(table) === ref);
    if (!each || (!state.parts.includes(ref) && !wanted.length)) return [];
    const all = state.rows.includes(ref);
    const listed = all ? each.parts : each.parts.slice(0, MOST);
    const extra = each.parts.filter((/** @type {any} */ part) => !listed.includes(part) && wanted.includes(part.ref));
    /** @type {Row[]} */
    const rows = [];
    if (each.columns) rows.push(...columnsOf(ref, 0, state.rows.includes(ref)));
    for (const part of [...listed, ...extra]) {
      const open = wanted.includes(part.ref);
      const deep = part.suffix.split(".").length - 2;
      const note = part.columns && !open ? `${part.columns} column${part.columns === 1 ? "" : "s"}` : part.note;
      rows.push({ key: part.ref, kind: part.kind, text: part.suffix.slice(1), note, deep: Math.max(0, deep), opens: part.columns > 0, open });
      if (open) rows.push(...columnsOf(part.ref, Math.max(0, deep) + 1, state.rows.includes(part.ref)));
    }
    const left = each.parts.length + each.more - listed.length - extra.length;
    if (left > 0) rows.push(more(ref, left, 0));
    return rows;
  };

  /** Whether an artifact has anything that rows could show. @param {string} ref */
  const has = (ref) => {
    const each = lineage.model.artifacts.get(ref);
    return Boolean(each && (each.parts.length || each.columns));
  };

  lineage.rows = { of, has, SIGNS };
})();
