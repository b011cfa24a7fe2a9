import { wellFormed } from "./cut-text.js";
import { isPrimitive, TAG_VALUE_LIMIT, type Primitive } from "../../annotation/value.js";

/** Tags as they are sent. */
export type Tags = Readonly<Record<string, string | number | boolean>>;

/** A tag value as it is sent: cut with `…`, in one line, a bigint as text; `undefined` leaves the tag out. */
export function toTagValue(value: unknown): string | number | boolean | undefined {
  if (!isPrimitive(value)) return undefined;
  if (typeof value === "string") return oneLine(value);
  if (typeof value === "bigint" || (typeof value === "number" && !Number.isFinite(value))) return oneLine(String(value));
  return value;
}

export const isTagValue = (value: unknown): value is Primitive | null | undefined => value == null || isPrimitive(value);

function oneLine(text: string): string {
  const line = text.includes("\n") || text.includes("\r") ? text.slice(0, TAG_VALUE_LIMIT * 2).replace(/\r\n|[\r\n]/g, " ") : text;
  // Half a pair at the cut is left out.
  return line.length > TAG_VALUE_LIMIT ? `${wellFormed(line.slice(0, TAG_VALUE_LIMIT - 1)).replace(/\ufffd$/, "")}…` : wellFormed(line);
}
