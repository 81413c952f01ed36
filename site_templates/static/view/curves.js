// The way that a line takes: the curve of the build where both its cards lie where that put them, else one of our own.
"use strict";

(() => {
  const POINT = /(-?[\d.]+) (-?[\d.]+)/g;
  const [HEAD, ROW] = [72, 24];
  /** How far apart lines leave a card, and how much of its height they take. */
  const [APART, FAN] = [7, 50];
  /** How much lower the one is that leads back, of two lines that run against each other: as the build draws it. */
  const BESIDE = 10;

  /** @typedef {{x: number, y: number}} Point */

  /** Where each row of a card is entered and left. @param {any} card @param {Point} box @returns {Map<string, number>} */
  const rowsOf = (card, box) => new Map(card.rows.map((/** @type {any} */ row, /** @type {number} */ at) => [row.key, box.y + HEAD + 8 + ROW * at + ROW / 2]));

  /**
   * How far from the middle of its card each line ends: many lines are spread, in the order of where they lead, so that
   * they can be told apart. @param {any[]} lines @param {any} view @param {"from" | "to"} near @param {"from" | "to"} far
   * @returns {Map<string, number>}
   */
  const fan = (lines, view, near, far) => {
    /** @type {Map<string, any[]>} */
    const ends = new Map();
    for (const line of lines) {
      const list = ends.get(line[near]);
      if (list) list.push(line);
      else ends.set(line[near], [line]);
    }
    const found = new Map();
    for (const list of ends.values()) {
      const apart = Math.min(APART, FAN / Math.max(1, list.length - 1));
      list.sort((one, other) => view.boxes.get(one[far]).y - view.boxes.get(other[far]).y);
      list.forEach((line, at) => found.set(line.key, apart * (at - (list.length - 1) / 2)));
    }
    return found;
  };

  /** A curve of the build, moved with what it leads past, between the ends that it has now. @param {string} curve @param {(y: number) => number} down @param {number} y1 @param {number} y2 */
  const bent = (curve, down, y1, y2) => {
    const points = [...curve.matchAll(POINT)].map(([, x, y]) => [x, down(Number(y))]);
    const shift = (/** @type {number} */ at, /** @type {number} */ by) => (points[at][1] = Number(points[at][1]) + by);
    const last = points.length - 1;
    const [before, after] = [y1 - Number(points[0][1]), y2 - Number(points[last][1])];
    for (const at of [0, 1]) shift(at, before);
    for (const at of [last - 1, last]) shift(at, after);
    let next = 0;
    return curve.replace(POINT, () => points[next++].join(" "));
  };

  /** A curve through points, level at each of them; what runs against the flow leaves to the left. @param {Point[]} points @param {1 | -1} way */
  const through = (points, way) => {
    let data = `M${points[0].x} ${points[0].y}`;
    for (let at = 1; at < points.length; at += 1) {
      const [one, other] = [points[at - 1], points[at]];
      const reach = way * Math.max(30, Math.abs(other.x - one.x) / 2);
      data += `C${one.x + reach} ${one.y} ${other.x - reach} ${other.y} ${other.x} ${other.y}`;
    }
    return data;
  };

  /** @param {any} line @param {any} view @param {number} y1 @param {number} y2 */
  const path = (line, view, y1, y2) => {
    const [from, to] = [view.boxes.get(line.from), view.boxes.get(line.to)];
    const known = view.curves.get(`${line.from} ${line.to}`);
    if (known && view.kept.has(line.from) && view.kept.has(line.to)) return bent(known, view.down, y1, y2);
    const bends = view.bends.get(`${line.from} ${line.to}`) ?? view.bends.get(`${line.to} ${line.from}`)?.toReversed() ?? [];
    if (from.x + from.w <= to.x) return through([{ x: from.x + from.w, y: y1 }, ...bends, { x: to.x, y: y2 }], 1);
    if (to.x + to.w <= from.x) return through([{ x: from.x, y: y1 }, ...bends, { x: to.x + to.w, y: y2 }], -1);
    const right = Math.max(from.x + from.w, to.x + to.w);
    return `M${from.x + from.w} ${y1}C${right + 46} ${y1} ${right + 46} ${y2} ${to.x + to.w} ${y2}`;
  };

  /** The ways of all lines, by their keys. @param {{cards: any[], lines: any[]}} seen @param {any} view where cards lie @returns {Map<string, string>} */
  const paths = ({ cards, lines }, view) => {
    const rows = new Map(cards.map((card) => [card.key, rowsOf(card, view.boxes.get(card.key))]));
    // Where the build drew the curves, they meet at the middle of a card.
    const fanned = view.afresh ? lines : [];
    const [out, into] = [fan(fanned, view, "from", "to"), fan(fanned, view, "to", "from")];
    const pairs = new Set(lines.map((line) => `${line.from} ${line.to}`));
    /** @param {any} line */
    const lower = (line) => {
      const [from, to] = [view.boxes.get(line.from), view.boxes.get(line.to)];
      return pairs.has(`${line.to} ${line.from}`) && (from.x - to.x || from.y - to.y) > 0 ? BESIDE : 0;
    };
    /** @param {any} line @param {"from" | "to"} end @param {Map<string, number>} asides */
    const height = (line, end, asides) => rows.get(line[end])?.get(line[`${end}Row`]) ?? view.boxes.get(line[end]).y + HEAD / 2 + (asides.get(line.key) ?? 0) + lower(line);
    return new Map(lines.map((line) => [line.key, path(line, view, height(line, "from", out), height(line, "to", into))]));
  };

  /** A coordinate of a cubic curve. @param {number[]} points the four @param {number} t @returns {number} */
  const along = ([a, b, c, d], t) => (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t ** 2 * c + t ** 3 * d;

  /** What a coordinate of a cubic curve comes to where it turns. @param {number[]} points @returns {number[]} */
  const turns = (points) => {
    const [a, b, c, d] = points;
    const [square, linear, rest] = [d - a + 3 * (b - c), 2 * (a - 2 * b + c), b - a];
    const root = Math.sqrt(linear ** 2 - 4 * square * rest);
    const found = square ? [(root - linear) / (2 * square), -(root + linear) / (2 * square)] : [-rest / linear];
    return found.filter((t) => t > 0 && t < 1).map((t) => along(points, t));
  };

  /** The box around curves. To ask the browser for it would have it lay out the whole page once more. @param {Iterable<string>} ways */
  const bounds = (ways) => {
    const least = [Infinity, Infinity];
    const most = [-Infinity, -Infinity];
    for (const way of ways) {
      const numbers = way.match(/-?[\d.]+/g)?.map(Number) ?? [];
      for (const axis of [0, 1]) {
        const values = numbers.filter((_, at) => at % 2 === axis);
        for (let at = 0; at + 3 < values.length; at += 3) {
          const reached = [values[at], values[at + 3], ...turns(values.slice(at, at + 4))];
          least[axis] = Math.min(least[axis], ...reached);
          most[axis] = Math.max(most[axis], ...reached);
        }
      }
    }
    return { x: least[0], y: least[1], w: most[0] - least[0], h: most[1] - least[1] };
  };

  lineage.curves = { paths, bounds };
})();
