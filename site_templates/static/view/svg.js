// SVG by hand: elements, texts cut to the room there is, icons of our own sheet.
"use strict";

(() => {
  const SPACE = "http://www.w3.org/2000/svg";

  /** @param {string} name @param {Record<string, string | number>} attributes @param {(Node | string)[]} children @returns {SVGElement} */
  const element = (name, attributes = {}, ...children) => {
    const made = document.createElementNS(SPACE, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
    made.append(...children);
    return made;
  };

  const pen = document.createElement("canvas").getContext("2d");
  let family = "";
  /** @type {Map<string, string>} */
  const cut = new Map();

  const UNSEEN = /(?![\n\t\u00a0\u200c\u200d\u00ad])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Zl}\p{Zp}]/gu;

  /** A name with what cannot be seen in it shown, as in \u202e. @param {string} name */
  const inert = (name) => name.replace(UNSEEN, (found) => `\\u${(found.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`);

  /** In the letters of the page. They are asked for as late as can be: to answer, the browser has to style the page. @param {string} font */
  const face = (font) => `${font} ${(family ||= getComputedStyle(document.body).fontFamily)}`;

  /** Cut a text to a width, with an ellipsis where something is missing. @param {string} text @param {number} width @param {string} font */
  const fit = (text, width, font) => {
    const key = `${font} ${width} ${text}`;
    const known = cut.get(key);
    if (known !== undefined || !pen) return known ?? text;
    pen.font = face(font);
    let shown = text;
    if (pen.measureText(text).width > width) {
      let [least, most] = [0, text.length];
      while (least < most) {
        const middle = Math.ceil((least + most) / 2);
        if (pen.measureText(`${text.slice(0, middle)}…`).width > width) most = middle - 1;
        else least = middle;
      }
      shown = `${text.slice(0, least).trimEnd()}…`;
    }
    cut.set(key, shown);
    return shown;
  };

  /** A text on two lines, broken between words where that can be; the second is cut. @param {string} text @param {number} width @param {string} font */
  const wrap = (text, width, font) => {
    const first = fit(text, width, font);
    if (first === text) return [text];
    let end = 0;
    for (let at = text.indexOf(" "); at > 0 && measure(text.slice(0, at), font) <= width; at = text.indexOf(" ", at + 1)) end = at;
    end ||= Math.max(1, first.length - 1);
    return [text.slice(0, end), fit(text.slice(end).trimStart(), width, font)];
  };

  /** @param {string} text @param {string} font */
  const measure = (text, font) => {
    if (!pen) return 6 * text.length;
    pen.font = face(font);
    return Math.ceil(pen.measureText(text).width);
  };

  /** @type {Record<string, string>} */
  let sheet = {};
  const there = new Set([...document.querySelectorAll("symbol")].map((symbol) => symbol.id));
  const sprite = element("svg", { hidden: "", class: "sprite" });

  /** Called by icons-data.js: the symbols come from our own sheet of icons, not from a spec. @param {Record<string, string>} symbols */
  lineage.takeIcons = (symbols) => {
    sheet = symbols;
    document.body.append(sprite);
  };

  /** @param {string} name @returns {Element | null} */
  const symbol = (name) => {
    const parsed = new DOMParser().parseFromString(`<svg xmlns="${SPACE}">${sheet[name] ?? ""}</svg>`, "image/svg+xml");
    return parsed.querySelector("symbol");
  };

  /** An icon at a place; the page gets its symbol when it is first used. @param {string} name @param {Record<string, string | number>} attributes */
  const icon = (name, attributes) => {
    if (!there.has(name)) {
      there.add(name);
      const found = symbol(name);
      if (found) sprite.append(document.importNode(found, true));
    }
    return element("use", { href: `#${name}`, ...attributes });
  };

  /** An icon for HTML. @param {string} name */
  const sign = (name) => element("svg", { class: "icon", "aria-hidden": "true" }, icon(name, {}));

  lineage.svg = { element, fit, wrap, inert, measure, icon, sign, symbol };
})();
