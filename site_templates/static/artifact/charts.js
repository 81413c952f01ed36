// A small chart of each metric over the runs of an experiment, read from their table. Arrow keys go from run to run.
"use strict";

(() => {
  const { html } = lineage.elements;
  const { short } = lineage.numbers;
  const SPACE = "http://www.w3.org/2000/svg";
  const [WIDTH, HEIGHT, MARGIN] = [200, 56, 6];

  /** @param {string} name @param {Record<string, string | number>} attributes */
  const svg = (name, attributes) => {
    const made = document.createElementNS(SPACE, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
    return made;
  };

  /** @param {HTMLTableCellElement | undefined} cell */
  const textOf = (cell) => cell?.textContent?.trim() ?? "";

  /** @typedef {{name: string, value: number, said: string, id: string, became: boolean}} Point */

  /** The runs that say how a metric came out, in the order in which they started. @param {HTMLTableElement} table @param {HTMLTableRowElement[]} all its rows, the latest first @param {number} column @returns {Point[]} */
  const pointsOf = (table, all, column) => {
    const heads = [...table.tHead?.rows[0].cells ?? []].map(textOf);
    const [started, became] = [heads.indexOf("Started"), heads.indexOf("Became")];
    const rows = [...all].reverse();
    rows.sort((one, other) => (textOf(one.cells[started]) < textOf(other.cells[started]) ? -1 : textOf(one.cells[started]) > textOf(other.cells[started]) ? 1 : 0));
    const points = rows.map((row) => {
      const said = textOf(row.cells[column]);
      const name = row.cells[0].querySelector("b")?.textContent ?? "";
      return { name, said, value: said === "" ? NaN : Number(said), id: row.id, became: textOf(row.cells[became]) !== "" };
    });
    return points.filter((point) => Number.isFinite(point.value));
  };

  /** @param {string} name @param {Point[]} points */
  const chart = (name, points) => {
    const values = points.map((point) => point.value);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const height = high / 2 - low / 2; // of half the numbers: the whole may be more than a number can say
    const x = (/** @type {number} */ at) => (points.length < 2 ? WIDTH / 2 : MARGIN + (at * (WIDTH - 2 * MARGIN)) / (points.length - 1));
    const y = (/** @type {number} */ value) => (height ? MARGIN + ((high / 2 - value / 2) / height) * (HEIGHT - 2 * MARGIN) : HEIGHT / 2);
    const picture = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", tabindex: 0, role: "slider", class: points.length > 30 ? "many" : "" });
    picture.append(svg("path", { d: points.map((point, at) => `${at ? "L" : "M"}${x(at).toFixed(1)} ${y(point.value).toFixed(1)}`).join("") }));
    /** A dot is a line without length, so that it stays round however wide the chart is. @param {number} at @param {string} kind */
    const dot = (at, kind) => svg("path", { class: kind, d: `M${x(at).toFixed(1)} ${y(points[at].value).toFixed(1)}h0` });
    picture.append(...points.map((point, at) => dot(at, point.became ? "dot became" : "dot")));
    let here = dot(points.length - 1, "dot here");
    here.setAttribute("visibility", "hidden");
    picture.append(here);

    const [value, run] = [html("b"), html("span")];
    const range = [low, high].map((end) => short(points.find((point) => point.value === end)?.said ?? ""));
    const whole = points.every((point) => point.said === points[0].said) ? "the same in all" : range.join(" to ");
    let at = points.length - 1;
    /** @param {number} next */
    const show = (next) => {
      at = Math.max(0, Math.min(points.length - 1, next));
      const point = points[at];
      value.textContent = short(point.said);
      run.textContent = point.name;
      picture.setAttribute("aria-valuenow", String(at + 1));
      picture.setAttribute("aria-valuetext", `${point.name}: ${point.said}${point.became ? ", became a version" : ""}`);
      const fresh = dot(at, "dot here");
      here.replaceWith(fresh);
      here = fresh;
      if (document.activeElement !== picture && !picture.matches(":hover")) here.setAttribute("visibility", "hidden");
    };
    picture.setAttribute("aria-label", `${name} of ${points.length} runs, ${whole}`);
    picture.setAttribute("aria-valuemin", "1");
    picture.setAttribute("aria-valuemax", String(points.length));
    const go = () => {
      location.hash = `#${points[at].id}`;
    };
    /** @type {Record<string, () => void>} */
    const KEYS = { ArrowLeft: () => show(at - 1), ArrowDown: () => show(at - 1), ArrowRight: () => show(at + 1), ArrowUp: () => show(at + 1), Home: () => show(0), End: () => show(points.length - 1), Enter: go };
    picture.addEventListener("keydown", (event) => {
      if (!KEYS[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      KEYS[event.key]();
    });
    picture.addEventListener("pointermove", (event) => {
      const box = picture.getBoundingClientRect();
      show(Math.round((((event.clientX - box.left) / box.width) * WIDTH - MARGIN) / ((WIDTH - 2 * MARGIN) / Math.max(1, points.length - 1))));
    });
    for (const event of ["pointerleave", "blur"]) picture.addEventListener(event, () => show(points.length - 1));
    picture.addEventListener("focus", () => show(at));
    picture.addEventListener("click", go);
    show(at);
    return html("figure", { class: "chart" }, html("figcaption", { title: name }, html("span", {}, html("bdi", {}, name)), value), picture, html("p", {}, html("span", {}, whole), run));
  };

  /** @param {HTMLTableElement} table @param {HTMLTableRowElement[]} rows */
  const draw = (table, rows) => {
    const heads = [...table.tHead?.rows[0].cells ?? []];
    const metrics = heads.flatMap((head, at) => (head.dataset.figure === "metric" ? [{ name: textOf(head), points: pointsOf(table, rows, at) }] : []));
    const drawn = metrics.filter(({ points }) => points.length > 1);
    const key = html("p", { class: "note" }, html("span", { class: "key" }), " became a version of a model");
    key.hidden = !drawn.some(({ points }) => points.some((point) => point.became));
    const made = html("div", { class: "drawn" }, html("div", { class: "charts" }, ...drawn.map(({ name, points }) => chart(name, points))), key);
    made.hidden = !drawn.length;
    return made;
  };

  for (const table of /** @type {NodeListOf<HTMLTableElement>} */ (document.querySelectorAll("table[data-charts]"))) {
    /** As they came, however the table is sorted. */
    let rows = [...table.tBodies[0].rows];
    let charts = draw(table, rows);
    (table.closest(".scroll") ?? table).before(charts);
    table.addEventListener("rows", () => {
      rows = [...rows, ...[...table.tBodies[0].rows].filter((row) => !rows.includes(row))];
      const fresh = draw(table, rows);
      charts.replaceWith(fresh);
      charts = fresh;
    });
  }
})();
