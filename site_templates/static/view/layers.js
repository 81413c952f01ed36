// A simple layout in the browser, for what the build laid out nowhere: columns along the flow, each in an order that keeps
// lines short, each card as near to its neighbours as its column allows. The same cards and lines always lie the same way.
"use strict";

(() => {
  /**
   * @typedef {{key: string, h: number, group: string}} Box
   * @typedef {{key: string, h: number, group: string, rank: number, y: number, before: Spot[], after: Spot[]}} Spot
   */

  const WIDTH = 212;
  const GAP = 30;
  const GROUP_GAP = 44;
  const SWEEPS = 6;

  /** The lines without those that close a circle. @param {string[]} keys @param {[string, string][]} lines */
  const withoutCircles = (keys, lines) => {
    /** @type {Map<string, string[]>} */
    const onwards = new Map(keys.map((key) => [key, []]));
    const entered = new Set();
    for (const [from, to] of lines) {
      onwards.get(from)?.push(to);
      entered.add(to);
    }
    const kept = new Map(keys.map((key) => [key, /** @type {string[]} */ ([])]));
    const state = new Map();
    for (const start of [...keys.filter((key) => !entered.has(key)), ...keys]) {
      if (state.has(start)) continue;
      state.set(start, 1);
      const trail = [{ key: start, next: 0 }];
      while (trail.length) {
        const here = trail[trail.length - 1];
        const to = onwards.get(here.key)?.[here.next];
        here.next += 1;
        if (to === undefined) {
          state.set(here.key, 2);
          trail.pop();
        } else if (state.get(to) === 1) {
          kept.get(to)?.push(here.key);
        } else {
          kept.get(here.key)?.push(to);
          if (!state.has(to)) {
            state.set(to, 1);
            trail.push({ key: to, next: 0 });
          }
        }
      }
    }
    return kept;
  };

  /** The column of each card: as far right as what leads to it asks, and no farther left than what it leads to allows. @param {string[]} keys @param {Map<string, string[]>} onwards */
  const ranks = (keys, onwards) => {
    const waiting = new Map(keys.map((key) => [key, 0]));
    for (const heads of onwards.values()) for (const head of heads) waiting.set(head, (waiting.get(head) ?? 0) + 1);
    const rank = new Map(keys.map((key) => [key, 0]));
    const order = keys.filter((key) => !waiting.get(key));
    for (const key of order)
      for (const head of onwards.get(key) ?? []) {
        rank.set(head, Math.max(rank.get(head) ?? 0, (rank.get(key) ?? 0) + 1));
        waiting.set(head, (waiting.get(head) ?? 0) - 1);
        if (!waiting.get(head)) order.push(head);
      }
    const entered = new Set([...onwards.values()].flat());
    for (const key of order.reverse()) {
      const heads = onwards.get(key) ?? [];
      if (!entered.has(key) && heads.length) rank.set(key, Math.min(...heads.map((head) => rank.get(head) ?? 0)) - 1);
    }
    return rank;
  };

  /** @param {Box} box @param {number} rank @returns {Spot} */
  const spot = (box, rank) => ({ ...box, rank, y: 0, before: [], after: [] });

  /** @param {Spot} one @param {Spot} other */
  const join = (one, other) => {
    one.after.push(other);
    other.before.push(one);
  };

  /** Names as people order them: 2 before 10. */
  const collator = new Intl.Collator("en", { numeric: true });

  /** @param {Spot} one @param {Spot} other */
  const byName = (one, other) => collator.compare(one.group, other.group) || collator.compare(one.key, other.key);

  /** @param {Spot[]} spots */
  const mean = (spots) => spots.reduce((sum, each) => sum + each.y + each.h / 2, 0) / spots.length;

  /** @param {Spot} above @param {Spot} below */
  const gap = (above, below) => (above.h && below.h ? (above.group === below.group ? GAP : GROUP_GAP) : 14);

  /** Put a column where its cards want to be, in its order: those that would overlap share what they want. @param {Spot[]} column @param {number[]} wanted */
  const settle = (column, wanted) => {
    /** @type {{sum: number, count: number}[]} */
    const blocks = [];
    const offsets = [0];
    for (let at = 1; at < column.length; at += 1) offsets.push(offsets[at - 1] + column[at - 1].h + gap(column[at - 1], column[at]));
    column.forEach((_, at) => {
      blocks.push({ sum: wanted[at] - offsets[at], count: 1 });
      for (let last = blocks.length - 1; last > 0 && blocks[last - 1].sum / blocks[last - 1].count > blocks[last].sum / blocks[last].count; last -= 1) {
        const block = blocks.splice(last, 1)[0];
        blocks[last - 1].sum += block.sum;
        blocks[last - 1].count += block.count;
      }
    });
    let at = 0;
    for (const block of blocks) for (let each = 0; each < block.count; each += 1, at += 1) column[at].y = block.sum / block.count + offsets[at];
  };

  /**
   * @param {Box[]} boxes @param {[string, string][]} lines
   * @returns {{at: Map<string, {x: number, y: number}>, bends: Map<string, {x: number, y: number}[]>}} the corner of each card; where long lines bend
   */
  const lay = (boxes, lines) => {
    const keys = boxes.map((box) => box.key);
    const onwards = withoutCircles(keys, lines);
    const rank = ranks(keys, onwards);
    const least = Math.min(0, ...rank.values());
    const spots = new Map(boxes.map((box) => [box.key, spot(box, (rank.get(box.key) ?? 0) - least)]));
    /** @type {Spot[][]} */
    const columns = [];
    const put = (/** @type {Spot} */ each) => (columns[each.rank] ??= []).push(each);
    spots.forEach(put);
    /** @type {Map<string, Spot[]>} */
    const bends = new Map();
    for (const [tail, heads] of onwards)
      for (const head of new Set(heads)) {
        const [from, to] = [/** @type {Spot} */ (spots.get(tail)), /** @type {Spot} */ (spots.get(head))];
        let last = from;
        const between = [];
        for (let at = from.rank + 1; at < to.rank; at += 1) {
          const bend = spot({ key: `${tail} ${head} ${at}`, h: 0, group: "" }, at);
          put(bend);
          join(last, bend);
          between.push(bend);
          last = bend;
        }
        join(last, to);
        bends.set(`${tail} ${head}`, between);
      }
    for (let at = 0; at < columns.length; at += 1) columns[at] ??= [];
    for (const column of columns) settle(column.sort(byName), column.map(() => 0));
    for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
      const forwards = sweep % 2 === 0;
      for (const column of forwards ? columns : [...columns].reverse()) {
        const wanted = new Map(column.map((each) => {
          const near = forwards ? each.before : each.after;
          return [each, near.length ? mean(near) : each.y + each.h / 2];
        }));
        if (sweep < SWEEPS - 2) column.sort((one, other) => (wanted.get(one) ?? 0) - (wanted.get(other) ?? 0) || byName(one, other));
        settle(column, column.map((each) => (wanted.get(each) ?? 0) - each.h / 2));
      }
    }
    const xs = [0];
    for (let at = 1; at < columns.length; at += 1) {
      const crossing = columns[at].reduce((sum, each) => sum + each.before.length, 0);
      xs.push(xs[at - 1] + WIDTH + 64 + Math.min(120, 6 * crossing));
    }
    const round = (/** @type {number} */ y) => Math.round(y);
    return {
      at: new Map([...spots].map(([key, each]) => [key, { x: xs[each.rank], y: round(each.y) }])),
      bends: new Map([...bends].map(([key, list]) => [key, list.map((each) => ({ x: xs[each.rank] + WIDTH / 2, y: round(each.y) }))])),
    };
  };

  lineage.layers = { lay };
})();
