import { element, type Child } from "./element.js";

/** A part of what is unfolded, under its heading; undefined when it would be empty. */
export function section(title: string, isEmpty: boolean, ...children: readonly Child[]): HTMLElement | undefined {
  return isEmpty ? undefined : element("section", {}, element("h3", {}, title), ...children);
}

/** A part that is folded at first. */
export function folded(title: string, ...children: readonly Child[]): HTMLElement {
  return element("details", {}, element("summary", {}, title), ...children);
}
