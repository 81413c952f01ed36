// Moving about in a picture: drag, pinch, wheel, buttons and keys move and scale what is seen of it.
"use strict";

(() => {
  const graph = lineage.graph;
  if (!graph) return;

  /** @type {HTMLElement} */
  const canvas = graph.canvas;
  /** @type {SVGSVGElement} */
  const svg = graph.svg;
  const picture = { width: svg.viewBox.baseVal.width, height: svg.viewBox.baseVal.height };
  const LARGEST = 2;
  const COMFORTABLE = 0.55;
  const READABLE = 0.72;
  const STEP = 60;
  const ZOOM = 1.25;

  /** The point of the picture in the canvas's top left corner, and how many pixels one of its units takes. */
  const view = { x: 0, y: 0, scale: 1 };
  const size = () => ({ width: canvas.clientWidth || 1, height: canvas.clientHeight || 1 });
  const whole = () => Math.min(size().width / picture.width, size().height / picture.height, 1);

  const show = () => {
    const { width, height } = size();
    svg.setAttribute("viewBox", `${view.x} ${view.y} ${width / view.scale} ${height / view.scale}`);
  };

  /** Keep at least a corner of the picture in sight. */
  const keep = () => {
    const { width, height } = size();
    const [across, down] = [width / view.scale, height / view.scale];
    view.x = Math.max(80 - across, Math.min(picture.width - 80, view.x));
    view.y = Math.max(60 - down, Math.min(picture.height - 60, view.y));
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
    const scale = Math.max(Math.min(whole(), 0.3), Math.min(LARGEST, view.scale * factor));
    view.x += x / view.scale - x / scale;
    view.y += y / view.scale - y / scale;
    view.scale = scale;
    keep();
    show();
  };

  const fit = () => {
    const { width, height } = size();
    view.scale = whole();
    view.x = (picture.width - width / view.scale) / 2;
    view.y = (picture.height - height / view.scale) / 2;
    show();
  };

  /** Bring a card into the middle. @param {{x: number, y: number}} card */
  const centre = (card) => {
    const { width, height } = size();
    view.x = card.x + 106 - width / view.scale / 2;
    view.y = card.y + 36 - height / view.scale / 2;
    show();
  };

  /** Bring a card into sight, no further than needed. @param {{x: number, y: number}} card */
  const reveal = (card) => {
    const { width, height } = size();
    const [across, down] = [width / view.scale, height / view.scale];
    if (card.x < view.x) view.x = card.x - 20;
    if (card.x + 232 > view.x + across) view.x = card.x + 232 - across;
    if (card.y < view.y) view.y = card.y - 20;
    if (card.y + 92 > view.y + down) view.y = card.y + 92 - down;
    show();
  };

  /** Start with everything where it can be read, else at the focus, else where most of the lineage begins. */
  const start = () => {
    fit();
    if (whole() >= COMFORTABLE) return;
    view.scale = READABLE;
    const focus = graph.cards.find((/** @type {any} */ card) => card.place.classList.contains("focus"));
    if (focus) {
      centre(focus);
      return;
    }
    const first = graph.cards[0];
    if (!first) return;
    centre(first);
    view.x = Math.max(0, first.x - 24 / view.scale);
    if (picture.height * view.scale < size().height) view.y = (picture.height - size().height / view.scale) / 2;
    show();
  };

  const wantedHeight = () => {
    const scale = Math.max(READABLE, Math.min(1, canvas.clientWidth / picture.width));
    return Math.min(540, Math.max(190, picture.height * scale + 24));
  };

  canvas.classList.add("live");
  if (!canvas.classList.contains("large")) canvas.style.setProperty("--canvas-height", `${Math.round(wantedHeight())}px`);
  svg.removeAttribute("width");
  svg.removeAttribute("height");
  svg.setAttribute("preserveAspectRatio", "xMinYMin meet");
  start();
  addEventListener("resize", show);
  addEventListener("beforeprint", fit);

  canvas.addEventListener(
    "wheel",
    (event) => {
      if (event.target instanceof Element && event.target.closest(".about")) return;
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
    if (event.button !== 0 || (event.target instanceof Element && event.target.closest(".controls, .about"))) return;
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
    if (event.ctrlKey || event.metaKey || event.altKey) return;
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

  lineage.viewport = { reveal, centre, fit };
})();
