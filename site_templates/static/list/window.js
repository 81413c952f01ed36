// Long tables: only the lines near what is seen are elements, the others are room. Arrow keys go from line to line.
"use strict";

(() => {
  /** Up to so many lines all are elements, so that the browser's own search finds them. */
  const FEW = 150;
  /** Pixels above and below what is seen that have lines already. */
  const AHEAD = 600;

  /**
   * @param {HTMLTableSectionElement} body
   * @param {(entry: ListEntry) => HTMLElement} make the line of an entry
   */
  const over = (body, make) => {
    /** @type {ListEntry[]} */
    let entries = [];
    /** Where each line begins, and where the last one ends. */
    let tops = new Float64Array(1);
    /** The lines that are elements, by the keys of their entries. @type {Map<string, HTMLElement>} */
    const lines = new Map();
    let [rowHeight, groupHeight] = [56, 44];
    let columns = 1;
    let whole = false;
    let fitted = false;

    const measure = () => {
      tops = new Float64Array(entries.length + 1);
      entries.forEach((entry, at) => (tops[at + 1] = tops[at] + (entry.row ? rowHeight : groupHeight)));
    };

    /** The last line that begins at or above a height. @param {number} height */
    const at = (height) => {
      let [least, most] = [0, Math.max(0, entries.length - 1)];
      while (least < most) {
        const middle = (least + most + 1) >> 1;
        if (tops[middle] <= height) least = middle;
        else most = middle - 1;
      }
      return least;
    };

    /** @param {number} height */
    const room = (height) => {
      const cell = lineage.elements.html("td", { colspan: String(columns) });
      cell.style.height = `${height}px`;
      return lineage.elements.html("tr", { class: "room", role: "presentation", "aria-hidden": "true" }, cell);
    };

    /** The numbers of the lines that are to be elements: those near what is seen, and the one that has the focus. */
    const wanted = () => {
      if (whole || entries.length <= FEW) return entries.map((_, number) => number);
      const top = -body.getBoundingClientRect().top;
      const [first, last] = [at(Math.max(0, top - AHEAD)), at(Math.max(0, top + innerHeight + AHEAD))];
      const found = [];
      const focused = body.contains(document.activeElement) ? Number(document.activeElement?.closest("tr")?.dataset.number) : first;
      if (focused < first) found.push(focused);
      for (let number = first; number <= last && number < entries.length; number += 1) found.push(number);
      if (focused > last && focused < entries.length) found.push(focused);
      return found;
    };

    const draw = () => {
      const numbers = wanted();
      const kept = new Set(numbers.map((number) => entries[number].key));
      for (const [key, line] of lines) {
        if (kept.has(key)) continue;
        line.remove();
        lines.delete(key);
      }
      body.querySelectorAll(".room").forEach((each) => each.remove());
      let end = 0;
      /** @type {Element | null} */
      let next = body.firstElementChild;
      for (const number of numbers) {
        if (tops[number] > end) body.insertBefore(room(tops[number] - end), next);
        const { key } = entries[number];
        const line = lines.get(key) ?? make(entries[number]);
        lines.set(key, line);
        line.dataset.number = String(number);
        line.setAttribute("aria-rowindex", String(number + 2));
        if (line === next) next = line.nextElementSibling;
        else body.insertBefore(line, next);
        end = tops[number + 1];
      }
      if (tops[entries.length] > end) body.append(room(tops[entries.length] - end));
    };

    /** Lines have heights of their own in narrow windows, and in large letters. */
    const fit = () => {
      const [row, group] = [body.querySelector("tr:not(.room, .group)"), body.querySelector("tr.group")];
      const [high, low] = [row?.getBoundingClientRect().height || rowHeight, group?.getBoundingClientRect().height || groupHeight];
      if (high === rowHeight && low === groupHeight) return;
      [rowHeight, groupHeight] = [high, low];
      measure();
      draw();
    };

    /** Show other entries. @param {ListEntry[]} others @param {number} wide how many columns a line has @param {boolean} anew whether lines themselves look different */
    const show = (others, wide, anew) => {
      entries = others;
      columns = wide;
      for (const [key, line] of lines) if (anew || line.classList.contains("group")) lines.delete(key);
      const kept = new Set(lines.values());
      for (const line of [...body.children]) if (!kept.has(/** @type {HTMLElement} */ (line))) line.remove();
      measure();
      draw();
      if (!fitted) fit();
      fitted = entries.length > 0;
    };

    /** Bring a line into view, and give its link the focus. @param {number} number */
    const focus = (number) => {
      const to = Math.max(0, Math.min(entries.length - 1, number));
      const top = body.getBoundingClientRect().top + tops[to];
      const above = 56 + groupHeight;
      if (top < above) scrollBy(0, top - above);
      else if (top + rowHeight > innerHeight) scrollBy(0, top + rowHeight - innerHeight + 8);
      draw();
      /** @type {HTMLElement | null | undefined} */ (lines.get(entries[to]?.key)?.querySelector("a, button"))?.focus({ preventScroll: true });
    };

    const KEYS = /** @type {Record<string, (from: number) => number>} */ ({
      ArrowDown: (from) => from + 1,
      ArrowUp: (from) => from - 1,
      PageDown: (from) => from + 10,
      PageUp: (from) => from - 10,
      Home: () => 0,
      End: () => entries.length - 1,
    });

    body.addEventListener("keydown", (event) => {
      const line = event.target instanceof Element && event.target.closest("tr");
      const step = KEYS[event.key];
      if (!line || !step || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      event.preventDefault();
      focus(step(Number(line.dataset.number)));
    });
    let waiting = false;
    const soon = () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        draw();
      });
    };
    addEventListener("scroll", soon, { passive: true });
    addEventListener("resize", () => {
      fit();
      soon();
    });
    addEventListener("beforeprint", () => {
      whole = true;
      draw();
    });
    addEventListener("afterprint", () => {
      whole = false;
      draw();
    });

    return { show };
  };

  lineage.rowWindow = { over };
})();
