import type { Reader } from "../annotation/annotation.js";
import type { AttributeValue } from "../annotation/value.js";
import type { AttributeSource } from "./plan.js";

/** Adds what a word says of attributes: a record of values and readers, or one reader of a record. */
export function mergeAttributes(into: AttributeSource[], data: unknown, onClass: boolean): void {
  if (data === undefined) return;
  if (typeof data === "function") {
    into.push({ record: { reader: data as Reader, onClass } });
    return;
  }
  const entries = Object.entries(data as Record<string, unknown>);
  const isReader = ([, value]: [string, unknown]): boolean => typeof value === "function";
  into.push({ values: Object.fromEntries(entries.filter((entry) => !isReader(entry))) as Record<string, AttributeValue> });
  for (const [key, reader] of entries.filter(isReader)) into.push({ key, reading: { reader: reader as Reader, onClass } });
}
