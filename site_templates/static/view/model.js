// The graph that the lineage view shows, put together from the shards that have come: artifacts, what is between them, steps.
"use strict";

(() => {
  /**
   * @typedef {{ref: string, suffix: string, kind: string, note: string, columns: number}} Part
   * @typedef {{ref: string, name: string, workspace: string, title: string, type: string, typeTitle: string, group: string, icon: string,
   *   owner: string, ownerTitle: string, within: string, endorsement: string, sensitivity: string, level: number, tags: string[],
   *   deprecated: boolean, mark: string, leads: boolean, ties: number[], columns: number, parts: Part[], more: number, whole: boolean}} Artifact
   * @typedef {{source: string, target: string, from: string, to: string, type: string, plane: string}} Edge
   * @typedef {{name: string, type: string}} Column
   * @typedef {"up" | "down"} Way
   */

  const KINDS = { t: "table", s: "schema", r: "run", v: "version" };

  /** @type {Map<string, Artifact>} */
  const artifacts = new Map();
  /** @type {Map<string, Edge>} */
  const edges = new Map();
  /** The edges at each artifact, by the way that leads there. @type {{up: Map<string, Edge[]>, down: Map<string, Edge[]>}} */
  const ties = { up: new Map(), down: new Map() };
  /** @type {Map<string, string>} */
  const workspaces = new Map();
  /** The columns of each table. @type {Map<string, Column[]>} */
  const columns = new Map();
  /** What is known of an artifact beyond its card. @type {Map<string, any>} */
  const details = new Map();
  /** Where cards and curves lie in the picture of each workspace. @type {Map<string, {at: Map<string, number[]>, curves: Map<string, string>}>} */
  const places = new Map();

  /** @param {Map<string, any[]>} map @param {string} key @param {any} value */
  const add = (map, key, value) => {
    const list = map.get(key);
    if (list) list.push(value);
    else map.set(key, [value]);
  };

  /** @param {string} ref the artifact that a reference to it, or to something in it, stands for */
  const artifactOf = (ref) => {
    const at = ref.search(/[.@#]/);
    return at < 0 ? ref : ref.slice(0, at);
  };

  /** @param {any} card @param {any} shard @param {string} home @returns {Artifact} */
  const artifact = (card, shard, home) => {
    const [workspace] = shard.workspaces[card.in];
    const [type, typeTitle, group, icon] = shard.types[card.type];
    const [owner, ownerTitle] = card.owner === undefined ? ["", ""] : shard.owners[card.owner];
    const [sensitivity, level] = card.level === undefined ? ["", 0] : shard.levels[card.level];
    const ref = `${workspace}/${card.name}`;
    return {
      ref,
      name: card.name,
      workspace,
      title: card.title || card.name,
      type,
      typeTitle,
      group,
      icon,
      owner,
      ownerTitle,
      within: card.within || "",
      endorsement: card.endorsement || "",
      sensitivity,
      level,
      tags: (card.tags || []).map((/** @type {number} */ tag) => shard.tags[tag]),
      deprecated: Boolean(card.deprecated),
      mark: card.mark ?? "",
      leads: Boolean(card.leads),
      ties: card.ties || [0, 0],
      columns: card.columns || 0,
      parts: (card.parts || []).map((/** @type {any[]} */ [kind, suffix, note, count]) => ({
        ref: ref + suffix,
        suffix,
        kind: KINDS[/** @type {keyof KINDS} */ (kind)],
        note: note || "",
        columns: count || 0,
      })),
      more: card.more || 0,
      whole: workspace === home,
    };
  };

  /** @param {Edge} edge */
  const addEdge = (edge) => {
    const key = `${edge.source} ${edge.target} ${edge.type}`;
    if (edges.has(key)) return;
    edges.set(key, edge);
    if (edge.from === edge.to) return;
    add(ties.down, edge.from, edge);
    add(ties.up, edge.to, edge);
  };

  /** @param {string} home @param {any} shard */
  const takeGraph = (home, shard) => {
    for (const [name, title] of shard.workspaces) workspaces.set(name, title);
    /** @type {Artifact[]} */
    const cards = shard.cards.map((/** @type {any} */ card) => artifact(card, shard, home));
    for (const card of cards) if (card.whole || !artifacts.has(card.ref)) artifacts.set(card.ref, card);
    for (const [source, target, kind, before = "", after = ""] of shard.edges) {
      const [type, plane] = shard.kinds[kind];
      const [from, to] = [cards[source].ref, cards[target].ref];
      addEdge({ source: from + before, target: to + after, from, to, type, plane });
    }
    const at = new Map();
    shard.cards.forEach((/** @type {any} */ card, /** @type {number} */ number) => card.at && at.set(cards[number].ref, card.at));
    const curves = new Map();
    for (const [source, target, path] of shard.curves || []) curves.set(`${cards[source].ref} ${cards[target].ref}`, path);
    places.set(home, { at, curves });
    lineage.ways.take(home, shard, cards.map((card) => card.ref));
  };

  /** @param {string} home @param {any} shard */
  const takeColumns = (home, shard) => {
    for (const [holder, ...list] of shard.tables || [])
      columns.set(`${home}/${holder}`, list.map((/** @type {any[]} */ [name, type]) => ({ name, type })));
    lineage.ways.takeColumns(home, shard);
  };

  /** @param {string} kind @param {string} home @param {any} shard */
  const take = (kind, home, shard) => {
    for (const list of ["tables", "artifacts", "cards", "edges", "workspaces", "states", "steps", "marks", "around", "names", "sets"]) shard[list] ??= [];
    if (kind === "graph") takeGraph(home, shard);
    else if (kind === "columns") takeColumns(home, shard);
    else for (const each of shard.artifacts) details.set(`${home}/${each.name}`, each);
  };

  /**
   * The artifacts next to one: those that lead to it, or those that it leads to, on some planes.
   * @param {string} ref @param {Way} way @param {Set<string>} planes @returns {string[]}
   */
  const next = (ref, way, planes) => {
    const found = new Set();
    for (const edge of ties[way].get(ref) ?? []) if (planes.has(edge.plane)) found.add(way === "up" ? edge.from : edge.to);
    return [...found].sort();
  };

  /** How many an artifact has next to it; of one whose workspace has not come, as its neighbour says. @param {string} ref @param {Way} way @param {Set<string>} planes */
  const degree = (ref, way, planes) => {
    const known = next(ref, way, planes).length;
    const card = artifacts.get(ref);
    return card && !card.whole ? Math.max(known, card.ties[way === "up" ? 0 : 1]) : known;
  };

  lineage.model = { artifacts, edges, ties, workspaces, columns, details, places, take, next, degree, artifactOf };
})();
