// Long tables: only the lines near what is seen are elements, the others are room. Arrow keys go from line to line.
"use strict";

(() => {
  const { html } = lineage.elements;

  /** Up to so many lines all are elements, so that the browser's own search finds them. */
  const FEW = 150;
  /** Pixels above and below what is seen that have lines already. */
  const AHEAD = 600;
  /** So many lines come and go together: most of the time that one scrolls, nothing changes. */
  const STEP = 8;

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

    /** The room above, below and between lines: elements that stay, as making others would have the table laid out anew. @type {HTMLElement[]} */
    const rooms = [];
    /** @param {number} number @param {number} height */
    const room = (number, height) => {
      const made = (rooms[number] ??= html("tr", { class: "room", role: "presentation", "aria-hidden": "true" }, html("td", {})));
      const cell = /** @type {HTMLElement} */ (made.firstElementChild);
      cell.setAttribute("colspan", String(columns));
      cell.style.height = `${height}px`;
      return made;
    };

    /** The lines that are to be elements, first and last: those near what is seen. @returns {[number, number]} */
    const near = () => {
      if (whole || entries.length <= FEW) return [0, entries.length - 1];
      const top = -body.getBoundingClientRect().top;
      const [first, last] = [at(Math.max(0, top - AHEAD)), at(Math.max(0, top + innerHeight + AHEAD))];
      return [first - (first % STEP), Math.min(entries.length - 1, last + STEP - (last % STEP))];
    };

    /** The number of the line that has the focus: it stays an element, wherever it is. */
    const focused = () => (body.contains(document.activeElement) ? Number(document.activeElement?.closest("tr")?.dataset.number) : -1);

    /** @param {number} number */
    const lineOf = (number) => {
      const { key } = entries[number];
      const made = lines.get(key) ?? make(entries[number]);
      lines.set(key, made);
      made.dataset.number = String(number);
      made.setAttribute("aria-rowindex", String(number + 2));
      return made;
    };

    /** What was drawn last; to draw the same again would cost a frame. */
    let drawn = "";

    const draw = () => {
      const [first, last] = near();
      const kept = focused();
      const now = `${first} ${last} ${kept < first || kept > last ? kept : ""}`;
      if (now === drawn) return;
      drawn = now;
      const numbers = [];
      if (kept >= 0 && kept < first) numbers.push(kept);
      for (let number = first; number <= last; number += 1) numbers.push(number);
      if (kept > last && kept < entries.length) numbers.push(kept);
      const wanted = [];
      let end = 0;
      for (const number of numbers) {
        if (tops[number] > end) wanted.push(room(wanted.length ? 1 : 0, tops[number] - end));
        wanted.push(lineOf(number));
        end = tops[number + 1];
      }
      if (tops[entries.length] > end) wanted.push(room(2, tops[entries.length] - end));
      const there = new Set(wanted);
      for (const line of [...body.children]) if (!there.has(/** @type {HTMLElement} */ (line))) line.remove();
      for (const [key, line] of lines) if (!there.has(line)) lines.delete(key);
      let next = body.firstElementChild;
      for (const line of wanted) {
        if (line === next) next = line.nextElementSibling;
        else body.insertBefore(line, next);
      }
    };

    /** Lines have heights of their own in narrow windows, and in large letters. */
    const fit = () => {
      const [row, group] = [body.querySelector("tr:not(.room, .group)"), body.querySelector("tr.group")];
      const [high, low] = [row?.getBoundingClientRect().height || rowHeight, group?.getBoundingClientRect().height || groupHeight];
      if (high === rowHeight && low === groupHeight) return;
      [rowHeight, groupHeight] = [high, low];
      measure();
      drawn = "";
      draw();
    };

    /** What of a line takes the focus. @param {string} key @returns {HTMLElement | null | undefined} */
    const heart = (key) => lines.get(key)?.querySelector("a, button");

    /** Show other entries. @param {ListEntry[]} others @param {number} wide how many columns a line has @param {boolean} anew whether lines themselves look different */
    const show = (others, wide, anew) => {
      const held = entries[focused()]?.key;
      entries = others;
      columns = wide;
      for (const [key, line] of lines) if (anew || line.classList.contains("group")) lines.delete(key);
      measure();
      drawn = "";
      draw();
      fit();
      if (held && !body.contains(document.activeElement)) heart(held)?.focus({ preventScroll: true });
    };

    /** Bring a line into view, and give its link the focus. @param {number} number */
    const focus = (number) => {
      const to = Math.max(0, Math.min(entries.length - 1, number));
      const top = body.getBoundingClientRect().top + tops[to];
      const above = 56 + groupHeight;
      if (top < above) scrollBy(0, top - above);
      else if (top + rowHeight > innerHeight) scrollBy(0, top + rowHeight - innerHeight + 8);
      draw();
      heart(entries[to]?.key)?.focus({ preventScroll: true });
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
