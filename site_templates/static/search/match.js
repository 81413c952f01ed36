// How well a word of a query fits a word that is known: the same, its start, inside it, or with a typing error or two.
"use strict";

(() => {
  const SAME = 100;
  const START = 80;
  const INSIDE = 50;
  /** What is left of the same, and of a start, after one error and after two. */
  const ERRORS = [
    { same: 0, start: 0 },
    { same: 40, start: 34 },
    { same: 28, start: 22 },
  ];

  /** How many errors a word may have: short words mean what they say. @param {number} letters */
  const allowed = (letters) => (letters < 4 ? 0 : letters < 8 ? 1 : 2);

  /** The letters of a word as bits: what one word has and another has not must have been mistyped. @param {string} word */
  const lettersOf = (word) => {
    let bits = 0;
    for (let at = 0; at < word.length; at += 1) bits |= 1 << word.charCodeAt(at) % 32;
    return bits;
  };

  /** @param {number} bits */
  const count = (bits) => {
    let number = 0;
    for (let rest = bits; rest; rest &= rest - 1) number += 1;
    return number;
  };

  const WIDEST = 64;
  /** The last three lines of the table of distances. */
  let lines = [new Uint8Array(WIDEST), new Uint8Array(WIDEST), new Uint8Array(WIDEST)];

  /**
   * How many letters are to be changed, put in, left out, or swapped with the next, to get from one word to another, and
   * to the nearest start of it. More than `most` are not counted.
   * @param {string} query @param {string} word @param {number} most
   * @returns {[same: number, start: number]}
   */
  const distances = (query, word, most) => {
    const [wide, high] = [query.length, word.length];
    const far = most + 1;
    if (wide + 1 > WIDEST) return [far, far];
    let [before, last, now] = lines;
    for (let at = 0; at <= wide; at += 1) last[at] = Math.min(at, far);
    let start = last[wide];
    for (let row = 1; row <= high && row <= wide + most; row += 1) {
      now[0] = Math.min(row, far);
      let least = now[0];
      for (let at = 1; at <= wide; at += 1) {
        const same = word.charCodeAt(row - 1) === query.charCodeAt(at - 1);
        let cost = Math.min(last[at - 1] + (same ? 0 : 1), last[at] + 1, now[at - 1] + 1);
        const swapped = row > 1 && at > 1 && word.charCodeAt(row - 1) === query.charCodeAt(at - 2) && word.charCodeAt(row - 2) === query.charCodeAt(at - 1);
        if (swapped) cost = Math.min(cost, before[at - 2] + 1);
        now[at] = Math.min(cost, far);
        if (now[at] < least) least = now[at];
      }
      if (now[wide] < start) start = now[wide];
      [before, last, now] = [last, now, before];
      if (least > most && Math.min(...before.subarray(0, wide + 1)) > most) break;
    }
    lines = [before, last, now];
    return [high > wide + most ? far : last[wide], start];
  };

  /** How well a word of a query fits a word, 0 if it does not. @param {string} query @param {string} word @param {number} missing how many letters only the query has */
  const fit = (query, word, missing = count(lettersOf(query) & ~lettersOf(word))) => {
    if (word.startsWith(query)) return word.length === query.length ? SAME : START;
    if (query.length > 1 && word.includes(query)) return INSIDE;
    const most = allowed(query.length);
    if (!most || word.length < query.length - most || missing > most) return 0;
    const [same, start] = distances(query, word, most);
    return Math.max(same <= most ? ERRORS[same].same : 0, start <= most ? ERRORS[start].start : 0);
  };

  /** Words that queries are held against, over and over. */
  class Vocabulary {
    constructor() {
      /** @type {string[]} */
      this.words = [];
      /** @type {number[]} */
      this.letters = [];
      /** @type {Map<string, Uint8Array>} */
      this.known = new Map();
    }

    /** @param {string[]} words */
    add(words) {
      for (const word of words) {
        this.words.push(word);
        this.letters.push(lettersOf(word));
      }
      this.known.clear();
    }

    /** How well a word of a query fits each word. What was asked of late is kept. @param {string} query */
    fits(query) {
      const known = this.known.get(query);
      if (known) return known;
      const letters = lettersOf(query);
      const found = new Uint8Array(this.words.length);
      for (let at = 0; at < found.length; at += 1) found[at] = fit(query, this.words[at], count(letters & ~this.letters[at]));
      if (this.known.size > 40) this.known.clear();
      this.known.set(query, found);
      return found;
    }
  }

  lineage.match = { SAME, START, INSIDE, allowed, distances, fit, Vocabulary };
})();
