// How a text is taken apart to be found: the same as lineage/site/search/letters.py takes apart what is indexed.
"use strict";

(() => {
  const LONGEST = 40;

  /** Letters without marks, so that "cafe" finds "Café". @param {string} text */
  const plain = (text) => (/^[\x00-\x7f]*$/.test(text) ? text : text.normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC"));

  /** Letters without case and without marks. @param {string} text */
  const folded = (text) => plain(text).toLowerCase();

  /** @param {string} text */
  const cut = (text) => text.toLowerCase().slice(0, LONGEST);

  /** The words of a text; of "CustomerLake" also "customer" and "lake". @param {string} text @returns {string[]} */
  const wordsOf = (text) =>
    (plain(text).match(/[\p{L}\p{N}]+/gu) ?? []).flatMap((word) => {
      const humps = word.split(/(?<=\p{Lowercase})(?=\p{Uppercase})/u);
      return humps.length > 1 ? [cut(word), ...humps.map(cut)] : [cut(word)];
    });

  /** The words of a query: each as it was typed. @param {string} text @returns {string[]} */
  const asked = (text) => [...new Set((plain(text).match(/[\p{L}\p{N}]+/gu) ?? []).map(cut))].slice(0, 8);

  lineage.letters = { folded, wordsOf, asked };
})();
