// The list of artifacts: what was chosen of it, put into the page; its pieces are in the other scripts of this folder.
"use strict";

(() => {
  const catalog = /** @type {HTMLElement | null} */ (document.querySelector("[data-list]"));
  if (!catalog) return;
  const { html, counted } = lineage.elements;
  const { FACETS } = lineage.facets;
  const { COLUMNS } = lineage.columns;

  /** Columns that have a line of their own where the window is narrow: see list.css. */
  const OWN_LINE = new Set(["domain", "tags", "description", "ref", "file"]);
  const everywhere = "everywhere" in catalog.dataset;
  /** @type {<T extends HTMLElement>(selector: string) => T} */
  const one = (selector) => /** @type {any} */ (catalog.querySelector(selector));
  const tools = /** @type {HTMLFormElement} */ (one("form.tools"));
  const text = /** @type {HTMLInputElement} */ (tools.elements.namedItem("text"));
  const group = /** @type {HTMLSelectElement} */ (tools.elements.namedItem("group"));
  const sort = /** @type {HTMLSelectElement} */ (tools.elements.namedItem("sort"));
  const count = one("output");
  const folder = one("[data-fold]");
  const table = /** @type {HTMLTableElement} */ (one("table"));
  const filters = one("form.filters");
  const opener = one("[data-filters]");
  /** The columns that the page came with: those that are shown until others are chosen. */
  const usual = [...(table.tHead?.rows[0].cells ?? [])].map((head) => head.className.replace("of-", ""));

  /** @param {ListRow[]} all */
  const begin = (all) => {
    /** @type {ListState} */
    let state = lineage.listState.read(lineage.address.said());
    /** @type {Map<string, ListValue[]>} */
    const values = lineage.facets.valuesOf(all);
    /** @type {ListColumn[]} */
    let shown = [];
    /** @type {ListRow[]} */
    let found = [];
    /** How many there are, in words. */
    let told = "";
    /** Rows in the order last asked for. */
    let ordered = { sort: "", rows: all };

    /** @param {string} key */
    const fold = (key) => change((now) => void (now.closed.delete(key) || now.closed.add(key)), { stay: true });

    /** @param {ListEntry} entry */
    const line = (entry) => {
      if (entry.row) return lineage.columns.line(entry.row, shown);
      const { key, title, aside, count, closed } = /** @type {NonNullable<ListEntry["group"]>} */ (entry.group);
      const button = html("button", { type: "button", "aria-expanded": String(!closed) }, html("span", { class: "muted" }, html("bdi", {}, aside)), html("bdi", {}, title), html("span", { class: "chip" }, lineage.elements.number(count)));
      button.addEventListener("click", () => fold(key));
      return html("tr", { class: "group", role: "row" }, html("th", { role: "rowheader", scope: "rowgroup", colspan: String(shown.length) }, button));
    };
    const rows = lineage.rowWindow.over(table.tBodies[0], line);

    /** @param {string} key @param {string} value @param {boolean} wanted */
    const choose = (key, value, wanted) =>
      change((now) => {
        const chosen = new Set(now.chosen.get(key));
        if (wanted) chosen.add(value);
        else chosen.delete(value);
        now.chosen.set(key, chosen);
      });
    const clear = () =>
      change((now) => {
        now.text = "";
        now.chosen = new Map();
      });

    /** @param {string} key */
    const sortBy = (key) =>
      change((now) => {
        const column = COLUMNS.find((/** @type {ListColumn} */ each) => each.key === key);
        const first = column?.down ? `-${key}` : key;
        const current = now.sort || "name";
        now.sort = current === first ? (first.startsWith("-") ? key : `-${key}`) : first;
        if (now.sort === "name") now.sort = "";
      });

    /** @param {string} key @param {boolean} wanted */
    const showColumn = (key, wanted) =>
      change((now) => {
        const keys = new Set(now.columns.length ? now.columns : usual);
        if (wanted) keys.add(key);
        else keys.delete(key);
        const chosen = COLUMNS.map((/** @type {ListColumn} */ each) => each.key).filter((/** @type {string} */ each) => keys.has(each));
        now.columns = chosen.join() === usual.join() ? [] : chosen;
      }, { stay: true });

    const panel = lineage.filterPanel.build(filters, FACETS.filter((/** @type {ListFacet} */ facet) => everywhere || facet.key !== "workspace"), values, state.chosen, choose);
    const ticks = lineage.listTools.columns(one("[data-columns]"), everywhere, showColumn);
    lineage.listTools.fill(tools, everywhere);

    const chosenChips = () =>
      FACETS.flatMap((/** @type {ListFacet} */ facet) =>
        [...(state.chosen.get(facet.key) ?? [])].map((value) => ({
          text: `${facet.name}: ${values.get(facet.key)?.find((each) => each.value === value)?.title ?? (value || facet.none)}`,
          drop: () => choose(facet.key, value, false),
        })),
      );

    /** Which columns have heads now, and by which they are sorted. */
    let headed = "";

    /** Everything on the page says what the state says. */
    const show = () => {
      if (ordered.sort !== state.sort) ordered = { sort: state.sort, rows: lineage.order.sorted(all, state.sort) };
      const narrowed = lineage.facets.narrow(ordered.rows, state.chosen, state.text);
      found = narrowed.rows;
      const keys = new Set(state.columns.length ? ["name", ...state.columns] : usual);
      shown = COLUMNS.filter((/** @type {ListColumn} */ column) => keys.has(column.key));
      if (text.value !== state.text) text.value = state.text;
      [group.value, sort.value] = [state.group, state.sort];
      told = found.length === all.length ? counted(all.length, "artifact") : `${lineage.elements.number(found.length)} of ${counted(all.length, "artifact")}`;
      count.textContent = told;
      folder.hidden = !state.group;
      folder.textContent = state.folded ? "Unfold all" : "Fold all";
      panel(state.chosen, narrowed.counts);
      ticks([...keys]);
      const chips = chosenChips();
      lineage.listTools.chips(one(".chosen"), chips, clear);
      opener.lastChild?.replaceWith(chips.length ? `Filters · ${chips.length}` : "Filters");
      const looks = `${shown.map((column) => column.key)} ${state.sort}`;
      const anew = looks !== headed;
      if (anew) {
        headed = looks;
        lineage.listTools.heads(table.tHead?.rows[0], shown, state.sort || "name", sortBy);
        spread();
      }
      const entries = lineage.order.gathered(found, state.group, (/** @type {string} */ key) => state.closed.has(key) !== state.folded);
      table.setAttribute("aria-rowcount", String(entries.length + 1));
      rows.show(entries, shown.length, anew);
      one("[data-none]").hidden = found.length > 0;
      one(".listing").hidden = !found.length;
    };

    /** Columns share the room there is; a table with too many of them scrolls by itself. */
    const spread = () => {
      const listing = one(".listing");
      const cards = matchMedia("(max-width: 720px)").matches;
      const { wide, scrolls } = lineage.columns.widths(shown, cards ? Infinity : listing.clientWidth);
      listing.classList.toggle("scroll", scrolls);
      [...(table.tHead?.rows[0].cells ?? [])].forEach((head, at) => (head.style.width = cards ? "" : `${wide[at]}px`));
      table.style.setProperty("--lines", String(2 + shown.filter(({ key }) => OWN_LINE.has(key)).length));
      table.style.width = scrolls ? `${wide.reduce((/** @type {number} */ sum, /** @type {number} */ each) => sum + each, 0)}px` : "";
    };
    addEventListener("resize", spread);

    /** @param {{replace?: boolean, beside?: object}} [kind] */
    const note = (kind) => lineage.address.put(lineage.listState.WORDS, lineage.listState.write(state), kind);
    /** Writing an address takes longer than a key stroke should: it waits for the last of them, or for the next step. */
    let writing = 0;
    const written = () => {
      if (writing) note({ replace: true });
      clearTimeout(writing);
      writing = 0;
    };

    /**
     * Change the state: a step that "back" undoes, unless it goes on with the one before.
     * @param {(state: ListState) => void} how @param {{stay?: boolean, same?: boolean}} kind `stay` keeps the place on the page
     */
    const change = (how, { stay = false, same = false } = {}) => {
      const next = lineage.listState.read(lineage.listState.write(state));
      how(next);
      if (!same) written();
      state = next;
      clearTimeout(writing);
      if (same) writing = setTimeout(written, 200);
      else note();
      show();
      const top = tools.getBoundingClientRect().top;
      if (!stay && top < 0) scrollBy(0, top - 68);
    };

    /** One burst of typing is one step. */
    let typing = -Infinity;
    text.addEventListener("input", () => {
      change((now) => void (now.text = text.value), { same: performance.now() - typing < 1500 });
      typing = performance.now();
    });
    group.addEventListener("change", () => change((now) => Object.assign(now, { group: group.value, folded: false, closed: new Set() })));
    folder.addEventListener("click", () => change((now) => Object.assign(now, { folded: !now.folded, closed: new Set() })));
    sort.addEventListener("change", () => change((now) => void (now.sort = sort.value)));
    tools.addEventListener("submit", (event) => event.preventDefault());
    tools.addEventListener("input", (event) => event.stopPropagation());
    one("[data-clear]").addEventListener("click", () => {
      clear();
      text.focus();
    });
    one("[data-csv]").addEventListener("click", () => {
      const columns = [COLUMNS.find((/** @type {ListColumn} */ column) => column.key === "ref"), ...shown.filter((column) => column.key !== "ref")];
      const lines = found.map((row) => columns.map((column) => lineage.columns.textOf(column, row)));
      lineage.csv.save(`${catalog.dataset.list}.csv`, lineage.csv.written([columns.map((column) => column.title), ...lines]));
    });
    opener.addEventListener("click", () => {
      const open = catalog.classList.toggle("filtering");
      opener.setAttribute("aria-expanded", String(open));
      if (open) filters.querySelector("summary")?.focus();
    });
    table.addEventListener("click", async (event) => {
      if (event.target instanceof Element && event.target.closest("a")) keep();
      const button = event.target instanceof Element ? /** @type {HTMLElement | null} */ (event.target.closest("[data-copy]")) : null;
      if (!button) return;
      await lineage.listTools.copy(button.dataset.copy);
      button.classList.add("done");
      count.textContent = `Copied ${button.dataset.copy}`;
      setTimeout(() => {
        button.classList.remove("done");
        count.textContent = told;
      }, 2000);
    });
    addEventListener("popstate", () => {
      clearTimeout(writing);
      state = lineage.listState.read(lineage.address.said());
      [writing, typing] = [0, -Infinity];
      show();
      restore();
    });

    /** Where one was, once there are rows to be there: browsers know only of those that were there from the start. */
    history.scrollRestoration = "manual";
    const restore = () => {
      if (history.state?.top) scrollTo(0, history.state.top);
    };
    const keep = () => {
      clearTimeout(writing);
      writing = 0;
      note({ replace: true, beside: { top: scrollY } });
    };
    addEventListener("scrollend", keep);

    // Pictures lead here with a question of the old sort.
    if (location.search) {
      state = lineage.listState.read(location.search);
      history.replaceState(history.state, "", location.pathname);
      note({ replace: true, beside: history.state });
    }
    show();
    restore();
    catalog.classList.add("live");
    lineage.list.prepare(all);
  };

  lineage.list.whenThere(begin);
})();
