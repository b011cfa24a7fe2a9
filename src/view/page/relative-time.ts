import { element } from "./element.js";
import { ago, clock } from "./format.js";

const often = 1000;

/** A moment as how long ago it was; the clock time is in its title. */
export function relativeTime(moment: number): HTMLElement {
  const made = element("time", { title: clock(moment) }, ago(moment, Date.now()));
  made.dataset["at"] = String(moment);
  return made;
}

/** Keeps all of them true. */
export function startRelativeTimes(): void {
  setInterval(() => {
    if (document.hidden) return;
    const now = Date.now();
    for (const one of document.querySelectorAll<HTMLElement>("time[data-at]")) {
      const text = ago(Number(one.dataset["at"]), now);
      if (one.textContent !== text) one.textContent = text;
    }
  }, often);
}
