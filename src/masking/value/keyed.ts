import type { Secrecy } from "../keys/secrecy.js";
import { FILTERED, type Mask } from "../placeholder.js";
import { maskHeader } from "../text/value-at.js";

/** How Sentry sends the attributes of streamed spans, logs and metrics (@sentry/core 11.12, attributes.js). */
interface TypedAttribute {
  readonly value: unknown;
  readonly type: string;
  readonly unit?: string;
}

/** What stands under a key that names a secret: a list or an object is one whole; booleans, dates and nothing are none. */
export function maskKeyed(key: string, value: unknown, secrecy: Secrecy, mask: Mask): unknown {
  if (typeof value === "string") return value === "" ? value : maskHeader(key, value, mask);
  if (typeof value === "number" || typeof value === "bigint") return secrecy === "typed" ? unlessAllowed(value, mask) : value;
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  if (!isTypedAttribute(value)) return FILTERED;
  const masked = maskKeyed(key, value.value, secrecy, mask);
  return masked === value.value ? value : { ...value, value: masked, type: "string" };
}

function unlessAllowed(value: number | bigint, mask: Mask): unknown {
  const text = String(value);
  return mask(text) === text ? value : FILTERED;
}

const FIELDS: readonly string[] = ["value", "type", "unit"];

const isTypedAttribute = (value: object): value is TypedAttribute =>
  "value" in value && typeof (value as { type?: unknown }).type === "string" && Object.keys(value).every((key) => FIELDS.includes(key));
