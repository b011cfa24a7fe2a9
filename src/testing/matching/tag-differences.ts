import { compare, isRecord, matches, type Difference } from "./compare.js";
import type { Equals } from "./matcher-context.js";

/** What differs of a tag. Sentry reads a number or a boolean as text, and so does this. */
export function tagDifferences(actual: unknown, expected: unknown, equals: Equals, path: string): readonly Difference[] {
  const isSame =
    isPlain(actual) &&
    (expected instanceof RegExp ? matches(String(actual), expected) : isPlain(expected) && String(actual) === String(expected));
  return isSame ? [] : compare(actual, expected, equals, path);
}

/** What differs of the tags that are asked for by name. */
export function tagsDifferences(tags: Readonly<Record<string, unknown>>, expected: unknown, equals: Equals): readonly Difference[] {
  if (!isRecord(expected)) return compare(tags, expected, equals, "tags");
  return Object.entries(expected).flatMap(([key, value]) => tagDifferences(tagOf(tags, key), value, equals, `tags.${key}`));
}

/** A tag, and nothing that only objects have. */
export const tagOf = (tags: Readonly<Record<string, unknown>>, key: string): unknown => (Object.hasOwn(tags, key) ? tags[key] : undefined);

const isPlain = (value: unknown): value is string | number | boolean | bigint =>
  ["string", "number", "boolean", "bigint"].includes(typeof value);
