import { visible } from "./visible.js";

/** What an element may hold; nothing for undefined. */
export type Child = Node | string | undefined;

/**
 * Makes an element. This is the only way in which anything gets into the page, and text gets in as text: no markup is ever parsed.
 *
 * Attributes that are undefined are left out; `true` is an attribute without a value.
 */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | boolean | undefined>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(name, "");
    else if (typeof value === "string") made.setAttribute(name, visible(value));
  }
  fill(made, children);
  return made;
}

/** Puts these children in the place of those that were there. */
export function fill(parent: Element, children: readonly Child[]): void {
  parent.replaceChildren(...children.flatMap((child) => (child === undefined ? [] : [typeof child === "string" ? visible(child) : child])));
}

/** An element of the page by its id. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no element '${id}'.`);
  return found as T;
}

/** A button. */
export function button(label: string, pressed: () => void, attributes: Readonly<Record<string, string>> = {}): HTMLButtonElement {
  const made = element("button", { type: "button", ...attributes }, label);
  made.addEventListener("click", pressed);
  return made;
}
