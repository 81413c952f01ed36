// Moving about in a picture: drag, pinch, wheel, buttons and keys move and scale what is seen of it.
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
  const COMFORTABLE = 0.48;
  const READABLE = 0.8;
  const READABLE_ON_PHONES = 0.5;
  /** Below these, titles are written large and all else is left out; and cards become spots of colour. */
  const FAR = 0.75;
  const DISTANT = 0.36;
  const NARROW = 600;
  const HEAD = 72;
  const STEP = 60;
  const ZOOM = 1.25;
  const STILL = 160;

  /** The point of the picture in the canvas's top left corner, and how many pixels one of its units takes. */
  const view = { x: 0, y: 0, scale: 1 };
  /** @type {(() => void)[]} */
  const listeners = [];
  const size = () => ({ width: canvas.clientWidth || 1, height: canvas.clientHeight || 1 });
  /** How much of the canvas something lies over. @returns {{top: number, right: number, bottom: number, map: number}} */
  const inset = () => scene.inset?.() ?? { top: 0, right: 0, bottom: 0, map: 0 };
  const free = () => ({ width: size().width - inset().right, height: size().height - inset().top - inset().bottom });
  const readable = () => (size().width < NARROW ? READABLE_ON_PHONES : READABLE);
  const bounds = () => svg.viewBox.baseVal;
  const whole = () => Math.min(free().width / bounds().width, free().height / bounds().height, 1);
  const least = () => Math.min(whole(), 0.3);

  let still = 0;

  const far = () => {
    canvas.classList.toggle("far", view.scale < FAR);
    canvas.classList.toggle("distant", view.scale < DISTANT);
  };

  /** The picture is painted once and then only moved; when it is still again, it is painted sharp. */
  const show = () => {
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
    look(x + width / 2, y + height / 2);
  };

  /** Bring a point into the middle of what is free. @param {number} x @param {number} y */
  const look = (x, y) => {
    const { width, height } = free();
    view.x = x - width / view.scale / 2;
    view.y = y - (inset().top + height / 2) / view.scale;
    show();
  };

  /** @typedef {{x: number, y: number, w: number, h: number}} Box */

  /** Bring a card into the middle. @param {Box} card */
  const centre = (card) => look(card.x + card.w / 2, card.y + Math.min(card.h, 200) / 2);

  /** Bring a card into sight, no further than needed. @param {Box} card */
  const reveal = (card) => {
    const [across, down] = [free().width / view.scale, (size().height - Math.max(inset().bottom, inset().map)) / view.scale];
    const top = inset().top / view.scale;
    if (card.x < view.x) view.x = card.x - 20;
    if (card.x + card.w + 20 > view.x + across) view.x = card.x + card.w + 20 - across;
    if (card.y < view.y + top) view.y = card.y - 20 - top;
    if (card.y + card.h + 20 > view.y + down) view.y = card.y + card.h + 20 - down;
    show();
  };

  /** Start with everything where it can be read, else at the focus, else on the left, at the height where most is seen. */
  const start = () => {
    fit();
    far();
    if (whole() >= COMFORTABLE) return;
    view.scale = readable();
    far();
    const cards = scene.cards();
    const wanted = scene.focus() || lineage.highlight?.chosen();
    const focus = cards.find((/** @type {any} */ card) => card.key === wanted);
    if (focus) {
      centre(focus);
      return;
    }
    const [across, down] = [free().width / view.scale, free().height / view.scale];
    const { x, width } = bounds();
    const middle = x + Math.min(across, width) / 2;
    const heights = cards.filter((/** @type {Box} */ card) => card.x < x + across).map((/** @type {Box} */ card) => card.y).sort((/** @type {number} */ one, /** @type {number} */ other) => one - other);
    look(middle, crowd(heights, down - HEAD));
  };

  /** The middle of where most of some heights lie within so much room. @param {number[]} heights in order @param {number} room */
  const crowd = (heights, room) => {
    let best = { count: 0, middle: 0 };
    let first = 0;
    heights.forEach((height, last) => {
      while (heights[first] < height - room) first += 1;
      if (last - first + 1 > best.count) best = { count: last - first + 1, middle: (heights[first] + height + HEAD) / 2 };
    });
    return best.middle;
  };

  const wantedHeight = () => {
    const scale = Math.max(READABLE, Math.min(1, canvas.clientWidth / bounds().width));
    return Math.min(540, Math.max(190, bounds().height * scale + 24));
  };

  canvas.classList.add("live");
  if (!canvas.classList.contains("large")) canvas.style.setProperty("--canvas-height", `${Math.round(wantedHeight())}px`);
  if (bounds().width) start();
  addEventListener("resize", show);

  canvas.addEventListener(
    "wheel",
    (event) => {
      if (event.target instanceof Element && event.target.closest("[data-still]")) return;
      event.preventDefault();
      const box = canvas.getBoundingClientRect();
      if (event.shiftKey) pan(event.deltaY || event.deltaX, 0);
      else zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0015)), event.clientX - box.left, event.clientY - box.top);
    },
    { passive: false },
  );

  /** The fingers, or the one mouse, that are down. @type {Map<number, {x: number, y: number}>} */
  const down = new Map();
  let moved = 0;

  const span = () => {
    const [one, other] = [...down.values()];
    return { length: Math.hypot(one.x - other.x, one.y - other.y) || 1, x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
  };

  canvas.addEventListener("pointerdown", (event) => {
    if (!down.size) moved = 0;
    if (event.button !== 0 || (event.target instanceof Element && event.target.closest("[data-still]"))) return;
    down.set(event.pointerId, { x: event.clientX, y: event.clientY });
  });
  addEventListener("pointermove", (event) => {
    const before = down.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    if (down.size === 2) {
      const old = span();
      down.set(event.pointerId, now);
      const fresh = span();
      const box = canvas.getBoundingClientRect();
      zoom(fresh.length / old.length, fresh.x - box.left, fresh.y - box.top);
      pan(old.x - fresh.x, old.y - fresh.y);
      moved += STEP;
      return;
    }
    down.set(event.pointerId, now);
    moved += Math.abs(now.x - before.x) + Math.abs(now.y - before.y);
    if (moved > 4) canvas.classList.add("dragging");
    pan(before.x - now.x, before.y - now.y);
  });
  for (const end of ["pointerup", "pointercancel"]) {
    addEventListener(end, (event) => {
      down.delete(/** @type {PointerEvent} */ (event).pointerId);
      if (!down.size) canvas.classList.remove("dragging");
    });
  }
  canvas.addEventListener("dragstart", (event) => event.preventDefault());
  // A drag that ends on a card is no click on it.
  canvas.addEventListener(
    "click",
    (event) => {
      if (moved > 4 && event.detail) {
        event.preventDefault();
        event.stopPropagation();
      }
    },
    true,
  );

  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || (event.target instanceof Element && event.target.closest("input, select"))) return;
    if (event.key === "+" || event.key === "=") zoom(ZOOM);
    else if (event.key === "-") zoom(1 / ZOOM);
    else if (event.key === "0") fit();
    else if (event.target !== canvas) return;
    else if (event.key === "ArrowLeft") pan(-STEP, 0);
    else if (event.key === "ArrowRight") pan(STEP, 0);
    else if (event.key === "ArrowUp") pan(0, -STEP);
    else if (event.key === "ArrowDown") pan(0, STEP);
    else return;
    event.preventDefault();
  });

  const controls = canvas.querySelector(".controls");
  controls?.removeAttribute("hidden");
  controls?.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (button?.dataset.zoom === "in") zoom(ZOOM);
    if (button?.dataset.zoom === "out") zoom(1 / ZOOM);
    if (button?.dataset.zoom === "fit") fit();
  });

  lineage.viewport = { view, size, look, reveal, centre, fit, start, far, show, keep, watch: (/** @type {() => void} */ listener) => listeners.push(listener) };
})();
