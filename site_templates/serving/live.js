// Keeps a page up to date that `lineage serve` shows: loads it again once there is a newer build, as it was looked at, and
// shows over it what is wrong with the specs.
"use strict";

(() => {
  const build = document.currentScript instanceof HTMLScriptElement ? document.currentScript.dataset.build : "";

  /** @typedef {{severity: string, code: string, message: string, help: string, place: string}} Fault */
  /** @typedef {{build: string, failed: string, errors: number, warnings: number, faults: Fault[]}} News */

  /** Who searches is not interrupted. */
  const reload = () => {
    const dialog = document.querySelector("dialog[open]");
    if (dialog) return dialog.addEventListener("close", reload, { once: true });
    lineage.kept.put({ look: lineage.kept.look() });
    location.reload();
  };

  /** @param {string} name @param {string} text @param {string} look */
  const element = (name, text = "", look = "") => {
    const made = document.createElement(name);
    made.textContent = text;
    made.className = look;
    return made;
  };

  const box = element("aside", "", "news");
  box.setAttribute("aria-label", "What is wrong with the specs");
  const head = document.createElement("button");
  head.type = "button";
  const list = document.createElement("ol");
  const rest = document.createElement("p");
  const status = element("p", "", "aside");
  status.setAttribute("role", "status");

  /** @param {boolean} folded */
  const fold = (folded) => {
    box.classList.toggle("folded", folded);
    head.setAttribute("aria-expanded", String(!folded));
  };

  head.addEventListener("click", () => {
    const folded = !box.classList.contains("folded");
    lineage.kept.put({ folded });
    fold(folded);
  });

  /** @param {Fault} fault */
  const line = (fault) => {
    const item = element("li", "", fault.severity);
    const message = element("b", `${fault.severity}[${fault.code}]: ${fault.message}`);
    message.dir = "auto";
    item.append(message, element("code", fault.place));
    if (fault.help) item.append(element("span", `help: ${fault.help}`, "muted"));
    return item;
  };

  /** @param {number} number @param {string} what */
  const counted = (number, what) => (number ? [`${number} ${what}${number === 1 ? "" : "s"}`] : []);

  /** @param {News} news @param {string} [failed] why there is nothing newer */
  const show = (news, failed = news.failed) => {
    const counts = [...counted(news.errors, "error"), ...counted(news.warnings, "warning")].join(", ");
    const text = failed ? "What you see may be older" : counts;
    box.hidden = !text;
    if (status.textContent !== text) status.textContent = text;
    head.textContent = text;
    box.classList.toggle("bad", Boolean(failed || news.errors));
    list.replaceChildren(...(failed ? [element("li", failed, "error")] : []), ...news.faults.map(line));
    const more = news.errors + news.warnings - news.faults.length;
    rest.hidden = more <= 0;
    rest.textContent = `${more} more: lineage check says them all`;
    fold(lineage.kept.get().folded ?? !(failed || news.errors));
  };

  /** @type {EventSource | undefined} */
  let source;
  /** @type {News} */
  let latest = { build: "", failed: "", errors: 0, warnings: 0, faults: [] };

  /** A page that nobody looks at does not listen: a browser has only few connections to one server. */
  const listen = () => {
    source?.close();
    source = undefined;
    if (document.hidden) return;
    source = new EventSource("/.lineage/news");
    source.addEventListener("message", (event) => {
      latest = JSON.parse(event.data);
      show(latest);
      if (latest.build !== build) reload();
    });
    source.addEventListener("error", () => show(latest, "lineage serve has ended, or does not answer"));
  };

  box.hidden = true;
  box.append(head, list, rest);
  document.body.append(box, status);
  document.addEventListener("visibilitychange", listen);
  listen();
})();
