// The lineage view: what a person chose is projected, placed and drawn; every step is kept in the page's address.
"use strict";

(() => {
  const canvas = /** @type {HTMLElement | null} */ (document.querySelector(".canvas[data-view]"));
  if (!canvas) return;

  const home = canvas.dataset.view || "";
  const { svg } = lineage.drawing;
  const ROUNDS = 24;
  /** Buttons stand out at the sides of cards. */
  const [MARGIN_X, MARGIN_Y] = [44, 22];
  const BUTTONS = [156, 56];

  /** `near`: what is shown is to be read. @typedef {{anchor?: string, replace?: boolean, fit?: boolean, near?: boolean}} Manner */

  let state = lineage.state.read(lineage.address.said());
  /** @type {{cards: any[], lines: any[], filtered: number, wants: Set<string>, holders: string[]}} */
  let seen = { cards: [], lines: [], filtered: 0, wants: new Set(), holders: [] };
  /** @type {any} */
  let spots = { boxes: new Map(), frames: [], curves: new Map(), kept: new Set(), bends: new Map(), afresh: false };
  /** @type {any[]} */
  let stops = [];
  /** @type {any[]} */
  let arrows = [];
  /** What each card or row lights up, as far as that was asked for. @type {Map<string, any>} */
  let lit = new Map();
  /** @type {(() => void)[]} */
  const listeners = [];
  let begun = false;

  /** @param {string} key */
  const cardOf = (key) => seen.cards.find((card) => card.key === key);

  /** An old link may have something chosen that is there no more. @param {string} key */
  const isThere = (key) => Boolean(cardOf(key)) || lineage.model.artifacts.has(lineage.model.artifactOf(key));

  /** All that can take the focus: cards, and the rows in them. */
  const measureStops = () => {
    stops = seen.cards.flatMap((card) => {
      const box = spots.boxes.get(card.key);
      const node = lineage.drawing.nodeOf(card.key);
      const rows = [...node.querySelectorAll(":scope > .row")].map((row, at) => ({ key: row.dataset.row, x: box.x, y: box.y + 80 + 24 * at, w: box.w, h: 24, node: row, link: row, card }));
      return [{ key: card.key, ...box, node, link: node.querySelector(".card"), card }, ...rows];
    });
    arrows = seen.lines.map((line) => ({ from: line.fromRow || line.from, to: line.toRow || line.to, data: line.plane === "data" || line.plane === "past", node: lineage.drawing.lineOf(line.key), line }));
  };

  /** @param {string} key */
  const litBy = (key) => {
    const found = lit.get(key) ?? lineage.lit.from(cardOf(key)?.members ?? [key], stops);
    lit.set(key, found);
    return found;
  };

  /** @param {string} key */
  const sides = (key) => ({ up: litBy(key).up.keys, down: litBy(key).down.keys });

  /** @param {any} arrow @param {string} key @param {"up" | "down"} way */
  const leads = ({ line }, key, way) => lineage.lit.leads(litBy(key), line, way);

  /** @param {Map<string, string>} ways the curves of lines */
  const resize = (ways) => {
    const boxes = [...spots.boxes.values(), ...spots.frames, ...(ways.size ? [lineage.curves.bounds(ways.values())] : [])];
    const [x, y] = [Math.min(...boxes.map((box) => box.x)) - MARGIN_X, Math.min(...boxes.map((box) => box.y)) - MARGIN_Y];
    const [w, h] = [Math.max(...boxes.map((box) => box.x + box.w)) + MARGIN_X - x, Math.max(...boxes.map((box) => box.y + box.h)) + MARGIN_Y - y];
    svg.setAttribute("viewBox", boxes.length ? `${x} ${y} ${w} ${h}` : "0 0 1 1");
    svg.setAttribute("width", String(boxes.length ? w : 1));
    svg.setAttribute("height", String(boxes.length ? h : 1));
  };

  /** What stays where it is on the screen: what was acted on, or else the card nearest to the middle. @param {string} wanted @param {Map<string, any>} before @param {Map<string, any>} after */
  const anchorOf = (wanted, before, after) => {
    if (before.has(wanted) && after.has(wanted)) return wanted;
    const { view, size } = lineage.viewport;
    const [x, y] = [view.x + size().width / view.scale / 2, view.y + size().height / view.scale / 2];
    const distance = (/** @type {any} */ box) => Math.hypot(box.x + box.w / 2 - x, box.y + box.h / 2 - y);
    const both = [...before].filter(([key]) => after.has(key));
    return both.sort(([, one], [, other]) => distance(one) - distance(other))[0]?.[0] ?? "";
  };

  /** What has the focus now that all is drawn anew: the same card or row, else the card on which it is now. @param {any} stop */
  const heirOf = ({ key, card }) => stops.find((stop) => stop.key === key) ?? stops.find((stop) => stop.key === stop.card.key && stop.card.members.includes(card.members[0]));

  /** @param {Manner} manner */
  const render = (manner = {}) => {
    const before = spots.boxes;
    const active = stops.find((stop) => stop.link === document.activeElement);
    seen = lineage.projection.project(state, home);
    spots = lineage.placing.place(seen.cards, seen.lines, home);
    const ways = lineage.curves.paths(seen, spots);
    lineage.drawing.draw(seen, spots, ways, home);
    lit = new Map();
    measureStops();
    resize(ways);
    for (const stop of stops) stop.node.classList.toggle("focus", stop.key === state.focus);
    if (begun) {
      const key = anchorOf(manner.anchor ?? "", before, spots.boxes);
      if (manner.fit || !key) lineage.viewport.start();
      else {
        const { view } = lineage.viewport;
        view.x += spots.boxes.get(key).x - before.get(key).x;
        view.y += spots.boxes.get(key).y - before.get(key).y;
        lineage.viewport.show();
        if (manner.near) lineage.viewport.near(spots.boxes.get(key));
      }
    }
    lineage.highlight.choose(isThere(state.chosen) ? state.chosen : "");
    if (active) heirOf(active)?.link.focus({ preventScroll: true });
    listeners.forEach((listener) => listener());
  };

  /** What has to come before all of a view can be seen. */
  const missing = () => {
    const { has } = lineage.shards;
    const known = (/** @type {string} */ name) => lineage.model.workspaces.has(name);
    const spaces = new Set(seen.wants);
    for (const ref of [...state.parts, ...state.columns, ...state.path, state.focus]) if (ref) spaces.add(lineage.gather.workspaceOf(ref));
    const graphs = [...spaces].filter((name) => known(name) && !has("graph", name)).map((name) => ["graph", name]);
    const columns = new Set([...state.columns, ...seen.holders, ...[state.chosen, state.trace].filter((ref) => ref.includes("#"))].map(lineage.gather.workspaceOf));
    return [...graphs, ...[...columns].filter((name) => known(name) && !has("columns", name)).map((name) => ["columns", name])];
  };

  /** What could not be loaded, and is not asked for again. @type {Set<string>} */
  const lost = new Set();

  /** Bring what a view needs, and draw again as it comes. @param {Manner} manner */
  const complete = async (manner) => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const wanted = missing().filter((each) => !lost.has(each.join(" ")));
      if (!wanted.length) return;
      canvas.setAttribute("aria-busy", "true");
      await Promise.all(wanted.map(([kind, name]) => lineage.shards.load(kind, name).catch(() => lost.add(`${kind} ${name}`))));
      canvas.removeAttribute("aria-busy");
      render(manner);
    }
  };

  /** @param {any} next @param {Manner} manner */
  const apply = (next, manner) => {
    const focused = next.focus !== state.focus || String(next.path) !== String(state.path);
    const whole = { ...manner, fit: manner.fit ?? focused };
    state = next;
    render(whole);
    return complete(whole);
  };

  /** Take a step: back undoes it, unless it only replaces where one stands. @param {any} change @param {Manner} manner */
  const go = (change, manner = {}) => {
    const next = { ...state, ...change };
    const text = lineage.state.write(next);
    if (text === lineage.state.write(state)) return Promise.resolve();
    lineage.address.put(lineage.state.WORDS, text, { replace: manner.replace });
    return apply(next, manner);
  };

  /** Choose a card or a row: no step, but in the address. @param {string} key */
  const choose = (key) => {
    if (key === state.chosen) return;
    state = { ...state, chosen: key };
    lineage.address.put(lineage.state.WORDS, lineage.state.write(state), { replace: true });
    lineage.highlight.choose(key);
    listeners.forEach((listener) => listener());
    if (key.includes("#")) complete({ anchor: key });
  };

  addEventListener("popstate", () => {
    const next = lineage.state.read(lineage.address.said());
    if (lineage.state.write(next) !== lineage.state.write(state)) apply(next, {});
  });

  /** What lies over the picture, and hides some of it. */
  const inset = () => {
    const [bar, panel] = [".around", ".about"].map((name) => /** @type {HTMLElement} */ (canvas.querySelector(name)));
    const small = /** @type {HTMLElement | null} */ (canvas.querySelector(".minimap"));
    const beside = panel.offsetWidth < canvas.clientWidth / 2;
    return {
      top: bar.hidden ? 0 : bar.offsetTop + bar.offsetHeight,
      right: panel.hidden || !beside ? 0 : panel.offsetWidth + 12,
      bottom: panel.hidden || beside ? 0 : panel.offsetHeight + 8,
      corner: panel.hidden || beside ? BUTTONS : [0, 0],
      // The small picture is gone where all is seen: only what is brought into sight has to mind it.
      map: !small || small.hidden ? 0 : small.offsetHeight + 12,
    };
  };

  /** Called once all scripts are there. */
  const begin = async () => {
    if (!lineage.shards.has("graph", home)) await lineage.shards.load("graph", home);
    canvas.querySelector("svg.picture")?.remove();
    canvas.prepend(svg);
    // What is in no page, or hidden, cannot be measured.
    canvas.hidden = false;
    render();
    for (const note of document.querySelectorAll("[data-static]")) note.remove();
    begun = true;
    lineage.room.fill();
    lineage.viewport.start();
    await complete({ fit: true });
  };

  /** @type {any} */
  lineage.scene = { canvas, svg, inset, cards: () => stops, arrows: () => arrows, sides, leads, focus: () => state.focus, fine: () => seen.cards.some((card) => card.rows.length) };
  lineage.view = {
    home,
    canvas,
    begin,
    go,
    choose,
    cardOf,
    state: () => state,
    seen: () => seen,
    spots: () => spots,
    watch: (/** @type {() => void} */ listener) => listeners.push(listener),
  };
})();
