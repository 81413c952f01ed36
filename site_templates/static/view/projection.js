// What is seen: from the graph and from what a person chose, the cards to draw and the lines between them.
"use strict";

(() => {
  const MOST = 300;
  const CALM = 60;
  const FEWEST_BESIDE = 24;
  const MOST_OF_A_LAYER = 24;
  const CALM_LAYER = 12;

  /** @typedef {{name: string, refs: string[], most: number, calm?: number}} Layer */

  /**
   * The artifacts at each distance from one, one way, each once. What is gathered on a card is not gone on from.
   * @param {string} from @param {"up" | "down"} way @param {number} hops @param {View} view
   */
  const layersFrom = (from, way, hops, view) => {
    let edge = [from];
    for (let hop = 1; hop <= hops && edge.length; hop += 1) {
      const name = `*${way}${hop}`;
      const refs = edge.flatMap((ref) => nextOf(ref, way, view)).sort();
      const layer = { name, refs, most: MOST_OF_A_LAYER, calm: CALM_LAYER };
      view.layers.push(layer);
      const on = lineage.gather.gather(layer, view.apart);
      edge = refs.filter((ref) => !on.has(ref));
    }
  };

  /** What is next to an artifact and not in the view yet; where that is not known, its workspace is asked for. @param {string} ref @param {"up" | "down"} way @param {View} view */
  const nextOf = (ref, way, view) => {
    if (!lineage.model.artifacts.get(ref)?.whole) view.wants.add(lineage.gather.workspaceOf(ref));
    const found = lineage.model.next(ref, way, view.planes).filter((/** @type {string} */ next) => !view.seen.has(next));
    for (const next of found) view.seen.add(next);
    return found;
  };

  /** Every artifact of the workspace that anything leads to or from, and what is next to them. @param {string} home @param {View} view */
  const layersOfHome = (home, view) => {
    const { artifacts, ties } = lineage.model;
    const own = [...artifacts.values()].filter((each) => each.workspace === home && (ties.up.has(each.ref) || ties.down.has(each.ref)));
    const refs = own.map((each) => each.ref).sort();
    for (const ref of refs) view.seen.add(ref);
    const beside = refs.flatMap((ref) => [...nextOf(ref, "up", view), ...nextOf(ref, "down", view)]).sort();
    view.layers.push({ name: "*home", refs, most: MOST, calm: CALM }, { name: "*beside", refs: beside, most: Math.max(FEWEST_BESIDE, Math.min(CALM, refs.length)), calm: Math.max(CALM_LAYER, Math.min(CALM, refs.length)) });
  };

  /** @param {string[]} path @param {View} view */
  const layerOfPath = ([from, to], view) => {
    const ways = [lineage.ways.path(from, to), lineage.ways.path(to, from)];
    const refs = [...new Set([from, to, ...ways.flatMap((way) => way.refs)])].filter((ref) => lineage.model.artifacts.has(ref));
    for (const ref of [from, to]) view.wants.add(lineage.gather.workspaceOf(ref));
    if (ways.every((way) => !way.refs.length)) for (const way of ways) for (const stranger of way.strangers) view.wants.add(stranger);
    for (const ref of refs) view.seen.add(ref);
    view.layers.push({ name: "*path", refs, most: Infinity });
  };

  /**
   * What a view holds before anything is filtered or folded, in layers that are gathered each for itself.
   * @typedef {{layers: Layer[], seen: Set<string>, planes: Set<string>, apart: Set<string>, wants: Set<string>, traced: Map<string, Set<string>>}} View
   * @param {any} state @param {string} home @returns {View}
   */
  const start = (state, home) => {
    /** @type {View} */
    const view = { layers: [], seen: new Set(), planes: new Set(state.planes), apart: new Set(state.apart), wants: new Set(), traced: new Map() };
    const { artifacts } = lineage.model;
    for (const ref of [state.focus, ...state.path]) if (!artifacts.has(ref)) view.wants.add(lineage.gather.workspaceOf(ref));
    if (state.path.length === 2 && state.path.every((/** @type {string} */ ref) => artifacts.has(ref))) layerOfPath(state.path, view);
    else if (artifacts.has(state.focus)) {
      view.seen.add(state.focus);
      view.layers.push({ name: "*focus", refs: [state.focus], most: 1 });
      layersFrom(state.focus, "up", state.up, view);
      layersFrom(state.focus, "down", state.down, view);
    } else layersOfHome(home, view);
    for (const each of state.open) {
      const [ref, way] = [each.slice(0, -1), /** @type {"up" | "down"} */ (each.endsWith("<") ? "up" : "down")];
      if (view.seen.has(ref)) view.layers.push({ name: `*${each}`, refs: nextOf(ref, way, view).sort(), most: MOST_OF_A_LAYER, calm: CALM_LAYER });
    }
    if (state.trace) layerOfTrace(state.trace, view);
    return view;
  };

  /** What holds the columns that a column comes from and goes to, where the view does not show it yet. @param {string} column @param {View} view */
  const layerOfTrace = (column, view) => {
    const { artifacts, artifactOf } = lineage.model;
    view.traced = lineage.ways.along(column);
    const refs = [...new Set([...view.traced.keys()].map(artifactOf))].sort();
    for (const ref of refs) if (!artifacts.get(ref)?.whole) view.wants.add(lineage.gather.workspaceOf(ref));
    const fresh = refs.filter((ref) => artifacts.has(ref) && !view.seen.has(ref));
    for (const ref of fresh) view.seen.add(ref);
    view.layers.push({ name: "*trace", refs: fresh, most: MOST_OF_A_LAYER, calm: CALM_LAYER });
  };

  /**
   * What is next to an artifact and hangs on a card alone: next to nothing else that stays where that card is folded.
   * @param {string} ref @param {string} card @param {"up" | "down"} way @param {Set<string>} planes @param {(ref: string) => boolean} stays
   */
  const hanging = (ref, card, way, planes, stays) => {
    const back = way === "up" ? "down" : "up";
    const held = (/** @type {string} */ next) => lineage.model.next(next, back, planes).some((/** @type {string} */ other) => other !== card && stays(other));
    return lineage.model.next(ref, way, planes).filter((/** @type {string} */ next) => next !== card && stays(next) && !held(next));
  };

  /** Take away what hangs on a folded card alone, all the way. @param {Set<string>} shown @param {string[]} folds @param {Set<string>} planes @param {Set<string>} kept */
  const fold = (shown, folds, planes, kept) => {
    for (const each of folds) {
      const [card, way] = [each.slice(0, -1), /** @type {"up" | "down"} */ (each.endsWith("<") ? "up" : "down")];
      if (!shown.has(card)) continue;
      const waiting = [card];
      while (waiting.length)
        for (const next of hanging(/** @type {string} */ (waiting.pop()), card, way, planes, (ref) => shown.has(ref))) {
          if (kept.has(next)) continue;
          shown.delete(next);
          waiting.push(next);
        }
    }
  };

  /** @param {any} state @returns {(ref: string) => boolean} */
  const wanted = (state) => (ref) => {
    const each = lineage.model.artifacts.get(ref);
    if (!each) return false;
    if (ref === state.focus || state.path.includes(ref)) return true;
    if (state.types.length && !state.types.includes(each.type)) return false;
    if (state.tags.length && !state.tags.some((/** @type {string} */ tag) => each.tags.includes(tag))) return false;
    return !state.leads || each.leads;
  };

  /**
   * Which artifacts a view shows, which are hidden from it by filters, and on what card each is gathered.
   * @param {any} state @param {string} home
   */
  const choose = (state, home) => {
    const { layers, planes, apart, wants, traced } = start(state, home);
    const kept = new Set([state.focus, ...state.path]);
    const shown = new Set(layers.flatMap((layer) => layer.refs));
    fold(shown, state.fold, planes, kept);
    const passes = wanted(state);
    const filtered = new Set([...shown].filter((ref) => !passes(ref)));
    filtered.forEach((ref) => shown.delete(ref));
    /** @type {Map<string, string>} */
    const on = new Map();
    for (const layer of layers)
      for (const [ref, key] of lineage.gather.gather({ ...layer, refs: layer.refs.filter((ref) => shown.has(ref)) }, apart)) on.set(ref, key);
    for (const ref of shown) {
      const [workspace, type] = [lineage.gather.workspaceOf(ref), lineage.gather.typeKey(ref)];
      if (state.together.includes(workspace)) on.set(ref, workspace);
      else if (state.together.includes(type)) on.set(ref, type);
    }
    return { shown, filtered, kept, on, planes, wants, traced };
  };

  /** @param {any} state @param {string} home the workspace whose page it is */
  const project = (state, home) => {
    const chosen = choose(state, home);
    const { shown, filtered, on, planes, wants, traced } = chosen;
    /** @type {Map<string, string[]>} */
    const members = new Map();
    for (const ref of [...shown].sort()) {
      const key = on.get(ref) ?? ref;
      const list = members.get(key);
      if (list) list.push(ref);
      else members.set(key, [ref]);
    }
    const cards = [...members].map(([key, refs]) => (on.has(refs[0]) ? gathered(key, refs) : single(key, state, chosen)));
    const lines = lineage.lines.between(cards, shown, filtered, planes, on);
    return { cards, lines, filtered: filtered.size, wants, holders: [...traced.keys()] };
  };

  /** @param {string} key @param {string[]} refs */
  const gathered = (key, refs) => ({ ...lineage.gather.describe(key, refs), rows: [], hidden: { up: 0, down: 0 }, hides: { up: false, down: false }, seen: { up: 0, down: 0 } });

  /** @param {string} ref @param {any} state @param {ReturnType<typeof choose>} chosen */
  const single = (ref, state, { shown, filtered, kept, planes, traced }) => {
    const seen = { up: 0, down: 0 };
    const hidden = { up: 0, down: 0 };
    const hides = { up: false, down: false };
    const stays = (/** @type {string} */ other) => shown.has(other) || filtered.has(other);
    for (const [way, mark] of /** @type {const} */ ([["up", "<"], ["down", ">"]])) {
      const known = lineage.model.next(ref, way, planes);
      seen[way] = known.filter((/** @type {string} */ next) => shown.has(next)).length;
      // What a filter hides, a card cannot bring back.
      hidden[way] = lineage.model.degree(ref, way, planes) - seen[way] - known.filter((/** @type {string} */ next) => filtered.has(next)).length;
      const goes = hanging(ref, ref, way, planes, stays).some((/** @type {string} */ next) => shown.has(next) && !kept.has(next));
      hides[way] = goes || state.open.includes(ref + mark);
    }
    return {
      key: ref,
      kind: "artifact",
      title: lineage.model.artifacts.get(ref).title,
      members: [ref],
      open: state.parts.includes(ref),
      rows: lineage.rows.of(ref, state, traced),
      seen,
      hidden,
      hides,
    };
  };

  lineage.projection = { project };
})();
