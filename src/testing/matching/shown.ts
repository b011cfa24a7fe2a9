import { compact } from "../../view/text/compact.js";
import { cut, printable } from "../../view/text/printable.js";

const LONGEST = 400;

/** A value that a test expects, or that was sent, for a message: at most 400 characters, whatever it is. */
export function shown(value: unknown): string {
  try {
    return cut(written(value, 3), LONGEST);
  } catch {
    return "(a value that cannot be shown)";
  }
}

function written(value: unknown, depth: number): string {
  if (typeof value === "string") return JSON.stringify(cut(printable(value), 200));
  if (typeof value === "function") return value.name === "" ? "(a function)" : value.name;
  if (typeof value !== "object" || value === null) return String(value);
  if (value instanceof RegExp) return String(value);
  if (isAsymmetric(value)) return asymmetricText(value);
  if (value instanceof Error) return printable(`${value.name}: ${value.message}`);
  if (depth === 0) return Array.isArray(value) ? "[…]" : "{…}";
  if (Array.isArray(value)) return `[${few(value, (one) => written(one, depth - 1))}]`;
  const entries = Object.entries(value);
  return entries.length === 0 ? "{}" : `{ ${few(entries, ([name, one]) => `${compact(name)}: ${written(one, depth - 1)}`)} }`;
}

function few<T>(all: readonly T[], write: (one: T) => string): string {
  return [...all.slice(0, 20).map(write), ...(all.length > 20 ? ["…"] : [])].join(", ");
}

/** `Any<Number>`, `StringContaining "a"`. */
function asymmetricText(value: object): string {
  const { toAsymmetricMatcher } = value as { toAsymmetricMatcher?(): string };
  return toAsymmetricMatcher === undefined ? "(a matcher of its own)" : Reflect.apply(toAsymmetricMatcher, value, []);
}

/** Whether a value is `expect.any(…)` or its like, which says itself what it equals. */
export const isAsymmetric = (value: object): boolean => typeof (value as { asymmetricMatch?: unknown }).asymmetricMatch === "function";
