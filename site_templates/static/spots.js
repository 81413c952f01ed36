// The arrows between the workspaces of a map that has too many of them to be shown at once: each is there to be lit.
"use strict";

(() => {
  const SPACE = "http://www.w3.org/2000/svg";
  const [WIDTH, HEIGHT] = [172, 26];
  const curves = document.querySelector("svg.domains .curves");
  if (!curves) return;

  const spots = /** @type {SVGGElement[]} */ ([...document.querySelectorAll("svg.domains .at")]);
  const places = spots.map((spot) => (spot.getAttribute("transform") ?? "").match(/-?\d+/g)?.map(Number) ?? [0, 0]);

  /** From the side of one spot to the nearer side of another. @param {number} from @param {number} to */
  const path = (from, to) => {
    const [[x1, y1], [x2, y2]] = [places[from], places[to]];
    const [top, bottom] = [y1 + HEIGHT / 2, y2 + HEIGHT / 2];
    if (Math.abs(x1 - x2) < WIDTH) return `M${x1 + WIDTH} ${top}C${x1 + WIDTH + 70} ${top} ${x2 + WIDTH + 70} ${bottom} ${x2 + WIDTH} ${bottom}`;
    const way = x1 < x2 ? 1 : -1;
    const [start, end] = way > 0 ? [x1 + WIDTH, x2] : [x1, x2 + WIDTH];
    const bend = Math.max(40, Math.abs(end - start) / 2) * way;
    return `M${start} ${top}C${start + bend} ${top} ${end - bend} ${bottom} ${end} ${bottom}`;
  };

  /** How thick, as the build draws arrows. @param {number} count */
  const width = (count) => 1 + [1, 4, 16].filter((limit) => count > limit).length;

  spots.forEach((spot, from) => {
    let below = 0n;
    for (const said of spot.dataset.to?.split(" ") ?? []) {
      const [to, count] = said.split(":").map(Number);
      const line = document.createElementNS(SPACE, "path");
      line.setAttribute("class", `between w${width(count)}`);
      line.setAttribute("d", path(from, to));
      line.dataset.ends = `${from} ${to}`;
      curves.append(line);
      below |= 1n << BigInt(to);
    }
    // What is lit is what is next to it: that is what the map is about.
    spot.dataset.down = below.toString(16);
  });
})();
