// Numbers of runs and versions as people read them: short, and how one differs from another.
"use strict";

(() => {
  const PLAIN = /^-?\d+(?:\.(\d+))?$/;
  const LONGEST = 9;
  const LARGEST_SHARE = 10_000;

  /** A number in few digits. @param {string} said */
  const short = (said) => {
    const value = Number(said);
    if (said.length <= LONGEST || !Number.isFinite(value)) return said;
    const rounded = String(Number(value.toPrecision(4)));
    return rounded.length > LONGEST ? value.toExponential(2) : rounded;
  };

  /** How much more the second is, where both are numbers, as exactly as they are said. @param {string} one @param {string} other */
  const difference = (one, other) => {
    const [from, to] = [one, other].map((text) => (text ? Number(text) : NaN));
    const more = to - from;
    if (!Number.isFinite(more) || !more) return "";
    const sign = more > 0 ? "+" : "−";
    const [first, second] = [PLAIN.exec(one), PLAIN.exec(other)];
    const digits = Math.max(...[first, second].map((found) => found?.[1]?.length ?? 0));
    const size = first && second ? Math.abs(more).toFixed(digits) : short(String(Math.abs(more)));
    const share = Math.abs((100 * more) / from);
    return `${sign}${size}${share < LARGEST_SHARE ? ` (${sign}${share.toFixed(1)} %)` : ""}`;
  };

  lineage.numbers = { short, difference };
})();
