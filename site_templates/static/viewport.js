// What is seen of a picture: a point of it, at a scale; where it opens, and how it is looked at.
"use strict";

(() => {
  const scene = lineage.scene;
  if (!scene) return;

  /** @type {HTMLElement} */
  const canvas = scene.canvas;
  /** @type {SVGSVGElement} */
  const svg = scene.svg;
  const LARGEST = 2;
  /** Down to here the whole picture is shown at first; else it opens at a scale at which cards can be read. */
  const COMFORTABLE = 0.455;
  const READABLE = 1;
  const READABLE_ON_PHONES = 0.8;
  /** Where titles are written large from afar. */
  const TITLES_ON_PHONES = 0.5;
  /** At this, what is inside of cards can be read. */
  const NEAR = 0.85;
  /** Below these, titles are written large and all else is left out; and cards become spots of colour. */
  const FAR = 0.75;
  const DISTANT = 0.36;
  const NARROW = 600;
  const HEAD = 72;
  const STILL = 160;

  /** The point of the picture in the canvas's top left corner, and how many pixels one of its units takes. */
  const view = { x: 0, y: 0, scale: 1 };
  /** @type {(() => void)[]} */
  const listeners = [];
  const size = () => ({ width: canvas.clientWidth || 1, height: canvas.clientHeight || 1 });
  /** How much of the canvas something lies over; of a corner at its foot, how wide and how high. @returns {{top: number, right: number, bottom: number, map: number, corner: [number, number]}} */
  const inset = () => scene.inset?.() ?? { top: 0, right: 0, bottom: 0, map: 0, corner: [0, 0] };
  const open = () => ({ width: size().width - inset().right, height: size().height - inset().top - inset().bottom });
  const free = () => ({ width: open().width, height: open().height - inset().corner[1] });
  const beside = () => ({ width: open().width - 2 * inset().corner[0], height: open().height });
  const readable = () => (size().width >= NARROW ? READABLE : scene.fine ? TITLES_ON_PHONES : READABLE_ON_PHONES);
  const bounds = () => svg.viewBox.baseVal;
  /** The scale at which the whole picture fits into some room. @param {{width: number, height: number}} room */
  const fitting = (room) => Math.min(room.width / bounds().width, room.height / bounds().height, 1);
  /** It may lie above what is in the corner, or beside it: wherever it is larger. */
  const roomy = () => (fitting(beside()) > fitting(free()) ? beside() : free());
  const whole = () => fitting(roomy());
  const least = () => Math.min(whole(), 0.3);

  let still = 0;
  /** The size of the canvas when it was last shown. */
  let room = size();

  const far = () => {
    canvas.classList.toggle("far", view.scale < FAR);
    canvas.classList.toggle("distant", view.scale < DISTANT);
  };

  /** The picture is painted once and then only moved; when it is still again, it is painted sharp. */
  const show = () => {
    room = size();
    const { x, y } = bounds();
    svg.style.transform = `translate(${(x - view.x) * view.scale}px, ${(y - view.y) * view.scale}px) scale(${view.scale})`;
    svg.style.willChange = "transform";
    clearTimeout(still);
    still = setTimeout(() => {
      svg.style.willChange = "";
      far();
    }, STILL);
    listeners.forEach((listener) => listener());
  };

  /** Keep at least a corner of the picture in sight. */
  const keep = () => {
    const { width, height } = size();
    const [across, down] = [width / view.scale, height / view.scale];
    const { x, y, width: w, height: h } = bounds();
    view.x = Math.max(x + 80 - across, Math.min(x + w - 80, view.x));
    view.y = Math.max(y + 60 - down, Math.min(y + h - 60, view.y));
  };

  /** @param {number} x @param {number} y pixels */
  const pan = (x, y) => {
    view.x += x / view.scale;
    view.y += y / view.scale;
    keep();
    show();
  };

  /** Scale about a point of the canvas, by default its middle. @param {number} factor @param {number} [x] @param {number} [y] */
  const zoom = (factor, x = size().width / 2, y = size().height / 2) => {
    const scale = Math.max(least(), Math.min(LARGEST, view.scale * factor));
    view.x += x / view.scale - x / scale;
    view.y += y / view.scale - y / scale;
    view.scale = scale;
    keep();
    show();
  };

  const fit = () => {
    const { x, y, width, height } = bounds();
    view.scale = whole();
    look(x + width / 2, y + height / 2, roomy().height);
  };

  /** Bring a point into the middle of what is free. @param {number} x @param {number} y @param {number} height */
  const look = (x, y, height = free().height) => {
    view.x = x - free().width / view.scale / 2;
    view.y = y - (inset().top + height / 2) / view.scale;
    show();
  };

  /** @typedef {{x: number, y: number, w: number, h: number}} Box */

  /** Bring a card into the middle. @param {Box} card */
  const centre = (card) => look(card.x + card.w / 2, card.y + Math.min(card.h, 200) / 2);

  /** Bring a card into sight, no further than needed. @param {Box} card */
  const reveal = (card) => {
    const [across, down] = [free().width / view.scale, (size().height - Math.max(inset().bottom + inset().corner[1], inset().map)) / view.scale];
    const top = inset().top / view.scale;
    if (card.x < view.x) view.x = card.x - 20;
    if (card.x + card.w + 20 > view.x + across) view.x = card.x + card.w + 20 - across;
    if (card.y < view.y + top) view.y = card.y - 20 - top;
    if (card.y + card.h + 20 > view.y + down) view.y = card.y + card.h + 20 - down;
    show();
  };

  /** Come so near to a card that what is in it can be read. @param {Box} card */
  const near = (card) => {
    if (view.scale >= FAR) return;
    zoom(NEAR / view.scale, (card.x - view.x) * view.scale, (card.y - view.y) * view.scale);
    far();
    reveal(card);
  };

  /** Start with everything where it can be read, else at the focus, else on the left, at the height where most is seen. */
  const start = () => {
    if (whole() >= (scene.fine?.() ? FAR : COMFORTABLE)) {
      fit();
      far();
      return;
    }
    view.scale = scene.fine?.() ? Math.max(NEAR, readable()) : readable();
    far();
    const cards = scene.cards();
    const wanted = lineage.highlight?.chosen() || scene.focus();
    const focus = cards.find((/** @type {any} */ card) => card.key === wanted);
    if (focus) {
      centre(focus);
      return;
    }
    const [across, down] = [free().width / view.scale, free().height / view.scale];
    const { x, y, width, height } = bounds();
    const middle = x + Math.min(across, width) / 2;
    // Rows are in their cards: a table of many columns is seen from its head on.
    const heights = cards.filter((/** @type {any} */ { key, card, x: left }) => left < x + across && (!card || card.key === key)).map((/** @type {Box} */ card) => card.y).sort((/** @type {number} */ one, /** @type {number} */ other) => one - other);
    const aim = crowd(heights, down - HEAD);
    look(middle, height < down ? y + height / 2 : Math.max(y + down / 2, Math.min(y + height - down / 2, aim)));
  };

  /** The middle of where most of some heights lie within so much room; of several such, the one in the midst of all. @param {number[]} heights in order @param {number} room */
  const crowd = (heights, room) => {
    const midst = ((heights[0] ?? 0) + (heights[heights.length - 1] ?? 0) + HEAD) / 2;
    let best = { count: 0, middle: midst };
    let first = 0;
    heights.forEach((height, last) => {
      while (heights[first] < height - room) first += 1;
      const found = { count: last - first + 1, middle: (heights[first] + height + HEAD) / 2 };
      if (found.count > best.count || (found.count === best.count && Math.abs(found.middle - midst) < Math.abs(best.middle - midst))) best = found;
    });
    return best.middle;
  };

  const wantedHeight = () => {
    const scale = Math.max(readable(), Math.min(1, canvas.clientWidth / bounds().width));
    return Math.min(540, Math.max(190, bounds().height * scale + 24));
  };

  canvas.classList.add("live");
  if (!canvas.classList.contains("large")) canvas.style.setProperty("--canvas-height", `${Math.round(wantedHeight())}px`);
  if (bounds().width) start();

  /** When there is more room or less, what was seen whole is so again; else its middle stays. */
  const refit = () => {
    const [now, before] = [size(), room];
    if (now.width === before.width && now.height === before.height) return;
    const { x, y, width, height } = bounds();
    const [right, low] = [view.x + before.width / view.scale, view.y + before.height / view.scale];
    if (view.x <= x && view.y <= y && right >= x + width && low >= y + height) {
      fit();
      return;
    }
    view.x += (before.width - now.width) / 2 / view.scale;
    view.y += (before.height - now.height) / 2 / view.scale;
    keep();
    show();
  };
  new ResizeObserver(refit).observe(canvas);


  lineage.viewport = { view, size: () => room, look, pan, zoom, near, reveal, centre, fit, start, far, show, keep, watch: (/** @type {() => void} */ listener) => listeners.push(listener) };
})();
