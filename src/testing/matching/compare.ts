import type { Equals } from "./matcher-context.js";
import { isAsymmetric } from "./shown.js";

/** Something that was sent otherwise than expected. */
export interface Difference {
  /** Where: `status`, `attributes.cache.hit`. */
  readonly path: string;
  readonly actual: unknown;
  readonly expected: unknown;
}

const DEEPEST = 10;

/**
 * What differs. A record asks for its own keys alone, at any depth; a regular expression for a text that it matches; all else is what
 * the framework calls equal.
 */
export function compare(actual: unknown, expected: unknown, equals: Equals, path = ""): readonly Difference[] {
  try {
    return differences(actual, expected, equals, path, DEEPEST);
  } catch {
    // A getter that throws, a revoked proxy: nothing that was sent is like it.
    return [{ path, actual, expected }];
  }
}

function differences(actual: unknown, expected: unknown, equals: Equals, path: string, depth: number): readonly Difference[] {
  if (expected instanceof RegExp) return matches(actual, expected) ? [] : [{ path, actual, expected }];
  if (depth === 0 || !isRecord(expected) || !isObject(actual)) return equals(actual, expected) ? [] : [{ path, actual, expected }];
  return Object.entries(expected).flatMap(([key, value]) =>
    differences(Object.hasOwn(actual, key) ? actual[key] : undefined, value, equals, path === "" ? key : `${path}.${key}`, depth - 1),
  );
}

/** Whether a text matches; a `g` or `y` would remember where it was. */
export const matches = (actual: unknown, { source, flags }: RegExp): boolean =>
  typeof actual === "string" && new RegExp(source, flags.replace(/[gy]/g, "")).test(actual);

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** An object literal, of this realm or another. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  if (!isObject(value) || Array.isArray(value) || isAsymmetric(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
