// What a list can be narrowed by: the values of each facet, which rows they let through, and how many each would show.
"use strict";

/** @typedef {{value: string, title: string, rank: number | string, total: number}} ListValue */
/**
 * `values` are those of a row; none means the empty text. `none` is what that is called. `title` and `rank` say how a
 * value is shown and where it stands; without a rank, the most frequent come first.
 * @typedef {{key: string, name: string, none: string, values: (row: ListRow) => string[],
 *   title?: (value: string, row: ListRow) => string, rank?: (value: string, row: ListRow) => number}} ListFacet
 */

(() => {
  const { ENDORSEMENTS, changed } = lineage.columns;
  const { collator } = lineage.list;

  const TIMES = [
    { value: "hour", title: "Within an hour", most: 3600 },
    { value: "day", title: "Within a day", most: 86_400 },
    { value: "week", title: "Within a week", most: 604_800 },
    { value: "longer", title: "Longer", most: Infinity },
  ];

  /** @param {ListRow} row */
  const time = (row) => (row.seconds ? TIMES.find((each) => row.seconds <= each.most)?.value ?? "" : "");

  /** @type {ListFacet[]} */
  const FACETS = [
    { key: "type", name: "Type", none: "", values: (row) => [row.type.name], title: (_, row) => row.type.title },
    { key: "workspace", name: "Workspace", none: "", values: (row) => [row.workspace], title: (_, row) => row.workspaceTitle },
    { key: "owner", name: "Owner", none: "No owner", values: (row) => [row.owner], title: (_, row) => row.ownerTitle },
    { key: "domain", name: "Domain", none: "No domain", values: (row) => [row.domain] },
    { key: "tag", name: "Tag", none: "No tag", values: (row) => (row.tags.length ? row.tags : [""]) },
    { key: "endorsement", name: "Endorsement", none: "Not endorsed", values: (row) => [row.endorsement], title: (value) => ENDORSEMENTS[value] ?? value },
    { key: "sensitivity", name: "Sensitivity", none: "Not said", values: (row) => [row.level?.name ?? ""], rank: (_, row) => row.level?.place ?? -1 },
    { key: "fresh", name: "Freshness", none: "Nothing promised", values: (row) => [time(row)], title: (value) => TIMES.find((each) => each.value === value)?.title ?? value, rank: (value) => TIMES.findIndex((each) => each.value === value) },
    { key: "state", name: "State", none: "Nothing special", values: (row) => [...(row.deprecated ? ["deprecated"] : []), ...(row.mark ? [row.mark] : [])].concat(row.deprecated || row.mark ? [] : [""]), title: (value) => changed(value) },
  ];

  /** The values of each facet, found once. @param {ListRow[]} rows @returns {Map<string, ListValue[]>} */
  const valuesOf = (rows) =>
    new Map(
      FACETS.map((facet) => {
        /** @type {Map<string, ListValue>} */
        const found = new Map();
        for (const row of rows)
          for (const value of facet.values(row)) {
            const known = found.get(value);
            if (known) known.total += 1;
            else found.set(value, { value, total: 1, title: value ? facet.title?.(value, row) ?? value : facet.none, rank: value ? facet.rank?.(value, row) ?? 0 : Infinity });
          }
        const order = (/** @type {ListValue} */ one, /** @type {ListValue} */ other) =>
          Number(one.rank > other.rank) - Number(one.rank < other.rank) || other.total - one.total || collator.compare(one.title, other.title);
        return [facet.key, [...found.values()].sort(order)];
      }),
    );

  /**
   * The rows that fit, in their order, and for each facet how many rows each of its values has among those that all the
   * other facets let through.
   * @param {ListRow[]} rows @param {Map<string, Set<string>>} chosen @param {string} text
   * @returns {{rows: ListRow[], counts: Map<string, Map<string, number>>}}
   */
  const narrow = (rows, chosen, text) => {
    /** @type {string[]} */
    const words = lineage.list.folded(text).split(/\s+/).filter(Boolean);
    /** @type {Map<string, Map<string, number>>} */
    const counts = new Map(FACETS.map((facet) => [facet.key, new Map()]));
    const asked = FACETS.filter((facet) => chosen.get(facet.key)?.size);
    const fits = [];
    for (const row of rows) {
      if (words.length) {
        const hay = lineage.list.textOf(row);
        if (!words.every((word) => hay.includes(word))) continue;
      }
      let failed = null;
      let failures = 0;
      for (const facet of asked) {
        const wanted = /** @type {Set<string>} */ (chosen.get(facet.key));
        if (facet.values(row).some((value) => wanted.has(value))) continue;
        failed = facet;
        failures += 1;
        if (failures > 1) break;
      }
      if (failures > 1) continue;
      if (!failures) fits.push(row);
      for (const facet of failed ? [failed] : FACETS) {
        const numbers = /** @type {Map<string, number>} */ (counts.get(facet.key));
        for (const value of facet.values(row)) numbers.set(value, (numbers.get(value) ?? 0) + 1);
      }
    }
    return { rows: fits, counts };
  };

  lineage.facets = { FACETS, valuesOf, narrow };
})();
