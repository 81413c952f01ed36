// Making elements: texts of specs go in as text, icons come from our own sheet.
"use strict";

(() => {
  /** @param {string} name @param {Record<string, string>} attributes @param {(Node | string)[]} children @returns {HTMLElement} */
  const html = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };

  /** An icon of our own sheet. @param {string} name */
  const icon = (name) => html("i", { class: `icon i-${name}` });

  /** An icon on the colour of its group. @param {string} name @param {string} group */
  const tile = (name, group) => html("span", { class: `tile ${group}` }, icon(name));

  /** "10,000". The first number that is written for a language takes long: most need no sign of it. @param {number} count */
  const number = (count) => (count < 1000 ? String(count) : count.toLocaleString("en"));

  /** "1 artifact", "2 artifacts", "10,000 artifacts". @param {number} count @param {string} what */
  const counted = (count, what) => `${number(count)} ${what}${count === 1 ? "" : "s"}`;

  lineage.elements = { html, icon, tile, number, counted };
})();
