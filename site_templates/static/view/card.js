// A card: what an artifact, or many taken together, look like in the lineage view.
"use strict";

(() => {
  const { element, fit, icon, measure, wrap } = lineage.svg;
  const root = document.documentElement.dataset.root || "";
  const TITLE = "600 13px";
  const LARGE = "600 22px";
  const SMALL = "11px";
  const LABEL = "600 10px";
  const WIDTH = 212;
  const HEAD = 72;
  const ROW = 24;

  /** The letters that the build leaves in an address, so that both say the same. @param {string} text */
  const quote = (text) =>
    encodeURIComponent(text)
      .replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
      .replace(/%2F/g, "/")
      .replace(/%40/g, "@");

  /** @param {string} ref the address of the page of an artifact, or of something in it */
  const href = (ref) => {
    const artifact = lineage.model.artifactOf(ref);
    const rest = ref.slice(artifact.length);
    return `${root}artifacts/${quote(artifact)}.html${rest ? `#${quote(rest)}` : ""}`;
  };

  /** What is said of an artifact, to those who hear it and to those who point at it. @param {any} each @returns {string[]} */
  const words = (each) =>
    [
      each.title,
      `${each.typeTitle} · ${lineage.model.workspaces.get(each.workspace) ?? each.workspace}`,
      each.ownerTitle && `Owner: ${each.ownerTitle}`,
      each.within && `Has to be fresh within ${each.within}`,
      each.endorsement && `Endorsement: ${each.endorsement}`,
      each.sensitivity && `Sensitivity: ${each.sensitivity}`,
      each.deprecated && "Deprecated",
      each.mark && each.mark[0].toUpperCase() + each.mark.slice(1),
    ].filter(Boolean);

  /** @param {string} text @param {number} x @param {number} y @param {number} width @param {string} font @param {string} name */
  const text = (text, x, y, width, font, name = "") => element("text", { x, y, ...(name ? { class: name } : {}) }, fit(text, width, font));

  /** The title as it is seen from afar: large, on two lines. @param {string} title @param {number} signs */
  const afar = (title, signs) => {
    const lines = wrap(title, 154 - 12 * signs, LARGE);
    const from = lines.length === 1 ? 44 : 31;
    return element("text", { class: "afar" }, ...lines.map((/** @type {string} */ line, /** @type {number} */ at) => element("tspan", { x: 50, y: from + 26 * at }, at < lines.length - 1 ? `${line} ` : line)));
  };

  /** @param {any} each @param {boolean} foreign @returns {Node[]} */
  const artifactFace = (each, foreign) => {
    const signs = [each.deprecated && "deprecated", each.endorsement].filter(Boolean);
    const face = [
      element("title", {}),
      element("rect", { class: "face", width: WIDTH, height: HEAD, rx: 9 }),
      element("rect", { class: "tint", x: 10, y: 11, width: 32, height: 32, rx: 8 }),
      icon(each.icon, { class: "sign", x: 16, y: 17, width: 20, height: 20 }),
      text(each.title, 52, 25, 152 - 19 * signs.length, TITLE, "title"),
      text(foreign ? `${each.typeTitle} · ${lineage.model.workspaces.get(each.workspace)}` : each.typeTitle, 52, 41, 152, SMALL),
    ];
    let right = WIDTH - 8;
    if (each.sensitivity) {
      const label = fit(each.sensitivity, 80, LABEL);
      const width = measure(label, LABEL) + 16;
      right -= width;
      face.push(
        element("rect", { class: `pill level-${each.level}`, x: right, y: 50, width, height: 15, rx: 7.5 }),
        element("text", { class: `label level-${each.level}`, x: right + width / 2, y: 61 }, label),
      );
      right -= 6;
    }
    if (each.within) {
      const width = measure(each.within, SMALL) + 15;
      right -= width;
      face.push(icon("sign-clock", { class: "clock", x: right, y: 52, width: 11, height: 11 }), element("text", { x: right + 14, y: 61 }, each.within));
      right -= 6;
    }
    if (each.ownerTitle) face.push(text(each.ownerTitle, 10, 61, right - 12, SMALL, "owner"));
    signs.forEach((name, at) => face.push(icon(`sign-${name}`, { class: `badge ${name}`, x: WIDTH - 24 - 19 * at, y: 9, width: 16, height: 16 })));
    if (each.mark) {
      const width = measure(each.mark, LABEL) + 16;
      face.push(
        element("rect", { class: "mark", x: 10, y: -8, width, height: 16, rx: 8 }),
        element("text", { class: "label mark", x: 10 + width / 2, y: 3.5 }, each.mark),
      );
    }
    return [...face, afar(each.title, signs.length)];
  };

  /** @param {any} card @returns {Node[]} */
  const gatheredFace = (card) => {
    const first = lineage.model.artifacts.get(card.members[0]);
    const spaces = new Set(card.members.map(lineage.gather.workspaceOf));
    const count = lineage.elements.counted(card.members.length, "artifact");
    const where = spaces.size === 1 ? (lineage.model.workspaces.get(first.workspace) ?? "") : `${spaces.size} workspaces`;
    const below = card.kind === "workspace" ? count : card.kind === "type" ? where : `${count} in ${where}`;
    const sign = card.kind === "workspace" ? "sign-workspace" : card.kind === "type" ? first.icon : "sign-more";
    return [
      element("title", {}),
      element("rect", { class: "under", x: 5, y: 5, width: WIDTH, height: HEAD, rx: 9 }),
      element("rect", { class: "face", width: WIDTH, height: HEAD, rx: 9 }),
      element("rect", { class: "tint", x: 10, y: 11, width: 32, height: 32, rx: 8 }),
      icon(sign, { class: "sign", x: 16, y: 17, width: 20, height: 20 }),
      text(card.title, 52, 25, 152, TITLE, "title"),
      text(below, 52, 41, 152, SMALL),
      text("Open these", 52, 61, 152, SMALL, "act"),
      afar(card.title, 0),
    ];
  };

  /** @param {any} row @param {number} at */
  const rowOf = (row, at) => {
    const y = HEAD + 8 + at * ROW;
    const x = 10 + 12 * row.deep;
    const sign = lineage.rows.SIGNS[row.kind];
    const note = fit(row.note, 84, SMALL);
    const noted = note ? measure(note, SMALL) + 8 : 0;
    const group = element("g", { class: `row ${row.kind}`, "data-row": row.key, tabindex: -1, role: "button" });
    group.append(
      element("title", {}, [row.text, row.note].filter(Boolean).join("\n")),
      element("rect", { class: "ground", x: 1, y, width: WIDTH - 2, height: ROW }),
      ...(sign ? [icon(sign, { class: "sign", x, y: y + 5, width: 14, height: 14 })] : []),
      text(row.text, x + (sign ? 20 : 4), y + 16, WIDTH - x - 34 - noted - (row.opens ? 16 : 0), SMALL, "title"),
    );
    if (note) group.append(element("text", { class: "note", x: WIDTH - 10 - (row.opens ? 20 : 0), y: y + 16 }, note));
    if (row.opens && row.kind !== "more") {
      const toggle = element("g", { class: "toggle", "data-columns": row.key });
      toggle.append(
        element("title", {}, row.open ? "Hide the columns" : "Show the columns"),
        element("rect", { class: "ground", x: WIDTH - 27, y, width: 24, height: ROW }),
        element("path", { d: row.open ? `M${WIDTH - 20} ${y + 14}l5 -5l5 5` : `M${WIDTH - 20} ${y + 10}l5 5l5 -5` }),
      );
      group.append(toggle);
    }
    return group;
  };

  /** A button at an edge of a card, to show or hide what is next to it. @param {any} card @param {"up" | "down"} way */
  const grow = (card, way) => {
    const more = card.hidden[way] > 0;
    if (!more && !card.hides[way]) return [];
    const label = more ? `+${lineage.elements.number(card.hidden[way])}` : "−";
    const width = Math.max(24, measure(label, LABEL) + 12);
    // Not at one height: where two cards stand close, what leads on from one is not on what leads to the other.
    const [x, y] = way === "up" ? [8 - width, 4] : [WIDTH - 8, 48];
    const said = more ? `Show ${card.hidden[way]} more ${way}stream` : `Hide what is ${way}stream of this alone`;
    const group = element("g", { class: `grow ${way}${more ? "" : " quiet"}`, "data-grow": way, role: "button" });
    group.append(
      element("title", {}, said),
      element("rect", { class: "reach", x: x - 2, y: y - 3, width: width + 4, height: 26 }),
      element("rect", { class: "ground", x, y, width, height: 20, rx: 10 }),
      element("text", { class: "label", x: x + width / 2, y: y + 14 }, label),
    );
    return [group];
  };

  /** @param {any} card */
  const inside = (card) => {
    if (card.kind !== "artifact" || !lineage.rows.has(card.key)) return [];
    const { open } = card;
    const group = element("g", { class: "grow inside", "data-inside": "", role: "button" });
    group.append(
      element("title", {}, open ? "Hide what is inside" : "Show what is inside"),
      element("rect", { class: "reach", x: 92, y: 58, width: 28, height: 26 }),
      element("rect", { class: "ground", x: 94, y: 64, width: 24, height: 15, rx: 7.5 }),
      element("path", { d: open ? "M101 73.5l5 -5l5 5" : "M101 69l5 5l5 -5" }),
    );
    return [group];
  };

  /** @param {any} card @param {string} home @param {number} height @returns {SVGElement} */
  const draw = (card, home, height) => {
    const each = lineage.model.artifacts.get(card.members[0]);
    const foreign = each.workspace !== home;
    const alone = card.kind === "artifact";
    const looks = ["card", card.kind === "workspace" || card.kind === "more" ? "" : each.group, foreign ? "foreign" : "", alone && each.deprecated ? "deprecated" : "", alone && each.mark ? `mark-${each.mark}` : ""];
    const face = alone ? artifactFace(each, foreign) : gatheredFace(card);
    // The title is what those hear who do not see the card: what is seen may be cut short.
    const shown = `${card.seen.up} upstream and ${card.seen.down} downstream shown.`;
    const label = alone ? [...words(each), shown].join("\n") : `${card.title}, ${card.members.length} artifacts together`;
    const link = element(alone ? "a" : "g", {
      class: looks.filter(Boolean).join(" "),
      tabindex: -1,
      ...(alone ? { href: href(card.key), id: card.key } : { role: "button" }),
    });
    face[0].textContent = label;
    link.append(...face);
    const place = element("g", { class: "at", "data-key": card.key });
    if (card.rows.length) place.append(element("rect", { class: "body", width: WIDTH, height, rx: 9 }));
    place.append(link, ...card.rows.map(rowOf), ...inside(card), ...grow(card, "up"), ...grow(card, "down"));
    return place;
  };

  lineage.card = { draw, href, words };
})();
