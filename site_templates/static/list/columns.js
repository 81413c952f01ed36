// The columns of a list: what each shows, how it sorts, and what it says in a file.
"use strict";

/**
 * `kind` says how `value` sorts: texts by the alphabet, numbers by size, nothing goes last; `down` that the most comes first.
 * @typedef {{key: string, title: string, value: (row: ListRow) => string | number, text?: (row: ListRow) => string,
 *   cell?: (row: ListRow) => (Node | string)[], down?: boolean}} ListColumn
 */

(() => {
  const { html, icon, number, tile } = lineage.elements;

  /** @type {Record<string, string>} */
  const ENDORSEMENTS = { certified: "Certified", promoted: "Promoted", "master-data": "Master data" };
  /** @type {Record<string, number>} */
  const ORDER = { certified: 1, "master-data": 2, promoted: 3 };

  /** @param {string} kind @param {string} sign @param {string} text */
  const chip = (kind, sign, text) => html("span", { class: `chip ${kind}` }, ...(sign ? [icon(sign)] : []), text);

  /** @param {string} mark */
  const changed = (mark) => (mark === "added" ? "New" : mark[0].toUpperCase() + mark.slice(1));

  /** @param {ListRow} row */
  const name = (row) => {
    const link = html("a", { href: row.href, title: row.title, dir: "auto" }, row.title);
    const copy = html("button", { type: "button", class: "copy", "data-copy": row.ref, title: `Copy ${row.ref}` }, icon("sign-copy"), html("span", { class: "aside" }, "Copy the reference of ", html("bdi", {}, row.title)));
    const under = html("span", { class: "under" });
    if (row.deprecated) under.append(chip("deprecated", "sign-deprecated", "Deprecated"));
    if (row.mark) under.append(chip(`mark-${row.mark}`, "", changed(row.mark)));
    if (row.title !== row.name) under.append(html("bdi", {}, row.name));
    return [html("div", { class: "named" }, tile(row.type.icon, row.type.group), html("div", {}, link, ...(under.hasChildNodes() ? [under] : [])), copy)];
  };

  /** Every column, in the order in which they stand. @type {ListColumn[]} */
  const COLUMNS = [
    { key: "name", title: "Name", value: (row) => row.title, cell: name },
    { key: "type", title: "Type", value: (row) => row.type.title },
    { key: "workspace", title: "Workspace", value: (row) => row.workspaceTitle },
    { key: "owner", title: "Owner", value: (row) => row.ownerTitle },
    { key: "domain", title: "Domain", value: (row) => row.domain },
    {
      key: "endorsement",
      title: "Endorsement",
      value: (row) => ORDER[row.endorsement] ?? "",
      text: (row) => ENDORSEMENTS[row.endorsement] ?? row.endorsement,
      cell: (row) => (row.endorsement ? [chip(row.endorsement, `sign-${row.endorsement}`, ENDORSEMENTS[row.endorsement] ?? row.endorsement)] : []),
    },
    {
      key: "sensitivity",
      title: "Sensitivity",
      value: (row) => (row.level ? row.level.place + 2 : ""),
      text: (row) => row.level?.name ?? "",
      cell: (row) => (row.level ? [chip(`level-${row.level.level}`, "sign-sensitivity", row.level.name)] : []),
      down: true,
    },
    { key: "fresh", title: "Freshness", value: (row) => row.seconds || "", text: (row) => row.within },
    { key: "tags", title: "Tags", value: (row) => row.tags.join(", ") },
    { key: "downstream", title: "Downstream", value: (row) => row.downstream, cell: (row) => [html("div", {}, number(row.downstream))], down: true },
    { key: "description", title: "Description", value: (row) => row.description },
    { key: "ref", title: "Reference", value: (row) => row.ref },
    { key: "file", title: "Declared in", value: (row) => row.file, text: (row) => (row.file ? `${row.file}:${row.line}` : "") },
  ];

  /** @param {ListColumn} column @param {ListRow} row */
  const textOf = (column, row) => (column.text ? column.text(row) : String(column.value(row)));

  /** The line of an artifact. @param {ListRow} row @param {ListColumn[]} shown */
  const line = (row, shown) => {
    const made = html("tr", { role: "row" });
    for (const column of shown) {
      const [head, role] = column.key === "name" ? ["th", "rowheader"] : ["td", "cell"];
      const cell = html(head, { role, class: `of-${column.key}` });
      const text = column.cell ? "" : textOf(column, row);
      if (text) cell.append(html("div", column.down ? {} : { dir: "auto" }, text));
      if (column.cell) cell.append(...column.cell(row));
      if (column.key === "name") cell.setAttribute("scope", "row");
      else if (cell.textContent) cell.title = cell.textContent;
      made.append(cell);
    }
    return made;
  };

  /** Pixels that what is always of one sort needs; other columns share what is left by their weights. @type {Record<string, number>} */
  const FIXED = { endorsement: 138, sensitivity: 142, fresh: 104, downstream: 126 };
  /** @type {Record<string, number>} */
  const WEIGHTS = { name: 260, type: 130, workspace: 170, owner: 140, domain: 120, tags: 120, description: 260, ref: 220, file: 190 };
  /** Columns may be narrower than their weight by this much, before the table has to scroll. */
  const TIGHT = 0.78;

  /** How wide each column is, and whether all of them are too wide for the room. @param {ListColumn[]} shown @param {number} room */
  const widths = (shown, room) => {
    const fixed = shown.reduce((sum, { key }) => sum + (FIXED[key] ?? 0), 0);
    const weights = shown.reduce((sum, { key }) => sum + (WEIGHTS[key] ?? 0), 0);
    const share = (room - fixed) / weights;
    const scrolls = share < TIGHT;
    return { wide: shown.map(({ key }) => FIXED[key] ?? Math.floor(WEIGHTS[key] * (scrolls ? 1 : share))), scrolls };
  };

  lineage.columns = { widths, COLUMNS, ENDORSEMENTS, changed, textOf, line };
})();
