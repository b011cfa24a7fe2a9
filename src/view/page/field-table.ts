import { button, element } from "./element.js";
import { addToSearch } from "./navigation.js";
import { searchFor, valueText } from "./value-text.js";

/** Fields, one a line; a value that can be searched is a button that does. `prefix` is what the search calls them: `user.`. */
export function fieldTable(fields: object, prefix = ""): HTMLElement {
  const rows = Object.entries(fields).map(([key, value]) =>
    element("div", {}, element("dt", {}, key), element("dd", {}, shown(prefix + key, value))),
  );
  return element("dl", { class: "fields" }, ...rows);
}

function shown(key: string, value: unknown): HTMLElement {
  if (typeof value === "object" && value !== null && Object.keys(value).length > 0)
    return element("pre", {}, JSON.stringify(value, null, 2));
  const term = searchFor(key, value);
  const text = valueText(value);
  if (term === undefined) return element("span", {}, text);
  return button(text, () => addToSearch(term), { class: "pick", title: `Search for ${term}` });
}

/** The fields as chips, for a line; `first` stands before them. */
export function chips(fields: object, most = 6, first?: HTMLElement): HTMLElement {
  const all = Object.entries(fields);
  const made = all.slice(0, most).map(([key, value]) => {
    return element("span", { class: "chip" }, element("span", { class: "key" }, key), " ", valueText(value).slice(0, 80));
  });
  const more = all.length > most ? element("span", { class: "chip" }, `+${all.length - most}`) : undefined;
  return element("span", { class: "chips" }, first, ...made, more);
}
