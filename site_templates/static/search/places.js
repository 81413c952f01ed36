// All words but those of names: a list of them first, and where each stands once a query means it.
"use strict";

/**
 * Where a word stands: in an artifact's description, or in a column, table, run or version of it.
 * @typedef {{artifact: number, kind: number, name: string, within: string, anchor: string, plain: string}} SearchPlace
 */

(() => {
  const KINDS = ["", "Column", "Table", "Run", "Version"];
  /** Words that one word of a query can mean at once. */
  const MOST_WORDS = 12;

  const vocabulary = new lineage.match.Vocabulary();
  /** Which words each script of places is about: the first and the last. @type {[number, number][]} */
  let stretches = [];
  /** Every place that is there. @type {SearchPlace[]} */
  const places = [];
  /** The numbers of the places, by what they are. @type {Map<string, number>} */
  const numbers = new Map();
  /** The numbers of the places at which each word stands. @type {Map<number, number[]>} */
  const standing = new Map();
  let [next, pieces] = [1, 1];
  /** @type {any[]} */
  const early = [];

  /** Called by words.js. @param {{piece: number, pieces: number, words: string, stretches: [number, number][]}} piece */
  lineage.searchWords = (piece) => {
    early[piece.piece] = piece;
    pieces = piece.pieces;
    if (piece.piece === 1) stretches = piece.stretches;
    for (; early[next]; next += 1) vocabulary.add(early[next].words.split(" ").filter(Boolean));
    known.clear();
  };

  /** The usual end of the link to a place: see lineage/site/search/places.py. @param {number} kind @param {string} name @param {string} within */
  const usual = (kind, name, within) => (KINDS[kind] === "Column" ? `${within ? `.${within}` : ""}%23${name}` : KINDS[kind] === "Version" ? `@${name}` : `.${name}`);

  /** The number of a place, as a script says it. @param {any[]} said @param {string[]} names */
  const numberOf = ([artifact, kind, nameNumber, withinNumber, given], names) => {
    const name = nameNumber === undefined ? "" : names[nameNumber];
    const within = withinNumber === undefined ? "" : names[withinNumber];
    const anchor = given ?? usual(kind, name, within);
    const key = `${artifact} ${kind} ${anchor}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, places.length);
    return places.push({ artifact, kind, name, within, anchor, plain: lineage.letters.folded(name) }) - 1;
  };

  /** Called by each script of places. @param {[number: number, first: number, names: string[], lists: any[][]]} said */
  lineage.searchPlaces = ([, first, names, lists]) => {
    lists.forEach((list, at) => {
      const held = standing.get(first + at) ?? [];
      for (const each of list) held.push(numberOf(typeof each === "number" ? [each, 0] : each, names));
      standing.set(first + at, held);
    });
  };

  const load = async () => {
    await lineage.load("search/words.js");
    await Promise.all(Array.from({ length: pieces - 1 }, (_, at) => lineage.load(`search/words-${at + 2}.js`)));
  };

  /** @typedef {{word: number, quality: number}[]} Meant */
  /** What was asked of late. @type {Map<string, Meant>} */
  const known = new Map();

  /** The words that a word of a query means here, best first; errors are made only where nothing is right. @param {string} query @returns {Meant} */
  const meant = (query) => {
    const before = known.get(query);
    if (before) return before;
    const fits = vocabulary.fits(query);
    /** @type {Meant} */
    const found = [];
    // One letter begins too many words, so it means itself.
    const least = query.length < 2 ? lineage.match.SAME : 1;
    fits.forEach((/** @type {number} */ quality, /** @type {number} */ word) => quality >= least && found.push({ word, quality }));
    found.sort((one, other) => other.quality - one.quality || vocabulary.words[one.word].length - vocabulary.words[other.word].length || one.word - other.word);
    const right = found.filter(({ quality }) => quality >= lineage.match.INSIDE);
    const best = (right.length ? right : found).slice(0, MOST_WORDS);
    if (known.size > 40) known.clear();
    known.set(query, best);
    return best;
  };

  /** The scripts that are still to come before a query can be answered. @param {string[]} words @returns {number[]} */
  const missing = (words) => {
    const found = new Set();
    for (const query of words)
      for (const { word } of meant(query))
        stretches.forEach(([first, last], at) => {
          if (word >= first && word <= last && !loaded.has(at + 1)) found.add(at + 1);
        });
    return [...found];
  };

  /** @type {Set<number>} */
  const loaded = new Set();

  /** @param {number[]} numbers */
  const bring = (numbers) =>
    Promise.all(
      numbers.map(async (number) => {
        await lineage.load(`search/places${number === 1 ? "" : `-${number}`}.js`);
        loaded.add(number);
      }),
    );

  /** How well each place fits a word of a query, as far as it is there: those that do, and the quality of each by its number. @param {string} query */
  const fits = (query) => {
    const quality = new Uint8Array(places.length);
    /** @type {number[]} */
    const found = [];
    for (const { word, quality: value } of meant(query))
      for (const place of standing.get(word) ?? []) {
        if (!quality[place]) found.push(place);
        if (value > quality[place]) quality[place] = value;
      }
    return { found, quality };
  };

  /** Whether it is known which scripts a query needs, and these have come. @param {string[]} words */
  const whole = (words) => next > pieces && !missing(words).length;

  lineage.places = { KINDS, places, load, missing, whole, bring, fits };
})();
