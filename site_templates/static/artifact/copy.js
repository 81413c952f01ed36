// Buttons that copy what stands beside them. What is a way within the site is copied as a whole address.
"use strict";

(() => {
  const { html, icon } = lineage.elements;
  const site = new URL(document.documentElement.dataset.root || "./", location.href).href;

  /** The address of the site in front of each way in a Markdown image and link. @param {string} text */
  const whole = (text) => text.replace(/\]\((?=artifacts\/)/g, () => `](${site}`);

  for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-copy]"))) {
    const code = place.querySelector("code") ?? place;
    if ("site" in place.dataset && location.protocol !== "file:") code.textContent = whole(code.textContent ?? "");
    const text = code.textContent ?? "";
    const [sign, label] = [icon("sign-copy"), html("span", { class: "aside", role: "status" }, "Copy")];
    const button = html("button", { type: "button", class: "copy", title: "Copy" }, sign, label);
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text);
        label.textContent = "Copied";
      } catch {
        getSelection()?.selectAllChildren(code);
        label.textContent = "Selected: copy it with the keys of your system";
      }
      sign.className = "icon i-sign-fine";
      setTimeout(() => {
        sign.className = "icon i-sign-copy";
        label.textContent = "Copy";
      }, 2000);
    });
    if (place.tagName === "PRE") {
      const frame = html("div", { class: "copied" });
      place.replaceWith(frame);
      frame.append(place, button);
    } else place.after(button);
  }
})();
