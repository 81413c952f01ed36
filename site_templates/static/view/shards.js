// Loading what the lineage view is made from: each workspace's graph when it comes into view, columns and details when asked for.
"use strict";

(() => {
  const root = document.documentElement.dataset.root || "";

  /** @typedef {{workspace: string, piece: number, pieces: number, [list: string]: any}} Piece */

  /** What was asked for, by its kind and workspace. @type {Map<string, Promise<void>>} */
  const asked = new Map();
  /** What has come of each. @type {Map<string, Piece[]>} */
  const come = new Map();
  /** What has come whole. @type {Set<string>} */
  const whole = new Set();

  /** @param {string} path @returns {Promise<void>} */
  const script = (path) =>
    new Promise((done, failed) => {
      const element = document.createElement("script");
      element.src = root + path;
      element.addEventListener("load", () => done());
      element.addEventListener("error", () => failed(new Error(`${path} could not be loaded`)));
      document.head.append(element);
    });

  /** @param {string} kind @param {string} workspace @param {number} piece */
  const path = (kind, workspace, piece) =>
    `workspaces/${encodeURIComponent(workspace)}/${kind}${piece === 1 ? "" : `-${piece}`}.js`;

  /** Called by each script: once every piece is there, their lists are joined. @param {string} kind @param {Piece} piece */
  const take = (kind, piece) => {
    const key = `${kind} ${piece.workspace}`;
    const pieces = come.get(key) ?? [];
    come.set(key, pieces);
    pieces[piece.piece - 1] = piece;
    if (whole.has(key) || Object.keys(pieces).length < piece.pieces) return;
    whole.add(key);
    /** @type {Record<string, any[]>} */
    const joined = {};
    for (const each of pieces)
      for (const [name, list] of Object.entries(each))
        if (Array.isArray(list)) joined[name] = (joined[name] ?? []).concat(list);
    lineage.model.take(kind, piece.workspace, joined);
  };

  /** Bring a workspace's graph, columns or details; those there already are not brought again. @param {string} kind @param {string} workspace */
  const load = (kind, workspace) => {
    const key = `${kind} ${workspace}`;
    const known = asked.get(key);
    if (known) return known;
    const coming = whole.has(key)
      ? Promise.resolve()
      : script(path(kind, workspace, 1)).then(async () => {
          const pieces = come.get(key)?.[0]?.pieces ?? 1;
          await Promise.all(Array.from({ length: pieces - 1 }, (_, at) => script(path(kind, workspace, at + 2))));
        });
    asked.set(key, coming);
    coming.catch(() => asked.delete(key));
    return coming;
  };

  lineage.graphShard = (/** @type {Piece} */ piece) => take("graph", piece);
  lineage.columnsShard = (/** @type {Piece} */ piece) => take("columns", piece);
  lineage.detailsShard = (/** @type {Piece} */ piece) => take("details", piece);
  lineage.shards = { load, has: (/** @type {string} */ kind, /** @type {string} */ name) => whole.has(`${kind} ${name}`) };
})();
