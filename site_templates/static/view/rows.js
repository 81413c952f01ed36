// What a card shows of its inside: tables, runs and versions, and the columns of those tables whose columns are asked for.
"use strict";

(() => {
  /** @typedef {{key: string, kind: string, text: string, note: string, deep: number, opens: boolean, open: boolean}} Row */

  const MOST = 12;
  const MOST_COLUMNS = 40;
  const SIGNS = { table: "part-table", schema: "part-table", run: "part-run", version: "part-version", column: "", more: "sign-more" };

  /** The columns of a table: the first ones, where they are asked for, and those that are traced. @param {string} holder @param {number} deep @param {any} state @param {Set<string>} [traced] @returns {Row[]} */
  const columnsOf = (holder, deep, state, traced) => {
    const columns = lineage.model.columns.get(holder) ?? [];
    const most = state.rows.includes(holder) ? columns.length : state.columns.includes(holder) ? MOST_COLUMNS : 0;
    const shown = columns.filter((/** @type {any} */ { name }, /** @type {number} */ at) => at < most || traced?.has(`${holder}#${name}`));
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

  /** @param {string} ref @param {any} state @param {Map<string, Set<string>>} traced the columns that are traced, by what holds them @returns {Row[]} */
  const of = (ref, state, traced) => {
    const each = lineage.model.artifacts.get(ref);
    const wanted = [...state.columns, ...traced.keys()].filter((table) => lineage.model.artifactOf(table) === ref);
    if (!each || (!state.parts.includes(ref) && !wanted.length)) return [];
    const most = state.rows.includes(ref) ? each.parts.length : state.parts.includes(ref) ? MOST : 0;
    const listed = each.parts.slice(0, most);
    const extra = each.parts.filter((/** @type {any} */ part) => !listed.includes(part) && wanted.includes(part.ref));
    /** @type {Row[]} */
    const rows = [];
    if (each.columns && wanted.includes(ref)) rows.push(...columnsOf(ref, 0, state, traced.get(ref)));
    for (const part of [...listed, ...extra]) {
      const open = wanted.includes(part.ref);
      const deep = part.suffix.split(".").length - 2;
      const note = part.columns && !open ? `${part.columns} column${part.columns === 1 ? "" : "s"}` : part.note;
      rows.push({ key: part.ref, kind: part.kind, text: part.suffix.slice(1), note, deep: Math.max(0, deep), opens: part.columns > 0, open });
      if (open) rows.push(...columnsOf(part.ref, Math.max(0, deep) + 1, state, traced.get(part.ref)));
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
