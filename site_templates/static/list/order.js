// The order of a list: sorted by a column, and gathered into groups that can be folded away.
"use strict";

/** A line of the list: the head of a group, or a row. @typedef {{key: string, row: ListRow | null, group: ListGroup | null}} ListEntry */
/** @typedef {{key: string, title: string, aside: string, count: number, closed: boolean}} ListGroup */

(() => {
  const { COLUMNS } = lineage.columns;
  const { collator } = lineage.list;

  /** @param {string} path */
  const cut = (path) => [path.slice(0, path.lastIndexOf("/") + 1), path.slice(path.lastIndexOf("/") + 1)];

  /** What rows can be gathered by. @type {{key: string, title: string, everywhere?: boolean, of: (row: ListRow) => [key: string, title: string, aside: string]}[]} */
  const GROUPS = [
    { key: "type", title: "By type", of: (row) => [row.type.name, row.type.title, ""] },
    { key: "folder", title: "By folder and file", of: (row) => [row.file, cut(row.file)[1] || "Nowhere", cut(row.file)[0]] },
    { key: "workspace", title: "By workspace", everywhere: true, of: (row) => [row.workspace, row.workspaceTitle, ""] },
    { key: "owner", title: "By owner", of: (row) => [row.owner, row.ownerTitle || "No owner", ""] },
    { key: "domain", title: "By domain", of: (row) => [row.domain, row.domain || "No domain", ""] },
  ];

  /** Rows, which come by name, in the order of a column. What says nothing goes last, whichever way. @param {ListRow[]} rows @param {string} sort */
  const sorted = (rows, sort) => {
    if (sort === "-name") return [...rows].reverse();
    const column = COLUMNS.find((/** @type {{key: string}} */ each) => each.key === sort.replace(/^-/, ""));
    if (!column) return rows;
    const way = sort.startsWith("-") ? -1 : 1;
    const valued = rows.map((row) => ({ row, value: column.value(row) }));
    const given = valued.filter(({ value }) => value !== "");
    const compare = typeof given[0]?.value === "number" ? (/** @type {any} */ one, /** @type {any} */ other) => one.value - other.value : (/** @type {any} */ one, /** @type {any} */ other) => collator.compare(one.value, other.value);
    given.sort((one, other) => way * compare(one, other));
    return [...given, ...valued.filter(({ value }) => value === "")].map(({ row }) => row);
  };

  /** @param {ListRow[]} rows @param {string} by @param {(key: string) => boolean} closed which groups are folded away @returns {ListEntry[]} */
  const gathered = (rows, by, closed) => {
    const grouping = GROUPS.find((each) => each.key === by);
    if (!grouping) return rows.map((row) => ({ key: row.ref, row, group: null }));
    /** @type {Map<string, {group: ListGroup, rows: ListRow[]}>} */
    const found = new Map();
    for (const row of rows) {
      const [key, title, aside] = grouping.of(row);
      const known = found.get(key);
      if (known) known.rows.push(row);
      else found.set(key, { group: { key, title, aside, count: 0, closed: closed(key) }, rows: [row] });
    }
    const named = (/** @type {ListGroup} */ group) => (group.key ? `${group.aside}${group.title}` : "");
    const groups = [...found.values()].sort(({ group: one }, { group: other }) => Number(!one.key) - Number(!other.key) || collator.compare(named(one), named(other)));
    return groups.flatMap(({ group, rows: own }) => [
      { key: `group ${group.key}`, row: null, group: { ...group, count: own.length } },
      ...(group.closed ? [] : own.map((row) => ({ key: row.ref, row, group: null }))),
    ]);
  };

  lineage.order = { GROUPS, sorted, gathered };
})();
