import { element } from "./element.js";

const marks: Readonly<Record<string, string>> = { trace: "", debug: "", info: "", warn: "! ", warning: "! ", error: "✗ ", fatal: "✗ " };

/** The level of a log or a breadcrumb; grave ones have a mark beside their colour. */
export function levelBadge(level: string): HTMLElement {
  const isKnown = Object.hasOwn(marks, level);
  return element("span", { class: `level ${isKnown ? level : "info"}` }, `${isKnown ? marks[level] : ""}${level}`);
}
