import type { Client, Event, EventHint } from "../../sentry/sdk.js";

/** A part of the fingerprint that no other event has, while it goes through the SDK. */
const MARK = "cogscope:flood:";

/**
 * The SDK's Dedupe drops equal errors that follow each other, for ever, and counts none (@sentry/core 11.12, integrations/dedupe.js).
 * It is kept from all of them, for they are counted here. Gives what takes the marks off; it has to come behind Dedupe.
 */
export function keepFromDedupe(client: Client): () => void {
  const marks = new WeakMap<EventHint, string>();
  let count = 0;
  client.on("preprocessEvent", (event, hint = {}) => {
    if (event.type !== undefined) return;
    const mark = `${MARK}${++count}`;
    marks.set(hint, mark);
    event.fingerprint = [mark, ...(event.fingerprint ?? [])];
  });
  const unmark = (event: Event, hint: EventHint): Event =>
    marks.has(hint) ? withFingerprint(event, (part) => part !== marks.get(hint)) : event;
  return () => client.addEventProcessor(Object.assign(unmark, { id: "CogscopeFlood" }));
}

/** The fingerprint that users have given to an event, without the parts with which ours keep Dedupe off. */
export const ownFingerprint = (event: Event): Event => withFingerprint(event, (part) => !part.startsWith("cogscope:"));

function withFingerprint({ fingerprint, ...rest }: Event, isKept: (part: string) => boolean): Event {
  const parts = fingerprint?.filter(isKept) ?? [];
  return parts.length > 0 ? { ...rest, fingerprint: parts } : rest;
}
