// Keeps over a reload what a reader has before them: how far they scrolled, what is open, where the focus is, and how a
// picture lies. What the page has no more is let go.
"use strict";

(() => {
  const KEPT = "lineage-live";
  /** Frames in which a page may grow back to what it was: lists and pictures come by and by. */
  const PATIENCE = 120;

  /** @typedef {{path: string, scrolled: [string, number, number][], open: [string, boolean][], focus: string, picture?: object}} Look */

  /** @returns {{look?: Look | null, folded?: boolean}} */
  const all = () => {
    try {
      return JSON.parse(sessionStorage.getItem(KEPT) ?? "{}");
    } catch {
      return {};
    }
  };

  /** @param {object} more */
  const keep = (more) => {
    try {
      sessionStorage.setItem(KEPT, JSON.stringify({ ...all(), ...more }));
    } catch {
      // then the page begins at its top
    }
  };

  /** How to find an element again: by its id, or by its place among its like. @param {Element | null} element @returns {string} */
  const wayTo = (element) => {
    if (!element?.parentElement) return ":root";
    if (element.id) return `#${CSS.escape(element.id)}`;
    const like = [...element.parentElement.children].filter((each) => each.localName === element.localName);
    return `${wayTo(element.parentElement)} > ${CSS.escape(element.localName)}:nth-of-type(${like.indexOf(element) + 1})`;
  };

  /** @returns {Look} */
  const look = () => ({
    path: location.pathname,
    scrolled: [...document.querySelectorAll("*")].filter((each) => each.scrollLeft || each.scrollTop).map((each) => [wayTo(each), each.scrollLeft, each.scrollTop]),
    open: [...document.querySelectorAll("details")].map((each) => [wayTo(each), each.open]),
    focus: document.activeElement === document.body ? "" : wayTo(document.activeElement),
    picture: lineage.viewport && { ...lineage.viewport.view },
  });

  /** Put back what has come, and not been put back yet. @param {Look} before */
  const putBack = ({ scrolled, open, focus, picture }) => {
    for (const [way, is] of open) {
      const found = document.querySelector(way);
      if (found instanceof HTMLDetailsElement) found.open = is;
    }
    if (picture && lineage.viewport && JSON.stringify(picture) !== JSON.stringify(lineage.viewport.view)) {
      Object.assign(lineage.viewport.view, picture);
      lineage.viewport.show();
    }
    for (const [way, left, top] of scrolled) document.querySelector(way)?.scrollTo({ left, top, behavior: "instant" });
    const focused = focus && document.querySelector(focus);
    if ((focused instanceof HTMLElement || focused instanceof SVGElement) && focused !== document.activeElement) focused.focus({ preventScroll: true });
  };

  /** Put back what was kept, until it is all there or the reader goes on by themselves. */
  const restore = () => {
    const before = all().look;
    keep({ look: null });
    if (before?.path !== location.pathname) return;
    let left = PATIENCE;
    for (const act of ["pointerdown", "keydown", "wheel", "touchstart"]) addEventListener(act, () => (left = 0), { once: true, capture: true });
    const step = () => {
      if (left <= 0) return;
      left -= 1;
      putBack(before);
      requestAnimationFrame(step);
    };
    step();
  };

  addEventListener("load", restore);
  lineage.kept = { get: all, put: keep, look };
})();
