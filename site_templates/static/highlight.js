// What a card is tied to: pointing at it, or choosing it, lights up what is up- and downstream of it and dims the rest.
"use strict";

(() => {
  const scene = lineage.scene;
  if (!scene) return;

  /** What stays lit. */
  let chosen = "";
  /** Which sides are lit: "up", "down" or "both". */
  let sides = "both";
  /** What is lit because it was asked for, and not for a card. @type {Set<string> | null} */
  let asked = null;

  /** Whether one is the other, or something in it. @param {string} one @param {string} other */
  const within = (one, other) => one === other || (one.startsWith(other) && /[.@#]/.test(one[other.length]));

  /** Cards that are tied by control or configuration, which lineage does not follow. @param {string} key */
  const beside = (key) => {
    const found = new Set();
    for (const { from, to, data } of scene.arrows()) {
      if (!data && from === key) found.add(to);
      if (!data && to === key) found.add(from);
    }
    return found;
  };

  /** @param {Element} node @param {Record<string, boolean>} classes */
  const mark = (node, classes) => {
    for (const [name, wanted] of Object.entries(classes)) node.classList.toggle(name, wanted);
  };

  /** @param {string} key */
  const light = (key) => {
    scene.svg.classList.toggle("lit", Boolean(key || asked));
    if (!key && !asked) return;
    const found = key ? scene.sides(key) : { up: new Set(), down: new Set() };
    const up = sides === "down" ? new Set() : found.up;
    const down = sides === "up" ? new Set() : found.down;
    const near = key ? beside(key) : new Set();
    const own = (/** @type {string} */ each) => Boolean(key) && (within(each, key) || within(key, each));
    for (const card of scene.cards()) {
      const at = card.key;
      mark(card.node, { up: up.has(at), down: down.has(at), on: own(at) || up.has(at) || down.has(at) || near.has(at) || Boolean(asked?.has(at)) });
    }
    for (const arrow of scene.arrows()) {
      const { from, to, data, node } = arrow;
      const isUp = data && up.has(from) && scene.leads(arrow, key, "up");
      const isDown = data && down.has(to) && scene.leads(arrow, key, "down");
      const isAsked = Boolean(asked?.has(from) && asked.has(to));
      mark(node, { up: isUp, down: isDown && !isUp, on: isUp || isDown || isAsked || (!data && (own(from) || own(to))) });
    }
  };

  /** @param {string} key */
  const choose = (key) => {
    for (const node of scene.svg.querySelectorAll(".chosen")) node.classList.remove("chosen");
    chosen = key;
    scene.cards().find((/** @type {any} */ card) => card.key === key)?.node.classList.add("chosen");
    light(key);
  };

  /** @param {EventTarget | null} target the card or row there */
  const keyAt = (target) => {
    const node = target instanceof Element ? target.closest(".row, .at") : null;
    return scene.cards().find((/** @type {any} */ card) => card.node === node)?.key ?? "";
  };

  let pointed = "";
  scene.svg.addEventListener("pointerover", (/** @type {PointerEvent} */ event) => {
    if (event.pointerType !== "mouse" || chosen || asked || event.buttons) return;
    const key = keyAt(event.target);
    if (key === pointed) return;
    pointed = key;
    light(key);
  });
  scene.svg.addEventListener("pointerleave", () => {
    pointed = "";
    if (!chosen && !asked) light("");
  });

  lineage.highlight = {
    choose,
    keyAt,
    within,
    chosen: () => chosen,
    again: () => choose(chosen),
    only: (/** @type {Set<string> | null} */ keys) => {
      asked = keys;
      light(chosen);
    },
    show: (/** @type {string} */ wanted) => {
      sides = wanted;
      light(chosen);
    },
  };
})();
