// Finding a card in the picture by typing, and the way from one artifact to another.
"use strict";

(() => {
  const view = lineage.view;
  const input = /** @type {HTMLInputElement | null} */ (document.querySelector("[data-find]"));
  const list = /** @type {HTMLElement | null} */ (document.querySelector("[data-hits]"));
  if (!view || !input || !list) return;
  const { sign } = lineage.svg;
  const { html } = lineage.elements;
  const MOST = 12;
  let chosen = 0;
  /** Where a path is to begin, while its end is looked for. */
  let from = "";

  /** What a word is looked for in. @param {any} each @returns {string} */
  const textOf = (each) => [each.title, each.name, each.typeTitle, each.ownerTitle, ...each.tags, ...each.parts.map((/** @type {any} */ part) => part.suffix)].join(" ");

  /** @param {string} text @param {string} word */
  const exactly = (text, word) => lineage.letters.folded(text).includes(word);

  /** As search forgives an error or two. @param {string} text @param {string} word */
  const nearly = (text, word) => lineage.letters.wordsOf(text).some((/** @type {string} */ known) => lineage.match.fit(word, known));

  /** The artifacts that every word fits, as it is typed or else nearly: those in the picture first, then by title. @param {string} query @returns {any[]} */
  const search = (query) => {
    const words = lineage.letters.folded(query).split(/\s+/).filter(Boolean);
    if (!words.length) return [];
    const seen = new Set(view.seen().cards.flatMap((/** @type {any} */ card) => card.members));
    const others = [...lineage.model.artifacts.values()].filter((each) => each.ref !== from);
    for (const fits of [exactly, nearly]) {
      const found = others.filter((each) => words.every((/** @type {string} */ word) => fits(textOf(each), word)));
      const rank = (/** @type {any} */ each) => Number(!seen.has(each.ref)) * MOST + words.filter((/** @type {string} */ word) => !fits(each.title, word)).length;
      if (found.length) return found.sort((one, other) => rank(one) - rank(other) || (one.title < other.title ? -1 : one.title > other.title ? 1 : one.ref < other.ref ? -1 : 1));
    }
    return [];
  };

  /** @type {any[]} */
  let hits = [];

  /** @param {number} number */
  const point = (number) => {
    if (!hits.length) return;
    const rows = [...list.querySelectorAll("[role=option]")];
    chosen = (number + rows.length) % rows.length;
    rows.forEach((row, at) => row.setAttribute("aria-selected", String(at === chosen)));
    rows[chosen].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", rows[chosen].id);
  };

  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    lineage.highlight.only(null);
  };

  const show = () => {
    const all = search(input.value);
    hits = all.slice(0, MOST);
    list.replaceChildren(
      ...hits.map((each, at) => {
        const row = html("li", { role: "option", id: `found-${at}`, "aria-selected": "false" }, html("span", { class: `tile ${each.group}` }, sign(each.icon)), html("span", {}, html("b", {}, each.title), html("small", {}, `${each.typeTitle} · ${lineage.model.workspaces.get(each.workspace)}`)));
        row.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => {
          event.preventDefault();
          take(at);
        });
        return row;
      }),
    );
    const asked = Boolean(input.value.trim());
    if (!hits.length) list.append(html("li", { class: "muted", role: "option", "aria-disabled": "true" }, "Nothing here fits. ", html("kbd", {}, "/"), " searches everything."));
    list.hidden = !asked;
    input.setAttribute("aria-expanded", String(asked && hits.length > 0));
    const found = new Set(all.map((each) => each.ref));
    const keys = view.seen().cards.filter((/** @type {any} */ card) => card.members.some((/** @type {string} */ ref) => found.has(ref))).map((/** @type {any} */ card) => card.key);
    lineage.highlight.only(asked ? new Set(keys) : null);
    lineage.panel.say(asked ? `${keys.length} card${keys.length === 1 ? "" : "s"} found in the picture.` : "");
    if (hits.length) point(0);
  };

  /** @param {number} number */
  const take = (number) => {
    const each = hits[number];
    if (!each) return;
    const start = from;
    input.value = "";
    stop();
    close();
    if (start) {
      view.go({ path: [start, each.ref], focus: "", open: [], fold: [], chosen: "" }).then(() => {
        const cards = view.seen().cards.length;
        lineage.panel.say(cards > 2 ? `The way leads over ${cards - 2} others.` : view.seen().lines.length ? "The two are next to each other." : "No way leads from one to the other.");
      });
      return;
    }
    lineage.panel.go(each.ref);
    lineage.scene.cards().find((/** @type {any} */ stop) => stop.key === view.state().chosen)?.link.focus({ preventScroll: true });
  };

  const usual = input.placeholder;
  const stop = () => {
    from = "";
    input.placeholder = usual;
  };

  /** Ask for the end of a path. @param {string} ref */
  const path = (ref) => {
    from = ref;
    input.value = "";
    input.placeholder = `Path from ${lineage.model.artifacts.get(ref)?.title ?? ref} to…`;
    input.focus();
    lineage.panel.say(input.placeholder);
  };

  input.addEventListener("input", show);
  input.addEventListener("focus", () => input.value && show());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") point(chosen + 1);
    else if (event.key === "ArrowUp") point(chosen - 1);
    else if (event.key === "Enter") take(chosen);
    else if (event.key === "Escape") {
      input.value = "";
      stop();
      close();
      view.canvas.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  view.canvas.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if ((event.key === "f" && (event.ctrlKey || event.metaKey)) || (event.key === "s" && !event.ctrlKey && !event.metaKey && !event.altKey)) {
      event.preventDefault();
      input.focus();
    }
  });

  lineage.find = { path };
})();
