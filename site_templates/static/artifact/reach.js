// Whom an artifact reaches, and who reaches it: the walk that found the nearest when the site was built, to its end.
"use strict";

(() => {
  /** Ports in the order of their bits: see lineage/site/steps.py. */
  const [IN, OUT, BITS] = [2, 4, [1, 2, 4, 8]];

  /** @typedef {{piece: number, pieces: number, workspaces?: string[], artifacts?: any[], nodes?: any[], steps?: number[][]}} Piece */
  /** @typedef {{artifact: number, port: number, ref: string}} State `ref` is empty where it is not to be named */
  /** @typedef {[to: number, follows: boolean][]} Steps */
  /** @typedef {{states: State[], refs: string[], onwards: Steps[], back: Steps[]}} Graph */

  /** @type {Piece[]} */
  const come = [];

  /** Called by each script. @param {Piece} piece */
  lineage.takeSteps = (piece) => {
    come[piece.piece - 1] = piece;
  };

  /** @returns {Promise<Graph>} */
  const load = async () => {
    await lineage.load("artifacts/steps.js");
    await Promise.all(Array.from({ length: come[0].pieces - 1 }, (_, at) => lineage.load(`artifacts/steps-${at + 2}.js`)));
    /** @param {"workspaces" | "artifacts" | "nodes" | "steps"} list @returns {any[]} */
    const joined = (list) => come.flatMap((piece) => piece[list] ?? []);
    const workspaces = joined("workspaces");
    const refs = joined("artifacts").map((said) => (said ? `${workspaces[said[0]]}/${said[1]}` : ""));
    const states = joined("nodes").flatMap(([artifact, ports, behind]) =>
      BITS.filter((bit) => ports & bit).map((port) => ({ artifact, port, ref: refs[artifact] && refs[artifact] + (behind ?? "") })),
    );
    const onwards = joined("steps").map((/** @type {number[]} */ steps, from) => steps.map((step) => /** @type {[number, boolean]} */ ([from + (step >> 1), Boolean(step & 1)])));
    /** @type {Steps[]} */
    const back = states.map(() => []);
    onwards.forEach((steps, from) => steps.forEach(([to, follows]) => back[to].push([from, follows])));
    return { states, refs, onwards, back };
  };

  /**
   * Each state that is come to, nearest first; states that no relationship lies between are equally near.
   * @param {number[]} starts @param {Steps[]} steps
   */
  const walk = (starts, steps) => {
    /** How far each is, from where it was come to, and whether by a relationship. @type {Map<number, [distance: number, before: number, followed: boolean]>} */
    const came = new Map();
    let [distance, near] = [0, starts.map((start) => /** @type {[number, number, boolean]} */ ([start, -1, false])).reverse()];
    while (near.length) {
      /** @type {[number, number, boolean][]} */
      const far = [];
      for (let next = near.pop(); next; next = near.pop()) {
        const [number, before, followed] = next;
        if (came.has(number)) continue;
        came.set(number, [distance, before, followed]);
        for (const [to, follows] of steps[number]) if (!came.has(to)) (follows ? far : near).push([to, number, follows]);
      }
      near = far.reverse();
      distance += 1;
    }
    return came;
  };

  /**
   * All that an artifact reaches, or that reach it, nearest first: the number of each among those shown, how many
   * relationships away it is, and where those on the way there arrive.
   * @param {Graph} graph @param {string} ref @param {boolean} downstream
   * @returns {{number: number, distance: number, way: string[]}[]}
   */
  const reached = (graph, ref, downstream) => {
    const { states, refs } = graph;
    const own = refs.indexOf(ref);
    const starts = states.flatMap((state, number) =>
      state.artifact === own && (downstream ? state.port !== IN : state.port === OUT && state.ref === ref) ? [number] : [],
    );
    const came = walk(starts, downstream ? graph.onwards : graph.back);
    /** The state by which each artifact was come to first. @type {Map<number, number>} */
    const found = new Map();
    for (const number of came.keys()) {
      const { artifact, port } = states[number];
      if (artifact !== own && refs[artifact] && !found.has(artifact) && (downstream ? port === OUT : port !== IN)) found.set(artifact, number);
    }
    let shown = 0;
    const numbers = refs.map((known) => (known ? shown++ : -1));
    /** @param {number} number */
    const far = (number) => came.get(number)?.[0] ?? 0;
    /** @param {number} number */
    const way = (number) => {
      const stops = [];
      for (let [at, step] = [number, came.get(number)]; step; [at, step] = [step[1], came.get(step[1])]) if (step[2]) stops.push(states[at].ref);
      return stops.slice(1).reverse().filter(Boolean);
    };
    return [...found]
      .sort(([one, at], [other, there]) => far(at) - far(there) || one - other)
      .map(([artifact, number]) => ({ number: numbers[artifact], distance: far(number), way: way(number) }));
  };

  lineage.reach = { load, reached };
})();
