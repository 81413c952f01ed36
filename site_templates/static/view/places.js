// Where cards lie: where the build put them, so that neighbours keep their places; afresh where that would tear the view.
"use strict";

(() => {
  const WIDTH = 212;
  const HEAD = 72;
  const ROW = 24;
  const BESIDE = 300;
  const AIR = 14;
  const TORN = 3.5;
  /** More than three columns. */
  const HOLE = 900;
  /** Together less than what is between two cards one below the other. */
  const [FRAME_HEAD, FRAME_FOOT] = [18, 6];

  /** @typedef {{x: number, y: number, w: number, h: number}} Box */

  /** @param {any} card */
  const height = (card) => HEAD + (card.rows.length ? card.rows.length * ROW + 12 : 0);

  /** @param {Box} one @param {Box} other @param {number} air */
  const meet = (one, other, air) =>
    one.x < other.x + other.w + air && other.x < one.x + one.w + air && one.y < other.y + other.h + air && other.y < one.y + one.h + air;

  /** How much room there is for each of some places. @param {number[][]} places */
  const room = (places) => {
    const span = (/** @type {number} */ axis) => Math.max(...places.map((at) => at[axis])) - Math.min(...places.map((at) => at[axis]));
    return ((span(0) + BESIDE) * (span(1) + HEAD + 30)) / places.length;
  };

  /**
   * Open the picture along the lower edge of every card that shows rows, all across, so that nothing changes its order:
   * neither cards nor the curves between them.
   * @param {{y: number, h: number}[]} boxes @returns {(y: number) => number}
   */
  const stretch = (boxes) => {
    const tall = boxes.filter((box) => box.h > HEAD).sort((one, other) => one.y - other.y);
    if (!tall.length) return (y) => y;
    const moved = new Map();
    let last = -Infinity;
    let lastMoved = -Infinity;
    const edges = [...new Set(boxes.flatMap((box) => [box.y, box.y + HEAD]))].sort((one, other) => one - other);
    for (const y of edges) {
      let to = last === -Infinity ? y : lastMoved + y - last;
      for (const box of tall) if (box.y + HEAD <= y) to = Math.max(to, moved.get(box.y) + box.h + y - box.y - HEAD);
      moved.set(y, to);
      [last, lastMoved] = [y, to];
    }
    return (y) => {
      const after = edges.findIndex((edge) => edge >= y);
      if (after <= 0) return y + (after === 0 ? moved.get(edges[0]) - edges[0] : lastMoved - last);
      const [above, below] = [edges[after - 1], edges[after]];
      return Math.round(moved.get(above) + ((moved.get(below) - moved.get(above)) * (y - above)) / (below - above));
    };
  };

  /** The free place nearest to one that is wanted, looked for downwards and upwards. @param {Box} wanted @param {Box[]} taken */
  const free = (wanted, taken) => {
    for (let away = 0; ; away += HEAD / 2)
      for (const y of [wanted.y + away, wanted.y - away]) {
        const box = { ...wanted, y };
        if (!taken.some((other) => meet(box, other, AIR))) return box;
      }
  };

  /** Put what the build put nowhere beside what it is tied to. @param {any[]} cards @param {any[]} lines @param {Map<string, Box>} boxes @param {(card: any) => number[] | null} meant */
  const insert = (cards, lines, boxes, meant) => {
    let waiting = cards;
    while (waiting.length) {
      const left = [];
      for (const card of waiting) {
        const place = meant(card) ?? beside(card, lines, boxes);
        if (place) boxes.set(card.key, free({ x: place[0], y: place[1], w: WIDTH, h: height(card) }, [...boxes.values()]));
        else left.push(card);
      }
      if (left.length === waiting.length) {
        const lowest = Math.max(...[...boxes.values()].map((box) => box.y + box.h), 0);
        boxes.set(left[0].key, { x: 0, y: lowest + 60, w: WIDTH, h: height(left[0]) });
        left.shift();
      }
      waiting = left;
    }
  };

  /** @param {any} card @param {any[]} lines @param {Map<string, Box>} boxes @returns {number[] | null} */
  const beside = (card, lines, boxes) => {
    const after = lines.find((line) => line.to === card.key && boxes.has(line.from));
    const before = lines.find((line) => line.from === card.key && boxes.has(line.to));
    const box = after ? boxes.get(after.from) : before && boxes.get(before.to);
    return box ? [box.x + (after ? BESIDE : -BESIDE), box.y] : null;
  };

  /** The frames around what belongs to another workspace: as large as they can be without holding a stranger. @param {any[]} cards @param {Map<string, Box>} boxes @param {string} home */
  const frames = (cards, boxes, home) => {
    const framed = cards.filter((card) => card.kind === "artifact" || card.kind === "type");
    const all = framed.map((card) => ({ space: lineage.gather.workspaceOf(card.members[0]), box: /** @type {Box} */ (boxes.get(card.key)) }));
    /** @type {any[]} */
    const found = [];
    for (const space of [...new Set(all.map((each) => each.space))].sort()) {
      if (space === home) continue;
      const strangers = all.filter((each) => each.space !== space).map((each) => each.box);
      /** @type {{box: Box, full: number}[]} */
      let parts = all.filter((each) => each.space === space).map(({ box }) => ({ box: { ...box }, full: box.w * box.h }));
      parts.sort((one, other) => one.box.x - other.box.x || one.box.y - other.box.y);
      for (let merged = true; merged; ) {
        merged = false;
        for (let at = 0; at < parts.length; at += 1)
          for (let other = at + 1; other < parts.length; other += 1) {
            const box = around(parts[at].box, parts[other].box);
            const full = parts[at].full + parts[other].full;
            if (box.w * box.h > 3.2 * full || strangers.some((each) => meet(box, each, AIR))) continue;
            parts[at] = { box, full };
            parts.splice(other, 1);
            other -= 1;
            merged = true;
          }
      }
      parts.forEach(({ box }, number) => found.push({ key: `${space} ${number}`, space, title: lineage.model.workspaces.get(space) ?? space, x: box.x - 8, y: box.y - FRAME_HEAD, w: box.w + 16, h: box.h + FRAME_HEAD + FRAME_FOOT }));
    }
    return found;
  };

  /** @param {Box} one @param {Box} other @returns {Box} */
  const around = (one, other) => {
    const [x, y] = [Math.min(one.x, other.x), Math.min(one.y, other.y)];
    return { x, y, w: Math.max(one.x + one.w, other.x + other.w) - x, h: Math.max(one.y + one.h, other.y + other.h) - y };
  };

  /**
   * `kept` are the cards where the build put them, whose `curves` are drawn along with them; `bends` are those of lines laid out here.
   * @typedef {{boxes: Map<string, Box>, frames: any[], curves: Map<string, string>, kept: Set<string>, down: (y: number) => number, bends: Map<string, any[]>, afresh: boolean}} Spots
   * @typedef {{at: Map<string, number[]>, curves: Map<string, string>}} Known
   */

  /** Whether the places of the build would leave holes: much more room than cards, or a wide stretch across with nothing in it. @param {any[]} cards @param {any[]} kept @param {Known} known */
  const isTorn = (cards, kept, known) => {
    if (kept.length < cards.length / 2) return true;
    const places = kept.map((card) => /** @type {number[]} */ (known.at.get(card.key)));
    const xs = places.map(([x]) => x).sort((one, other) => one - other);
    const hole = Math.max(0, ...xs.slice(1).map((x, at) => x - xs[at]));
    return hole > HOLE || (kept.length > 1 && room(places) > TORN * room([...known.at.values()]));
  };

  /** @param {any[]} cards @param {any[]} lines @param {string} home @returns {Spots} */
  const layAfresh = (cards, lines, home) => {
    const group = (/** @type {any} */ card) => (card.kind === "workspace" ? "" : lineage.gather.workspaceOf(card.members[0]));
    const boxed = cards.map((card) => ({ key: card.key, h: height(card), group: group(card) }));
    const pairs = lines.filter((line) => line.from !== line.to).map((line) => /** @type {[string, string]} */ ([line.from, line.to]));
    const laid = lineage.layers.lay(boxed, pairs);
    const boxes = new Map(cards.map((card) => [card.key, { ...laid.at.get(card.key), w: WIDTH, h: height(card) }]));
    return { boxes, frames: frames(cards, boxes, home), curves: new Map(), kept: new Set(), down: (y) => y, bends: laid.bends, afresh: true };
  };

  /** Where what is gathered on a card would stand, in the midst of it. @param {any} card @param {Known} known @returns {number[] | null} */
  const midst = (card, known) => {
    const places = card.members.map((/** @type {string} */ ref) => known.at.get(ref)).filter(Boolean);
    const mean = (/** @type {number} */ axis) => places.reduce((/** @type {number} */ sum, /** @type {number[]} */ at) => sum + at[axis], 0) / places.length;
    return places.length ? [mean(0), mean(1)] : null;
  };

  /** @param {any[]} cards @param {any[]} lines @param {string} home @returns {Spots} */
  const place = (cards, lines, home) => {
    /** @type {Known} */
    const known = lineage.model.places.get(home) ?? { at: new Map(), curves: new Map() };
    const kept = cards.filter((card) => card.kind === "artifact" && known.at.has(card.key));
    if (isTorn(cards, kept, known)) return layAfresh(cards, lines, home);
    const spot = (/** @type {any} */ card) => /** @type {number[]} */ (known.at.get(card.key));
    const down = stretch(kept.map((card) => ({ y: spot(card)[1], h: height(card) })));
    /** @type {Map<string, Box>} */
    const boxes = new Map(kept.map((card) => [card.key, { x: spot(card)[0], y: down(spot(card)[1]), w: WIDTH, h: height(card) }]));
    insert(cards.filter((card) => !boxes.has(card.key)), lines, boxes, (card) => midst(card, known));
    return { boxes, frames: frames(cards, boxes, home), curves: known.curves, kept: new Set(kept.map((card) => card.key)), down, bends: new Map(), afresh: false };
  };

  lineage.placing = { place };
})();
