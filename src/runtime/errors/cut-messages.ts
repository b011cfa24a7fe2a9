import type { Event } from "../../sentry/sdk.js";

/** The longest message that is sent, in bytes. */
const LIMIT = 8192;

/** Cuts the messages of an event to 8 kB: an event over 1 MiB is refused whole. */
export function cutMessages(event: Event): void {
  for (const exception of event.exception?.values ?? []) {
    if (typeof exception.value === "string") exception.value = cut(exception.value);
    if (typeof exception.type === "string") exception.type = cut(exception.type);
  }
  if (typeof event.message === "string") event.message = cut(event.message);
}

function cut(text: string): string {
  if (text.length <= LIMIT / 3 || Buffer.byteLength(text) <= LIMIT) return text;
  const bytes = Buffer.from(text.slice(0, LIMIT)).subarray(0, LIMIT - 3);
  return `${bytes.toString().replace(/\ufffd+$/, "")}…`;
}
