import { cut, printable } from "./printable.js";

const plainWord = /^[^\s"'=,{}[\]]+$/u;

/**
 * Writes any JSON value on one line: text without quotes where nothing is lost by it, at most 200 characters of each text, 20 entries
 * of each list and three levels.
 */
export function compact(value: unknown, depth = 3): string {
  if (typeof value === "string") {
    const text = cut(printable(value), 200);
    return plainWord.test(text) ? text : JSON.stringify(text);
  }
  // Depth is limited here because JSON.stringify overflows the stack on what JSON.parse accepts.
  if (Array.isArray(value)) return depth === 0 ? "[…]" : `[${entries(value, (entry) => compact(entry, depth - 1))}]`;
  if (typeof value === "object" && value !== null) {
    return depth === 0 ? "{…}" : `{${entries(Object.entries(value), ([name, entry]) => `${name}: ${compact(entry, depth - 1)}`)}}`;
  }
  return String(value);
}

/** Writes an object's fields as `name=value name=value`. */
export function compactFields(fields: object): string {
  return fieldTexts(fields).join(" ");
}

/** The same in lines of about so many characters: what is looked up in an error is not cut off. */
export function fieldLines(fields: object, width: number): string[] {
  const lines: string[] = [];
  for (const text of fieldTexts(fields)) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + text.length > width) lines.push(text);
    else lines[lines.length - 1] = `${last} ${text}`;
  }
  return lines;
}

const fieldTexts = (fields: object): string[] =>
  Object.entries(fields)
    .slice(0, 100)
    .map(([name, value]) => `${cut(printable(name), 100)}=${compact(value)}`);

function entries<T>(list: readonly T[], write: (entry: T) => string): string {
  const shown = list.slice(0, 20).map(write);
  return [...shown, ...(list.length > shown.length ? ["…"] : [])].join(", ");
}
