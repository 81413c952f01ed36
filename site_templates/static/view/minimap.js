// The whole picture, small, with the part of it that is seen: click or drag there to look elsewhere.
"use strict";

(() => {
  const view = lineage.view;
  const map = /** @type {HTMLCanvasElement | null} */ (document.querySelector("[data-minimap]"));
  const frame = map?.parentElement;
  if (!view || !map || !frame) return;
  const pen = /** @type {CanvasRenderingContext2D} */ (map.getContext("2d"));
  const LARGE = 200;
  const HIGH = 130;
  /** However long or high the picture is, so much is drawn across and down, and so much of each card. */
  const LEAST = 44;
  const [LEAST_WIDE, LEAST_HIGH] = [4, 3];
  const sight = /** @type {HTMLElement} */ (frame.querySelector("[data-sight]"));
  let scale = 1;
  /** Where the picture begins in the small one. */
  let [left, top] = [0, 0];

  const bounds = () => lineage.scene.svg.viewBox.baseVal;

  const draw = () => {
    const { x, y, width, height } = bounds();
    scale = Math.min(LARGE / width, HIGH / height);
    const dense = devicePixelRatio || 1;
    const [across, down] = [Math.max(LEAST, width * scale), Math.max(LEAST, height * scale)];
    [left, top] = [(across - width * scale) / 2, (down - height * scale) / 2];
    [map.width, map.height] = [across * dense, down * dense];
    map.style.width = `${across}px`;
    map.style.height = `${down}px`;
    pen.setTransform(scale * dense, 0, 0, scale * dense, (left - x * scale) * dense, (top - y * scale) * dense);
    const style = getComputedStyle(map);
    for (const card of view.seen().cards) {
      const box = view.spots().boxes.get(card.key);
      const group = lineage.model.artifacts.get(card.members[0]).group;
      pen.fillStyle = (card.kind === "artifact" || card.kind === "type") && style.getPropertyValue(`--${group}`) ? resolve(`var(--${group})`) : style.color;
      pen.fillRect(box.x, box.y, Math.max(box.w, LEAST_WIDE / scale), Math.max(box.h, LEAST_HIGH / scale));
    }
    look();
  };

  /** A colour as the page says it, as a canvas wants it. @type {Map<string, string>} */
  const colours = new Map();
  const probe = document.createElement("i");
  probe.hidden = true;
  frame.append(probe);
  /** @param {string} said */
  const resolve = (said) => {
    const key = `${said} ${document.documentElement.dataset.theme} ${matchMedia("(prefers-color-scheme: dark)").matches}`;
    const known = colours.get(key);
    if (known) return known;
    probe.style.color = said;
    colours.set(key, getComputedStyle(probe).color);
    return colours.get(key) ?? "";
  };

  const look = () => {
    const { view: seen, size } = lineage.viewport;
    const { x, y, width, height } = bounds();
    const [across, down] = [size().width / seen.scale, size().height / seen.scale];
    frame.hidden = across >= width && down >= height;
    /** @param {number} from @param {number} length @param {number} start @param {number} room */
    const within = (from, length, start, room) => {
      const first = Math.max(0, start + from * scale);
      return [first, Math.max(4, Math.min(room, start + (from + length) * scale) - first)];
    };
    const [at, wide] = within(seen.x - x, across, left, 2 * left + width * scale);
    const [from, high] = within(seen.y - y, down, top, 2 * top + height * scale);
    sight.style.transform = `translate(${at}px, ${from}px)`;
    sight.style.width = `${wide}px`;
    sight.style.height = `${high}px`;
  };

  /** @param {PointerEvent} event */
  const go = (event) => {
    const box = map.getBoundingClientRect();
    lineage.viewport.look(bounds().x + (event.clientX - box.left - left) / scale, bounds().y + (event.clientY - box.top - top) / scale);
  };
  frame.addEventListener("pointerdown", (event) => {
    frame.setPointerCapture(event.pointerId);
    go(event);
  });
  frame.addEventListener("pointermove", (event) => {
    if (frame.hasPointerCapture(event.pointerId)) go(event);
  });

  let late = 0;
  lineage.viewport.watch(look);
  view.watch(() => {
    clearTimeout(late);
    late = setTimeout(draw);
  });
  new MutationObserver(draw).observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
})();
