import type { SpanAttributes } from "../../sentry/sdk.js";

import { wellFormed } from "./cut-text.js";

export type SentAttribute = NonNullable<SpanAttributes[string]>;

/** An attribute as it is sent; `undefined` where the SDK would drop it silently (objects, null, NaN). */
export function toAttribute(value: unknown): SentAttribute | undefined {
  switch (typeof value) {
    case "string":
      return wellFormed(value);
    case "boolean":
      return value;
    case "number":
      return Number.isFinite(value) ? value : undefined;
    case "bigint":
      return value.toString();
    case "object":
      if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
      return Array.isArray(value) ? listOf(value) : undefined;
    default:
      return undefined;
  }
}

function listOf(values: readonly unknown[]): SentAttribute | undefined {
  const sent = values.map((one) => (typeof one === "bigint" ? one.toString() : typeof one === "string" ? wellFormed(one) : one));
  const [first] = sent;
  return ["string", "number", "boolean"].includes(typeof first) && sent.every((one) => typeof one === typeof first)
    ? (sent as SentAttribute)
    : undefined;
}

/** A record of attributes as it is sent. */
export function toAttributes(record: unknown): Record<string, SentAttribute> {
  const sent: Record<string, SentAttribute> = {};
  if (typeof record !== "object" || record === null) return sent;
  for (const [key, value] of Object.entries(record)) {
    const attribute = toAttribute(value);
    if (attribute !== undefined) sent[key] = attribute;
  }
  return sent;
}
