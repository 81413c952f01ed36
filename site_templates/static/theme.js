// Light or dark: what the system says, until the reader says otherwise. Runs before the page is painted.
"use strict";

/** What the scripts of a page share. @type {Record<string, any>} */
var lineage = {};

(() => {
  const KEY = "lineage-theme";
  const root = document.documentElement;

  /** A browser may keep nothing for pages from disk; then a choice lasts as long as the page. */
  const remembered = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  };

  /** @param {string} theme */
  const remember = (theme) => {
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // nothing to be done, and nothing lost but the memory
    }
  };

  const chosen = remembered();
  if (chosen) root.dataset.theme = chosen;

  const isDark = () =>
    root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;

  addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("[data-theme-toggle]")) {
      button.removeAttribute("hidden");
      button.addEventListener("click", () => {
        root.dataset.theme = isDark() ? "light" : "dark";
        remember(root.dataset.theme);
      });
    }
  });
})();
