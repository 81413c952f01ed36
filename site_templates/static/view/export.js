// What is seen, exported: as SVG, as PNG, as Mermaid, on paper; and the picture as large as the screen.
"use strict";

(() => {
  const view = lineage.view;
  if (!view) return;
  const SPACE = "http://www.w3.org/2000/svg";
  /** What a picture that stands alone has to say itself. */
  const STYLES = ["fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "font-family", "font-size", "font-weight", "text-anchor", "text-decoration-line", "opacity", "display"];
  const PLAIN = /** @type {Record<string, string>} */ ({ "fill-opacity": "1", "stroke-opacity": "1", "stroke-dasharray": "none", "stroke-linecap": "butt", "stroke-linejoin": "miter", "text-decoration-line": "none", opacity: "1", display: "inline" });
  const LARGEST = 8000;

  /** @param {Element} from @param {Element} to */
  const dress = (from, to) => {
    const style = getComputedStyle(from);
    for (const name of STYLES) {
      const value = style.getPropertyValue(name);
      if (value && value !== PLAIN[name]) to.setAttribute(name === "text-decoration-line" ? "text-decoration" : name, value);
    }
    [...from.children].forEach((child, at) => dress(child, to.children[at]));
  };

  /** The picture as it is, by itself: no links, no buttons, its colours and icons inside. @returns {string} */
  const picture = () => {
    const { svg } = lineage.scene;
    const copy = /** @type {SVGSVGElement} */ (svg.cloneNode(true));
    // However far away one is, what one takes away is whole.
    const near = view.canvas.className;
    view.canvas.classList.remove("far", "distant");
    dress(svg, copy);
    view.canvas.className = near;
    copy.removeAttribute("style");
    copy.querySelectorAll(".grow, .toggle, .act, .afar").forEach((node) => node.remove());
    copy.querySelectorAll("a").forEach((link) => {
      const group = document.createElementNS(SPACE, "g");
      group.append(...link.childNodes);
      link.replaceWith(group);
    });
    const icons = new Set([...copy.querySelectorAll("use")].map((use) => (use.getAttribute("href") || "").slice(1)));
    for (const name of [...icons].sort()) {
      const symbol = lineage.svg.symbol(name);
      if (symbol) copy.querySelector("defs")?.append(document.importNode(symbol, true));
    }
    for (const node of copy.querySelectorAll("*")) for (const name of ["tabindex", "role", "aria-label", "data-key", "data-row", "data-space", "id"]) if (name !== "id" || !["marker", "symbol"].includes(node.tagName)) node.removeAttribute(name);
    const { x, y, width, height } = svg.viewBox.baseVal;
    const ground = document.createElementNS(SPACE, "rect");
    for (const [name, value] of Object.entries({ x, y, width, height, fill: getComputedStyle(view.canvas).backgroundColor })) ground.setAttribute(name, String(value));
    copy.querySelector("defs")?.after(ground);
    return new XMLSerializer().serializeToString(copy);
  };

  /** @param {Blob} blob @param {string} ending */
  const save = (blob, ending) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    const focus = view.state().focus.split("/")[1];
    link.download = `lineage-${focus || view.home}.${ending}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };

  const saveSvg = () => save(new Blob([picture()], { type: "image/svg+xml" }), "svg");

  const savePng = async () => {
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture())}`;
    await image.decode();
    const { width, height } = lineage.scene.svg.viewBox.baseVal;
    const scale = Math.min(2, LARGEST / width, LARGEST / height);
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [Math.ceil(width * scale), Math.ceil(height * scale)];
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => blob && save(blob, "png"), "image/png");
  };

  /** Mermaid looks for its own words and marks even inside quotes: only letters, digits and these stay as they are. @param {string[]} lines */
  const quoted = (...lines) => `"${lines.map((line) => line.replace(/[^\p{L}\p{M}\p{N}_ ./@-]/gu, (found) => `#${found.codePointAt(0)};`)).join("<br>")}"`;

  /** The cards and lines in Mermaid: called by number, so that no name enters the syntax. @param {any[]} cards @param {any[]} lines @param {Map<string, string>} titles */
  const mermaid = (cards, lines, titles) => {
    const arrows = /** @type {Record<string, string>} */ ({ data: "-->", control: "-.->", configuration: "-.-o", past: "==>" });
    const numbers = new Map(cards.map((card, at) => [card.key, `n${at}`]));
    const spaces = [...new Set(cards.map((card) => lineage.gather.workspaceOf(card.members[0])))].sort();
    const text = ["flowchart LR"];
    spaces.forEach((space, at) => {
      text.push(`  subgraph s${at}[${quoted(titles.get(space) ?? space)}]`);
      for (const card of cards)
        if (lineage.gather.workspaceOf(card.members[0]) === space) {
          const each = card.kind === "artifact" && lineage.model.artifacts.get(card.key);
          text.push(`    ${numbers.get(card.key)}[${each ? quoted(card.title, each.typeTitle) : quoted(card.title)}]`);
        }
      text.push("  end");
    });
    const drawn = new Set(lines.filter((line) => line.from !== line.to).map((line) => `  ${numbers.get(line.from)} ${arrows[line.plane]}|${quoted(line.types.join(", "))}| ${numbers.get(line.to)}`));
    return [...text, ...[...drawn].sort(), ""].join("\n");
  };

  const saveMermaid = () => {
    const { cards, lines } = view.seen();
    save(new Blob([mermaid(cards, lines, lineage.model.workspaces)], { type: "text/plain" }), "mmd");
  };

  const frame = /** @type {HTMLElement} */ (view.canvas.closest("[data-stage]") ?? view.canvas);
  const full = () => (document.fullscreenElement ? document.exitFullscreen() : frame.requestFullscreen?.());

  /** @type {Record<string, () => unknown>} */
  const acts = { svg: saveSvg, png: savePng, mermaid: saveMermaid, print: () => print(), full };
  for (const button of document.querySelectorAll("[data-take]")) button.addEventListener("click", () => acts[button.getAttribute("data-take") || ""]());

  lineage.export = { picture, mermaid };
})();
