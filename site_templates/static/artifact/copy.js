// Buttons that copy what stands beside them. What is a way within the site is copied as a whole address.
"use strict";

(() => {
  const site = new URL(document.documentElement.dataset.root || "./", location.href).href;

  /** The address of the site in front of each way in a Markdown image and link. @param {string} text */
  const whole = (text) => text.replace(/\]\((?=artifacts\/)/g, () => `](${site}`);

  for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-copy]"))) {
    const code = place.querySelector("code") ?? place;
    if ("site" in place.dataset && location.protocol !== "file:") code.textContent = whole(code.textContent ?? "");
    const text = code.textContent ?? "";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.title = "Copy";
    const icon = document.createElement("i");
    icon.className = "icon i-sign-copy";
    const label = document.createElement("span");
    label.className = "aside";
    label.textContent = "Copy";
    label.setAttribute("role", "status");
    button.append(icon, label);
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text);
        label.textContent = "Copied";
      } catch {
        getSelection()?.selectAllChildren(code);
        label.textContent = "Selected: copy it with the keys of your system";
      }
      icon.className = "icon i-sign-fine";
      setTimeout(() => {
        icon.className = "icon i-sign-copy";
        label.textContent = "Copy";
      }, 2000);
    });
    if (place.tagName === "PRE") {
      const frame = document.createElement("div");
      frame.className = "copied";
      place.replaceWith(frame);
      frame.append(place, button);
    } else place.after(button);
  }
})();
