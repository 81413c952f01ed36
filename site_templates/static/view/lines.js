// The lines between cards and rows: relationships as they look from there, and dotted ones past what filters hide.
"use strict";

(() => {
  /** @typedef {{key: string, from: string, to: string, fromRow: string, toRow: string, types: string[], plane: string, count: number,
   *   ends: [source: string, target: string][]}} Line what it stands for: `ends` says it of each relationship, to the part or column */

  const PLANES = ["data", "control", "configuration", "past"];
  const MOST_PAST = 400;

  /**
   * @param {any[]} cards @param {Set<string>} shown @param {Set<string>} filtered @param {Set<string>} planes
   * @param {Map<string, string>} on the gathering that each artifact is on, if any
   * @returns {Line[]}
   */
  const between = (cards, shown, filtered, planes, on) => {
    const rows = new Set(cards.flatMap((card) => card.rows.map((/** @type {any} */ row) => row.key)));
    /** @type {Map<string, Line>} */
    const found = new Map();
    /** @param {string} from @param {string} to @param {string} source @param {string} target @param {string} type @param {string} plane */
    const draw = (from, to, source, target, type, plane) => {
      const [fromCard, toCard] = [on.get(from) ?? from, on.get(to) ?? to];
      const [fromRow, toRow] = [visible(source, rows), visible(target, rows)];
      if (fromCard === toCard && fromRow === toRow) return;
      const key = `${fromRow || fromCard} ${toRow || toCard}`;
      const line = found.get(key) ?? { key, from: fromCard, to: toCard, fromRow, toRow, types: [], plane, count: 0, ends: [] };
      found.set(key, line);
      line.count += 1;
      line.ends.push([source, target]);
      if (!line.types.includes(type)) line.types = [...line.types, type].sort();
      if (PLANES.indexOf(plane) < PLANES.indexOf(line.plane)) line.plane = plane;
    };
    for (const ref of shown)
      for (const edge of lineage.model.ties.down.get(ref) ?? [])
        if (shown.has(edge.to) && planes.has(edge.plane) && !finer(edge, rows)) draw(edge.from, edge.to, edge.source, edge.target, edge.type, edge.plane);
    if (planes.has("data")) for (const row of rows) if (row.includes("#")) fromColumn(row, shown, draw);
    if (filtered.size) past(shown, filtered, planes, (from, to) => draw(from, to, from, to, "past hidden cards", "past"));
    return [...found.values()].sort((one, other) => (one.key < other.key ? -1 : 1));
  };

  /** The row that stands for an end: its own, or that of what holds it. @param {string} ref @param {Set<string>} rows */
  const visible = (ref, rows) => {
    let end = ref.length;
    while (end > 0) {
      const part = ref.slice(0, end);
      if (rows.has(part)) return part;
      end = Math.max(part.lastIndexOf("."), part.lastIndexOf("@"), part.lastIndexOf("#"));
    }
    return "";
  };

  /** A derivation between tables is drawn from column to column where both show theirs. @param {any} edge @param {Set<string>} rows */
  const finer = (edge, rows) => edge.type === "derives" && [edge.source, edge.target].every((end) => hasColumns(end, rows)) && joined(edge);

  /** @param {string} holder @param {Set<string>} rows */
  const hasColumns = (holder, rows) => (lineage.model.columns.get(holder) ?? []).some((/** @type {any} */ { name }) => rows.has(`${holder}#${name}`));

  /** @param {any} edge */
  const joined = ({ source, target }) =>
    lineage.model.columns.get(source).some((/** @type {any} */ { name }) => lineage.ways.derived(`${source}#${name}`).some((/** @type {string} */ to) => to.startsWith(`${target}#`)));

  /** @param {string} column @param {Set<string>} shown @param {Function} draw */
  const fromColumn = (column, shown, draw) => {
    for (const to of lineage.ways.derived(column)) {
      const [from, target] = [lineage.model.artifactOf(column), lineage.model.artifactOf(to)];
      if (shown.has(target)) draw(from, target, column, to, "derives", "data");
    }
  };

  /** What leads from a card to another past cards that a filter hides. @param {Set<string>} shown @param {Set<string>} filtered @param {Set<string>} planes @param {(from: string, to: string) => void} draw */
  const past = (shown, filtered, planes, draw) => {
    const data = new Set(planes.has("data") ? ["data"] : planes);
    let count = 0;
    for (const start of shown) {
      const seen = new Set();
      const waiting = lineage.model.next(start, "down", data).filter((/** @type {string} */ ref) => filtered.has(ref));
      while (waiting.length && count < MOST_PAST) {
        const here = waiting.pop();
        if (seen.has(here)) continue;
        seen.add(here);
        for (const next of lineage.model.next(here, "down", data)) {
          if (filtered.has(next)) waiting.push(next);
          else if (shown.has(next) && next !== start && !seen.has(next)) {
            seen.add(next);
            count += 1;
            draw(start, next);
          }
        }
      }
    }
  };

  lineage.lines = { between };
})();
