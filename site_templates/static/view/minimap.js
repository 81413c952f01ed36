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
  const sight = /** @type {HTMLElement} */ (frame.querySelector("[data-sight]"));
  let scale = 1;

  const bounds = () => lineage.scene.svg.viewBox.baseVal;

  const draw = () => {
    const { x, y, width, height } = bounds();
    scale = Math.min(LARGE / width, HIGH / height);
    const dense = devicePixelRatio || 1;
    const [across, down] = [Math.max(1, width * scale), Math.max(1, height * scale)];
    [map.width, map.height] = [across * dense, down * dense];
    map.style.width = `${across}px`;
    map.style.height = `${down}px`;
    pen.setTransform(scale * dense, 0, 0, scale * dense, -x * scale * dense, -y * scale * dense);
    const style = getComputedStyle(map);
    for (const card of view.seen().cards) {
      const box = view.spots().boxes.get(card.key);
      const group = lineage.model.artifacts.get(card.members[0]).group;
      pen.fillStyle = style.getPropertyValue(`--${group}`) ? resolve(`var(--${group})`) : style.color;
      pen.fillRect(box.x, box.y, box.w, box.h);
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
    const left = Math.max(0, (seen.x - x) * scale);
    const top = Math.max(0, (seen.y - y) * scale);
    sight.style.transform = `translate(${left}px, ${top}px)`;
    sight.style.width = `${Math.max(4, Math.min(width * scale, (seen.x + across - x) * scale) - left)}px`;
    sight.style.height = `${Math.max(4, Math.min(height * scale, (seen.y + down - y) * scale) - top)}px`;
  };

  /** @param {PointerEvent} event */
  const go = (event) => {
    const box = map.getBoundingClientRect();
    lineage.viewport.look(bounds().x + (event.clientX - box.left) / scale, bounds().y + (event.clientY - box.top) / scale);
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
