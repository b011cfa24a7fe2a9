/** A JSON object whose shape nobody has vouched for. */
export type JsonObject = Readonly<Record<string, unknown>>;

// What arrives was written by some SDK of some version, or by whoever reached the port. Each field is therefore asked for what it is,
// and one of the wrong kind counts as missing: a viewer that fails over one odd event hides all the others.

/** The value as an object, or `undefined` when it is something else; arrays and bytes are something else. */
export function asObject(value: unknown): JsonObject | undefined {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
  return isObject ? (value as JsonObject) : undefined;
}

/** The value as an array, empty when it is something else. */
export function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

/** The objects of an array; whatever else stands in it is left out. */
export function asObjects(value: unknown): readonly JsonObject[] {
  return asArray(value)
    .map(asObject)
    .filter((entry) => entry !== undefined);
}

/** The value as text, or `undefined` when it is not a string. */
export function asText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** The value as a finite number; JSON's `1e999` is none. */
export function asNumber(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

const latestDate = 8.64e15;

/** A moment in milliseconds since 1970, from the seconds or the ISO text of the wire; `undefined` when no `Date` could show it. */
export function asMoment(value: unknown): number | undefined {
  const moment = typeof value === "string" ? Date.parse(value) : (asNumber(value) ?? Number.NaN) * 1000;
  return Math.abs(moment) <= latestDate ? moment : undefined;
}
