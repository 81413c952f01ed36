// The names that search knows at once: artifacts, and what they share. Brought by scripts in pieces when search is first opened.
"use strict";

/**
 * What can be found by its name; `key` is the group in which it is shown, `also`
 * what else it is found by. `type` and `number` are those of an artifact; `fame` is how much rests on it, as a power of two.
 * @typedef {{kind: string, type: string, title: string, name: string, where: string, icon: string, group: string, href: string,
 *   list: string, lineage: string, fame: number, deprecated: boolean, number: number, plainTitle: string, plainName: string, key: string, also: string[]}} SearchEntry
 */

(() => {
  const { folded, wordsOf } = lineage.letters;
  const root = document.documentElement.dataset.root || "";

  /** How much a word counts in a name, and in what an artifact shares with others. */
  const FIELDS = { name: 1, tag: 0.6, type: 0.5, owner: 0.45, workspace: 0.45 };

  /** @type {SearchEntry[]} */
  const entries = [];
  /** The entries that are artifacts, by the number of the artifact. @type {SearchEntry[]} */
  const artifacts = [];
  const vocabulary = new lineage.match.Vocabulary();
  /** @type {Map<string, number>} */
  const numbers = new Map();
  /** Which word stands in which entry, and how much it counts there: three lists of one length. @type {{word: number[], entry: number[], weight: number[]}} */
  const pairs = { word: [], entry: [], weight: [] };

  /** @param {string[]} words @param {number} weight */
  const stand = (words, weight) => {
    for (const word of words) {
      let number = numbers.get(word);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(word, number);
        vocabulary.add([word]);
      }
      pairs.word.push(number);
      pairs.entry.push(entries.length);
      pairs.weight.push(weight);
    }
  };

  /** @param {Partial<SearchEntry> & {kind: string, title: string, href: string}} said @param {[texts: string[], weight: number][]} found */
  const add = (said, found) => {
    for (const [words, weight] of found) stand(words, weight);
    const name = said.name ?? said.title;
    entries.push({ name, type: "", where: "", icon: "sign-filter", group: "", list: "", lineage: "", also: [], fame: 0, deprecated: false, number: -1, plainTitle: folded(said.title), plainName: folded(name), key: `${said.type ?? ""}/${said.kind}`, ...said });
  };

  /** @param {string} text */
  const code = (text) => encodeURIComponent(text);
  const everything = `${root}artifacts/index.html`;
  /** Words of what many artifacts share are looked for once. @type {Map<string, string[]>} */
  const shared = new Map();
  /** @param {string[]} texts */
  const wordsIn = (...texts) => {
    const key = texts.join("\n");
    const known = shared.get(key) ?? [...new Set(texts.flatMap(wordsOf))];
    shared.set(key, known);
    return known;
  };

  /** @type {Record<string, any[]>} */
  const lists = { types: [], workspaces: [], owners: [], tags: [] };

  /** How each kind of names is read: see lineage/site/search/names.py. @type {Record<string, (said: any) => void>} */
  const READ = {
    types: ([name, title, group, icon, count]) =>
      add({ kind: "Type", title, name, where: lineage.elements.counted(count, "artifact"), icon, group, href: `${everything}#type=${code(name)}` }, [[wordsIn(title, name), FIELDS.name]]),
    workspaces: ([name, title, domain, count]) =>
      add({ kind: "Workspace", title, name, where: [domain, lineage.elements.counted(count, "artifact")].filter(Boolean).join(" · "), icon: "sign-workspace", href: `${root}workspaces/${code(name)}/index.html`, lineage: `${root}workspaces/${code(name)}/lineage.html`, fame: 3 }, [
        [wordsIn(title, name), FIELDS.name],
        [wordsIn(domain), FIELDS.workspace],
      ]),
    tags: ([tag, count]) => add({ kind: "Tag", title: `#${tag}`, name: tag, where: lineage.elements.counted(count, "artifact"), href: `${everything}#tag=${code(tag)}` }, [[wordsIn(tag), FIELDS.name]]),
    domains: ([domain, count]) => add({ kind: "Domain", title: domain, where: lineage.elements.counted(count, "artifact"), href: `${everything}#domain=${code(domain)}` }, [[wordsIn(domain), FIELDS.name]]),
    people: ([ref, title, mail, owns]) => {
      const [kind, name] = [ref.slice(0, ref.indexOf(":")), ref.slice(ref.indexOf(":") + 1)];
      const what = /** @type {Record<string, string>} */ ({ user: "Person", group: "Group", app: "App" })[kind] ?? "Person";
      add({ kind: what, title, name, where: [mail, owns ? `owns ${lineage.elements.counted(owns, "artifact")}` : ""].filter(Boolean).join(" · ") || ref, icon: `sign-${kind}`, href: `${root}access.html#${code(ref)}`, list: owns ? `${everything}#owner=${code(ref)}` : "" }, [
        [wordsIn(title, name), FIELDS.name],
        [wordsIn(mail), FIELDS.tag],
      ]);
    },
    artifacts: ([space, type, name, given, owner, tags, fame, deprecated]) => {
      const [workspace, workspaceTitle] = lists.workspaces[space];
      const [typeName, typeTitle, group, icon] = lists.types[type];
      const [ownerRef, ownerTitle] = owner ? lists.owners[owner - 1] : ["", ""];
      const title = given || name;
      const place = `${code(workspace)}/${code(name)}`;
      const home = `${root}workspaces/${code(workspace)}`;
      const tagged = (tags || []).map((/** @type {number} */ tag) => lists.tags[tag][0]);
      const entry = { kind: typeTitle, type: typeName, title, name, where: workspaceTitle, icon, group, href: `${root}artifacts/${place}.html`, list: `${home}/index.html#text=${code(name)}`, lineage: `${home}/lineage.html#focus=${place}`, fame: fame || 0, deprecated: Boolean(deprecated), number: artifacts.length, also: [ownerTitle, ...tagged.map((/** @type {string} */ tag) => `#${tag}`)] };
      add(entry, [
        [[...new Set([...wordsOf(title), ...(given ? wordsOf(name) : [])])], FIELDS.name],
        [wordsIn(typeTitle, typeName), FIELDS.type],
        [wordsIn(workspaceTitle, workspace), FIELDS.workspace],
        ...(owner ? [/** @type {[string[], number]} */ ([wordsIn(ownerTitle, ownerRef), FIELDS.owner])] : []),
        ...tagged.map((/** @type {string} */ tag) => /** @type {[string[], number]} */ ([wordsIn(tag), FIELDS.tag])),
      ]);
      artifacts.push(entries[entries.length - 1]);
    },
  };

  let [next, pieces] = [1, 1];
  /** @type {any[]} */
  const early = [];

  /** Called by each script. Pieces are read in their order. @param {{piece: number, pieces: number, [list: string]: any}} piece */
  lineage.searchNames = (piece) => {
    early[piece.piece] = piece;
    pieces = piece.pieces;
    for (; early[next]; next += 1) {
      const now = early[next];
      for (const [list, known] of Object.entries(lists)) known.push(...(now[list] ?? []));
      for (const [list, read] of Object.entries(READ)) for (const said of now[list] ?? []) read(said);
    }
  };

  /** Bring all names. @param {() => void} told called as they come */
  const load = async (told) => {
    await lineage.load("search/names.js");
    told();
    await Promise.all(Array.from({ length: pieces - 1 }, (_, at) => lineage.load(`search/names-${at + 2}.js`).then(told)));
  };

  /** How well each entry fits a word of a query: 0 if it does not. @param {string} query @returns {Float32Array} */
  const fits = (query) => {
    const words = vocabulary.fits(query);
    const found = new Float32Array(entries.length);
    const { word, entry, weight } = pairs;
    for (let at = 0; at < word.length; at += 1) {
      const quality = words[word[at]];
      if (!quality) continue;
      const value = quality * weight[at];
      if (value > found[entry[at]]) found[entry[at]] = value;
    }
    return found;
  };

  lineage.names = { entries, artifacts, load, fits, whole: () => next > pieces };
})();
