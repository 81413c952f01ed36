// Everything about what is chosen, beside the picture, and what can be done with it; and what a screen reader is told.
"use strict";

(() => {
  const view = lineage.view;
  if (!view) return;
  const { sign, inert } = lineage.svg;
  const { html } = lineage.elements;
  const panel = /** @type {HTMLElement} */ (view.canvas.querySelector(".about"));
  const status = /** @type {HTMLElement} */ (view.canvas.querySelector("[role=status]"));
  const root = document.documentElement.dataset.root || "";
  const MOST = 40;
  let shown = "";

  /** @param {string} label @param {(Node | string)[]} values */
  const fact = (label, ...values) => {
    const said = values.filter(Boolean);
    return said.length ? [html("dt", {}, label), html("dd", {}, ...said.map((value) => (typeof value === "string" ? html("bdi", {}, value) : value)))] : [];
  };

  /** @param {string} text @param {string} href */
  const link = (text, href) => (href ? html("a", { href }, html("bdi", {}, text)) : html("bdi", {}, text));

  /** @param {string} title @param {Node[]} items @param {number} [count] */
  const section = (title, items, count = items.length) => {
    if (!items.length) return [];
    const rest = count > MOST ? [html("li", { class: "muted" }, `and ${count - MOST} more`)] : [];
    return [html("details", { open: "" }, html("summary", {}, `${title} `, html("span", { class: "chip" }, String(count))), html("ul", {}, ...items.slice(0, MOST), ...rest))];
  };

  /** The relationships on one side, each as a way to go there. @param {string} ref @param {"up" | "down"} way */
  const relations = (ref, way) => {
    const edges = (lineage.model.ties[way].get(ref) ?? []).map((/** @type {any} */ edge) => ({ ...edge, other: way === "up" ? edge.source : edge.target, card: way === "up" ? edge.from : edge.to }));
    const told = new Map(edges.map((/** @type {any} */ edge) => [`${edge.type} ${edge.other}`, edge]));
    return [...told.values()].map((edge) => {
      const card = lineage.model.artifacts.get(edge.card);
      const to = html("button", { type: "button", class: "plain" }, html("bdi", {}, card?.title ?? edge.card), html("span", { class: "muted" }, ` ${edge.type}${edge.other === edge.card ? "" : ` · ${edge.other.slice(edge.card.length).replace(/^\./, "")}`}`));
      to.addEventListener("click", () => go(edge.card));
      return html("li", {}, to);
    });
  };

  /** Go to a card, in the view if it is there. @param {string} ref */
  const go = (ref) => {
    const stop = lineage.scene.cards().find((/** @type {any} */ each) => each.key === ref || (each.key === each.card.key && each.card.members.includes(ref)));
    if (!stop) {
      view.go({ focus: ref, chosen: ref, path: [], open: [], fold: [] });
      return;
    }
    view.choose(stop.key);
    lineage.viewport.centre(stop);
  };

  /** The tables, runs and versions in an artifact, or the columns of a table: each can be traced. @param {string} ref */
  const contents = (ref) => {
    const each = lineage.model.artifacts.get(ref);
    const columns = (lineage.model.columns.get(ref) ?? []).map((/** @type {any} */ column) => ({ ref: `${ref}#${column.name}`, text: inert(column.name), note: column.type }));
    const parts = (each?.parts ?? []).map((/** @type {any} */ part) => ({ ref: part.ref, text: part.suffix.slice(1), note: [part.kind, part.note].filter(Boolean).join(", ") }));
    return [...parts, ...columns].map(({ ref: part, text, note }) => {
      const trace = html("button", { type: "button", class: "plain" }, html("bdi", {}, text), html("span", { class: "muted" }, ` ${note}`));
      trace.addEventListener("click", () => view.choose(part));
      return html("li", {}, trace);
    });
  };

  /** @param {any} each @param {any} known */
  const facts = (each, known) =>
    html(
      "dl",
      { class: "facts" },
      ...fact("Workspace", link(lineage.model.workspaces.get(each.workspace) ?? each.workspace, `${root}workspaces/${encodeURIComponent(each.workspace)}/lineage.html`)),
      ...fact("Owner", each.ownerTitle && link(each.ownerTitle, known?.contact ?? "")),
      ...fact("Domain", known?.domain),
      ...fact("Fresh within", each.within),
      ...fact("Endorsement", each.endorsement),
      ...fact("Sensitivity", each.sensitivity),
      ...fact("Tags", each.tags.map((/** @type {string} */ tag) => `#${tag}`).join(" ")),
      ...fact("Deprecated", each.deprecated && [known?.since && `since ${known.since}`, known?.reason, known?.replacement && `use ${known.replacement}`].filter(Boolean).join(". ")),
      ...fact("Source", known?.source),
      ...fact("Connection", (known?.connection ?? []).map((/** @type {string[]} */ pair) => pair.join(": ")).join(", ")),
      ...fact("Reference", html("code", {}, each.ref)),
      ...fact("Declared in", known && html("code", {}, link(`${known.path}:${known.line}`, known.href ?? ""))),
      ...fact("Health", (known?.faults ?? []).map((/** @type {any[]} */ [severity, count]) => `${count} ${severity}${count === 1 ? "" : "s"}`).join(", ")),
    );

  /** What is told of a part or a column. @param {string} ref @param {any} known */
  const told = (ref, known) => {
    const [holder] = ref.split("#", 1);
    const column = (lineage.model.columns.get(holder) ?? []).find((/** @type {any} */ { name }) => `${holder}#${name}` === ref);
    const name = inert(ref.slice(lineage.model.artifactOf(ref).length));
    const [, ...found] = (known?.parts ?? []).find((/** @type {any[]} */ [suffix]) => suffix === name) ?? [];
    const pairs = column?.type ? [["type", column.type], ...found] : found;
    return pairs.length ? [html("dl", { class: "facts" }, ...pairs.flatMap((/** @type {string[]} */ [label, value]) => fact(label, value)))] : [];
  };

  /** @param {string} key @param {any} each */
  const describe = (key, each) => {
    const known = lineage.model.details.get(each.ref);
    const inner = key.slice(each.ref.length);
    const counts = inner ? sidesOf(key) : { up: known && (known.up ?? 0), down: known && (known.down ?? 0) };
    return [
      html("h2", inner ? { class: "inner" } : {}, html("span", { class: `tile ${each.group}` }, sign(each.icon)), html("span", {}, html("bdi", {}, inner ? inert(inner.replace(/^\./, "")) : each.title), html("span", { class: "muted" }, inner ? `in ${each.title}` : each.typeTitle))),
      ...(known?.description && !inner ? [html("p", { class: "muted" }, html("bdi", {}, known.description))] : []),
      html("p", { class: "ways" }, html("span", { class: "up" }, `↑ ${counts.up ?? "…"} upstream`), html("span", { class: "down" }, `↓ ${counts.down ?? "…"} downstream`)),
      ...lineage.buttons.of(each, key),
      ...(inner ? told(key, known) : [facts(each, known)]),
      ...(inner ? section("Columns", contents(key)) : section("Inside", contents(key), each.parts.length + each.more + each.columns)),
      ...(inner ? [] : [...section("Comes from", relations(key, "up")), ...section("Goes to", relations(key, "down"))]),
    ];
  };

  /** How many artifacts a part or column comes from and goes to, as far as the view knows. @param {string} key */
  const sidesOf = (key) => {
    const count = (/** @type {"up" | "down"} */ way) => [...lineage.ways.reach([key], way)].filter((ref) => lineage.model.artifacts.has(ref)).length;
    return { up: count("up"), down: count("down") };
  };

  /** @param {any} card */
  const gathered = (card) => [
    html("h2", {}, html("span", {}, html("bdi", {}, card.title), html("span", { class: "muted" }, `${card.members.length} artifacts on one card`))),
    lineage.buttons.ofGathered(card),
    ...section("Artifacts", card.members.slice(0, MOST).map((/** @type {string} */ ref) => html("li", {}, link(lineage.model.artifacts.get(ref).title, lineage.card.href(ref)))), card.members.length),
  ];

  /** @param {string} text */
  const say = (text) => {
    status.textContent = text;
  };

  const within = () => /** @type {HTMLElement[]} */ ([...panel.querySelectorAll("a, button, summary")]);

  const show = () => {
    const key = view.state().chosen;
    // Who works here by keys would lose their place: what they pressed is made anew, or is no more.
    const held = within().findIndex((each) => each === document.activeElement);
    const each = lineage.model.artifacts.get(lineage.model.artifactOf(key));
    const card = view.cardOf(key);
    panel.hidden = !key || !(each || card);
    if (panel.hidden) {
      if (held >= 0) view.canvas.focus({ preventScroll: true });
      if (shown) say("");
      shown = "";
      return;
    }
    const close = html("button", { type: "button", class: "close", "aria-label": "Close" }, "×");
    close.addEventListener("click", () => view.choose(""));
    panel.replaceChildren(...(card && card.kind !== "artifact" ? gathered(card) : describe(key, each)), close);
    const stop = lineage.scene.cards().find((/** @type {any} */ other) => other.key === key);
    if (held >= 0) (shown === key ? within()[held] : stop?.link ?? within()[0])?.focus({ preventScroll: true });
    if (shown === key) return;
    shown = key;
    panel.scrollTop = 0;
    if (stop) {
      lineage.viewport.reveal(stop);
      const sides = lineage.scene.sides(key);
      const name = stop.key === stop.card.key ? stop.link.querySelector("title")?.textContent?.replaceAll("\n", ", ") : `${inert(key.slice(each.ref.length + 1))}, in ${each.title}.`;
      say(`${name} ${sides.up.size} upstream and ${sides.down.size} downstream are lit.`);
    }
    if (each) lineage.shards.load("details", each.workspace).then(() => view.state().chosen === key && show(), () => undefined);
  };

  view.watch(show);
  lineage.panel = { say, go, root };
})();
