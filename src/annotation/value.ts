/** What a tag can hold; a bigint is sent as text. */
export type Primitive = string | number | boolean | bigint;

/** What a span attribute can hold; a bigint is sent as text, a Date in ISO form. */
export type AttributeValue = Primitive | Date | readonly string[] | readonly number[] | readonly boolean[] | null | undefined;

/** Sentry's severity levels. */
export const LEVELS = ["fatal", "error", "warning", "log", "info", "debug"] as const;

/**
 * One of Sentry's severity levels.
 *
 * @useDeclaredType
 */
export type Level = (typeof LEVELS)[number];

/** The longest tag value that Sentry keeps, in characters (docs.sentry.io, "Customize tags"). */
export const TAG_VALUE_LIMIT = 200;

export const isPrimitive = (value: unknown): value is Primitive =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean" || typeof value === "bigint";
