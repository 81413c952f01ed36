// Moving about in a picture: drag, pinch, wheel, buttons and keys.
"use strict";

(() => {
  const scene = lineage.scene;
  if (!scene) return;
  const canvas = /** @type {HTMLElement} */ (scene.canvas);
  const { pan, zoom, fit } = lineage.viewport;
  const STEP = 60;
  const ZOOM = 1.25;

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
})();
