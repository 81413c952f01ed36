// What a card is tied to: pointing at it lights up its up- and downstream and dims the rest; choosing it keeps that.
"use strict";

(() => {
  const graph = lineage.graph;
  if (!graph) return;

  const about = /** @type {HTMLElement} */ (graph.canvas.querySelector(".about"));
  const status = /** @type {HTMLElement} */ (graph.canvas.querySelector("[role=status]"));
  /** @type {number | null} */
  let chosen = null;

  /** Cards that are tied by control or configuration, which lineage does not follow. @param {number} number */
  const beside = (number) => {
    const found = new Set();
    for (const { tail, head, data } of graph.arrows) {
      if (!data && tail === number) found.add(head);
      if (!data && head === number) found.add(tail);
    }
    return found;
  };

  /** @param {number | null} number */
  const light = (number) => {
    graph.svg.classList.toggle("lit", number !== null);
    if (number === null) return;
    const up = graph.upstream[number];
    const down = graph.downstream[number];
    const near = beside(number);
    for (const card of graph.cards) {
      const at = card.number;
      card.place.classList.toggle("up", up.has(at));
      card.place.classList.toggle("down", down.has(at));
      card.place.classList.toggle("on", at === number || up.has(at) || down.has(at) || near.has(at));
    }
    for (const { tail, head, data, path } of graph.arrows) {
      const isUp = data && up.has(tail) && (head === number || up.has(head));
      const isDown = data && down.has(head) && (tail === number || down.has(tail));
      path.classList.toggle("up", isUp);
      path.classList.toggle("down", isDown && !isUp);
      path.classList.toggle("on", isUp || isDown || (!data && (tail === number || head === number)));
    }
  };

  /** @param {string} name @param {string} className @param {(Node | string)[]} children */
  const element = (name, className, ...children) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  };

  /** @param {number} number */
  const describe = (number) => {
    const card = graph.cards[number];
    const [title, ...lines] = (card.link.querySelector("title")?.textContent || "").split("\n");
    const [up, down] = [graph.upstream[number].size, graph.downstream[number].size];
    const open = /** @type {HTMLAnchorElement} */ (element("a", "button first", "Open page"));
    open.href = card.link.getAttribute("href") || "";
    const close = element("button", "close", "×");
    close.setAttribute("aria-label", "Close");
    close.addEventListener("click", () => choose(null));
    about.replaceChildren(
      element("h3", "", title),
      element("p", "", lines.join("\n")),
      element("div", "ways", element("span", "up", `↑ ${up} upstream`), element("span", "down", `↓ ${down} downstream`)),
      open,
      close,
    );
    about.hidden = false;
    status.textContent = `${title}. ${lines.join(", ")}. ${up} upstream and ${down} downstream in this picture.`;
  };

  /** @param {number | null} number */
  const choose = (number) => {
    if (chosen !== null) graph.cards[chosen].place.classList.remove("chosen");
    chosen = number;
    light(number);
    if (number === null) {
      about.hidden = true;
      status.textContent = "";
      return;
    }
    graph.cards[number].place.classList.add("chosen");
    describe(number);
  };

  for (const card of graph.cards) {
    const at = card.number;
    card.link.addEventListener("pointerenter", (/** @type {PointerEvent} */ event) => {
      if (event.pointerType === "mouse" && chosen === null && !event.buttons) light(at);
    });
    card.link.addEventListener("pointerleave", () => {
      if (chosen === null) light(null);
    });
    card.link.addEventListener("focus", () => {
      if (card.link.matches(":focus-visible")) choose(at);
    });
    card.link.addEventListener("click", (/** @type {MouseEvent} */ event) => {
      // A click chooses; Enter, a second click, and a click for a new tab follow the link.
      const follows = event.detail !== 1 || event.ctrlKey || event.metaKey || event.shiftKey || chosen === at;
      if (follows) return;
      event.preventDefault();
      choose(at);
    });
  }
  graph.canvas.addEventListener("click", (/** @type {MouseEvent} */ event) => {
    if (event.target === graph.svg) choose(null);
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && chosen !== null && !document.querySelector("dialog[open]")) choose(null);
  });

  lineage.choose = choose;

  const meant = location.hash.slice(1);
  const card = graph.cards.find((/** @type {any} */ each) => each.link.id === meant);
  if (meant && card) {
    choose(card.number);
    lineage.viewport?.centre(card);
    addEventListener("load", () => scrollTo(0, 0));
  }
})();
