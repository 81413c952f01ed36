// Many cards as few: by type within a workspace, by workspace, and what is left as "more", so that a view stays calm.
"use strict";

(() => {
  /** @typedef {{key: string, kind: "type" | "workspace" | "more", title: string, members: string[]}} Gathering */

  /** So many of a type have cards of their own where others are gathered. */
  const FEW = 12;

  /** @param {string[]} refs @param {(ref: string) => string} name @returns {Map<string, string[]>} */
  const grouped = (refs, name) => {
    const groups = new Map();
    for (const ref of refs) {
      const key = name(ref);
      if (groups.has(key)) groups.get(key).push(ref);
      else groups.set(key, [ref]);
    }
    return groups;
  };

  /** @param {string} ref */
  const workspaceOf = (ref) => ref.slice(0, ref.indexOf("/"));

  /** @param {string} ref */
  const typeKey = (ref) => `${workspaceOf(ref)}:${lineage.model.artifacts.get(ref)?.type}`;

  /**
   * Which card each artifact is gathered on. No more than so many cards, as long as nobody asks: first artifacts of a
   * type, the most numerous first, then whole workspaces, then whatever is left beyond the largest. What is too much
   * becomes few cards at once: some gathered among many that are not would say little, and so would a type of which
   * dozens stand beside others that are gathered. What somebody asked to see apart is not counted.
   * @param {{name: string, refs: string[], most: number, calm?: number}} layer @param {Set<string>} apart
   * @returns {Map<string, string>} without an entry, an artifact has its own card
   */
  const gather = (layer, apart) => {
    /** @type {Map<string, string>} */
    const on = new Map();
    const { refs, name } = layer;
    if (refs.length <= layer.most) return on;
    const most = layer.calm ?? layer.most;
    const byType = [...grouped(refs, typeKey)].filter(([key, members]) => members.length > 1 && !apart.has(key));
    byType.sort(([one, some], [other, others]) => others.length - some.length || (one < other ? -1 : 1));
    let count = refs.filter((ref) => !apart.has(typeKey(ref))).length;
    for (const [key, members] of byType) {
      if (count <= most && members.length <= FEW) break;
      for (const ref of members) on.set(ref, key);
      count -= members.length - 1;
    }
    if (count <= most) return on;
    const byWorkspace = [...grouped(refs.filter((ref) => !apart.has(on.get(ref) ?? typeKey(ref))), workspaceOf)];
    for (const [key, members] of byWorkspace) {
      const cards = new Set(members.map((ref) => on.get(ref) ?? ref)).size;
      if (cards < 2 || apart.has(key) || count <= most) continue;
      for (const ref of members) on.set(ref, key);
      count -= cards - 1;
    }
    if (count <= most || apart.has(name)) return on;
    const cards = [...grouped(refs.filter((ref) => !apart.has(typeKey(ref))), (ref) => on.get(ref) ?? ref)];
    cards.sort(([one, some], [other, others]) => others.length - some.length || (one < other ? -1 : 1));
    for (const [, members] of cards.slice(Math.max(1, most - 1))) for (const ref of members) on.set(ref, name);
    return on;
  };

  /** @param {string} key @param {string[]} members @returns {Gathering} */
  const describe = (key, members) => {
    const { artifacts, workspaces } = lineage.model;
    if (key.startsWith("*")) return { key, kind: "more", title: `+ ${lineage.elements.number(members.length)} more`, members };
    const [workspace, type] = key.split(":");
    const count = lineage.elements.number(members.length);
    if (!type) return { key, kind: "workspace", title: workspaces.get(workspace) ?? workspace, members };
    return { key, kind: "type", title: `${count} × ${artifacts.get(members[0])?.typeTitle}`, members };
  };

  lineage.gather = { gather, describe, typeKey, workspaceOf };
})();
