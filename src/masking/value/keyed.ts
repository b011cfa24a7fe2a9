import type { Secrecy } from "../keys/secrecy.js";
import { isSecretNumber, isSecretText } from "../keys/secret-value.js";
import { FILTERED, type Mask } from "../placeholder.js";
import { maskHeader } from "../text/header.js";

/** How Sentry sends the attributes of streamed spans, logs and metrics (@sentry/core 11.12, attributes.js). */
interface TypedAttribute {
  readonly value: unknown;
  readonly type: string;
  readonly unit?: string;
}

/** Whether what stands under a key that names a secret is one; booleans, dates and nothing are none, and no object is a pin. */
export function isSecret(value: unknown, secrecy: Secrecy): boolean {
  if (typeof value === "string") return value !== "" && isSecretText(secrecy, value);
  if (typeof value === "number" || typeof value === "bigint") return isSecretNumber(secrecy, value);
  if (typeof value !== "object" || value === null || value instanceof Date) return false;
  return isTypedAttribute(value) ? isSecret(value.value, secrecy) : secrecy !== "pin";
}

/** A secret under its key, masked: a list or an object is one whole. */
export function maskKeyed(key: string, value: unknown, mask: Mask): unknown {
  if (typeof value === "string") return maskHeader(key, value, mask);
  if (typeof value === "number" || typeof value === "bigint") return unlessAllowed(value, mask);
  if (typeof value !== "object" || value === null || !isTypedAttribute(value)) return FILTERED;
  const masked = maskKeyed(key, value.value, mask);
  return masked === value.value ? value : { ...value, value: masked, type: "string" };
}

function unlessAllowed(value: number | bigint, mask: Mask): unknown {
  const text = String(value);
  return mask(text) === text ? value : FILTERED;
}

const FIELDS: readonly string[] = ["value", "type", "unit"];

const isTypedAttribute = (value: object): value is TypedAttribute =>
  "value" in value && typeof (value as { type?: unknown }).type === "string" && Object.keys(value).every((key) => FIELDS.includes(key));
