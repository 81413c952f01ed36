// Who leads to whom: the steps that the build worked out, walked forwards and backwards from an artifact, a part or a column.
"use strict";

(() => {
  /** What comes after each state, and before it. @type {{down: Map<string, Set<string>>, up: Map<string, Set<string>>}} */
  const steps = { down: new Map(), up: new Map() };
  /** The artifacts that lie beyond a state of another workspace. @type {{down: Map<string, Set<string>>, up: Map<string, Set<string>>}} */
  const beyond = { down: new Map(), up: new Map() };
  /** The artifacts around one of another workspace, as the shards of its neighbours know. @type {{down: Map<string, Set<string>>, up: Map<string, Set<string>>}} */
  const around = { down: new Map(), up: new Map() };
  /** The states of each artifact. @type {Map<string, Set<string>>} */
  const states = new Map();

  /** @param {Map<string, Set<string>>} map @param {string} key @param {string} value */
  const add = (map, key, value) => {
    const set = map.get(key);
    if (set) set.add(value);
    else map.set(key, new Set([value]));
  };

  /** Whether a state is a column: it has a name, of whatever letters, after the first #. @param {string} state */
  const isColumn = (state) => {
    const at = state.indexOf("#");
    return at >= 0 && at < state.length - 1;
  };

  /** A state's name is a reference and a mark: < the way in, > the way out, ! code itself, # all else inside; a column has none. @param {string} state */
  const markOf = (state) => (isColumn(state) ? "" : (/[<>!#]$/.exec(state)?.[0] ?? ""));

  /** @param {string} state */
  const refOf = (state) => (markOf(state) ? state.slice(0, -1) : state);

  /** @param {string} from @param {string} to */
  const step = (from, to) => {
    add(steps.down, from, to);
    add(steps.up, to, from);
    for (const state of [from, to]) add(states, lineage.model.artifactOf(refOf(state)), state);
  };

  /** A name without a workspace is of the shard's own. @param {string} home @param {string} name */
  const whole = (home, name) => (name.split("#", 1)[0].includes("/") ? name : `${home}/${name}`);

  /** A set of cards: their numbers, or the bits of a hexadecimal number. @param {number[] | string} set @returns {number[]} */
  const members = (set) => {
    if (typeof set !== "string") return set;
    const digits = [...set].reverse().map((digit) => Number.parseInt(digit, 16));
    return digits.flatMap((digit, at) => [0, 1, 2, 3].filter((bit) => (digit >> bit) & 1).map((bit) => 4 * at + bit));
  };

  /** @param {string} home @param {any} shard @param {string[]} cards */
  const take = (home, shard, cards) => {
    const names = shard.states.map((/** @type {string} */ name) => whole(home, name));
    for (const [from, ...onwards] of shard.steps) for (const to of onwards) step(names[from], names[to]);
    for (const [state, down, up] of shard.marks) {
      for (const card of members(down)) add(beyond.down, names[state], cards[card]);
      for (const card of members(up)) add(beyond.up, names[state], cards[card]);
    }
    for (const [subject, down, up] of shard.around) {
      for (const card of members(down)) add(around.down, cards[subject], cards[card]);
      for (const card of members(up)) add(around.up, cards[subject], cards[card]);
    }
  };

  /** @param {string} home @param {any} shard */
  const takeColumns = (home, shard) => {
    const names = shard.names.map((/** @type {string} */ name) => whole(home, name));
    for (const [holder, ...columns] of shard.tables)
      for (const [name, , before, after] of columns) {
        const column = `${home}/${holder}#${name}`;
        for (const from of shard.sets[before]) step(names[from], column);
        for (const to of shard.sets[after]) step(column, names[to]);
      }
  };

  /** @param {string} ref @param {string} other whether a reference is that of a thing, or of something in it */
  const isIn = (ref, other) => other === ref || (other.startsWith(ref) && /[.@#]/.test(other[ref.length]));

  /** Where a walk from a thing starts. @param {string} ref @param {"up" | "down"} way */
  const starts = (ref, way) => {
    const own = [...(states.get(lineage.model.artifactOf(ref)) ?? [])].filter((state) => isIn(ref, refOf(state)));
    if (way === "up") return own.filter((state) => state === ref || state === `${ref}>`);
    return own.filter((state) => markOf(state) !== "<");
  };

  /**
   * All that a thing leads to, or that leads to it: the references of artifacts, parts and columns. What holds it, and
   * what it holds, is not among them.
   * @param {string[]} refs @param {"up" | "down"} way @returns {Set<string>}
   */
  const reach = (refs, way) => {
    const waiting = refs.flatMap((ref) => starts(ref, way));
    const seen = new Set(waiting);
    const found = new Set(refs.flatMap((ref) => [...(around[way].get(ref) ?? [])]));
    while (waiting.length) {
      const state = /** @type {string} */ (waiting.pop());
      const ref = refOf(state);
      const counts = way === "down" ? [">", ""].includes(markOf(state)) : markOf(state) !== "<";
      if (counts) {
        found.add(ref);
        // Backwards, what is met inside a thing is a part of the answer, and so is the thing.
        if (way === "up") for (const holder of holders(ref)) found.add(holder);
      }
      for (const card of beyond[way].get(state) ?? []) found.add(card);
      for (const to of steps[way].get(state) ?? []) {
        if (seen.has(to)) continue;
        seen.add(to);
        waiting.push(to);
      }
    }
    for (const other of found) if (refs.some((ref) => isIn(ref, other) || isIn(other, ref))) found.delete(other);
    return found;
  };

  /** @param {string} ref @param {number} end */
  const lastMark = (ref, end) => Math.max(ref.lastIndexOf(".", end - 1), ref.lastIndexOf("@", end - 1), ref.lastIndexOf("#", end - 1));

  /** What holds a thing, from the inside out: its table, its artifact. @param {string} ref @returns {string[]} */
  const holders = (ref) => {
    const found = [];
    for (let at = lastMark(ref, ref.length); at > 0; at = lastMark(ref, at)) found.push(ref.slice(0, at));
    return found;
  };

  /**
   * The artifacts on the shortest way from one to another along the steps; empty where there is none. `strangers` are
   * the workspaces that the way could lead through and that have not come.
   * @param {string} from @param {string} to @returns {{refs: string[], strangers: Set<string>}}
   */
  const path = (from, to) => {
    /** @type {Map<string, string>} */
    const before = new Map();
    const waiting = starts(from, "down");
    for (const state of waiting) before.set(state, "");
    const strangers = new Set();
    for (const state of waiting) {
      const ref = refOf(state);
      const artifact = lineage.model.artifactOf(ref);
      if (artifact === to && markOf(state) === ">") {
        const refs = [];
        for (let at = state; at; at = before.get(at) || "") refs.unshift(lineage.model.artifactOf(refOf(at)));
        return { refs: [...new Set(refs)], strangers };
      }
      const workspace = artifact.slice(0, artifact.indexOf("/"));
      if (!lineage.shards.has("graph", workspace)) strangers.add(workspace);
      for (const onward of steps.down.get(state) ?? []) {
        if (before.has(onward)) continue;
        before.set(onward, state);
        waiting.push(onward);
      }
    }
    return { refs: [], strangers };
  };

  /** The columns that are computed from a column. @param {string} column @returns {string[]} */
  const derived = (column) => [...(steps.down.get(column) ?? [])].filter(isColumn);

  /** A column with those that lead to it and those computed from it, by what holds them; as far as is known. @param {string} column @returns {Map<string, Set<string>>} */
  const along = (column) => {
    /** @type {Map<string, Set<string>>} */
    const found = new Map();
    for (const ref of [column, ...reach([column], "up"), ...reach([column], "down")]) if (isColumn(ref)) add(found, ref.slice(0, ref.indexOf("#")), ref);
    return found;
  };

  lineage.ways = { take, takeColumns, reach, path, isIn, holders, derived, along };
})();
