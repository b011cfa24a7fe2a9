import type { AttributeValue } from "../annotation/value.js";
import { guard } from "../runtime/guard.js";
import { toAttributes } from "../runtime/values/attribute-value.js";
import { activeSpan } from "./start-span.js";

/**
 * Sets attributes of the innermost open span; without one nothing happens. Objects and `null` are left out.
 *
 * @example
 * setSpanData("db.response.returned_rows", rows.length);
 * setSpanData({ "cache.hit": true, "cache.key": key });
 */
export function setSpanData(key: string, value: AttributeValue): void;
export function setSpanData(data: Readonly<Record<string, AttributeValue>>): void;
export function setSpanData(first: string | Readonly<Record<string, AttributeValue>>, value?: AttributeValue): void {
  const data = typeof first === "string" ? { [first]: value } : first;
  guard("setSpanData()", "setting attributes", () => activeSpan()?.setAttributes(toAttributes(data)));
}
