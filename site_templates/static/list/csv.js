// What is shown of a list, as a file that a spreadsheet opens: RFC 4180, in UTF-8, and no text of a spec is a formula there.
"use strict";

(() => {
  /** Texts that a spreadsheet would take for a formula, also after what separates cells elsewhere, get an apostrophe. @param {string} text */
  const harmless = (text) =>
    text.replace(/^(?=[\t\r\n]|\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/, "'").replace(/([;\t\r\n|]\s*"?)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g, "$1'");

  /** @param {string} text */
  const cell = (text) => {
    const safe = harmless(text);
    return /[",;\s]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
  };

  /** @param {string[][]} rows @returns {string} */
  const written = (rows) => rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");

  /** Hand a file to the reader. A spreadsheet knows UTF-8 by the mark in front. @param {string} name @param {string} text */
  const save = (name, text) => {
    const address = URL.createObjectURL(new Blob(["\uFEFF", text], { type: "text/csv;charset=utf-8" }));
    const link = lineage.elements.html("a", { href: address, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  };

  lineage.csv = { written, save };
})();
