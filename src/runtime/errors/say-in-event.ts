import type { Event, EventHint } from "../../sentry/sdk.js";

type Said = Pick<Event, "tags" | "contexts" | "level" | "fingerprint">;

/**
 * Moves what was said with a capture of ours from its captureContext into the event, where it wins over what the scopes say, too: for a
 * captureContext the SDK copies the scope first. A level and a fingerprint would not win there (@sentry/core 11.12, utils/prepareEvent.js,
 * utils/scopeData.js).
 */
export function sayInEvent(event: Event, hint: EventHint): void {
  const said = hint.captureContext as Said | undefined;
  if (said === undefined || said.level !== undefined || said.fingerprint !== undefined) return;
  if (said.tags !== undefined) event.tags = event.tags === undefined ? said.tags : { ...event.tags, ...said.tags };
  if (said.contexts !== undefined) event.contexts = event.contexts === undefined ? said.contexts : { ...event.contexts, ...said.contexts };
  (hint as { captureContext: unknown }).captureContext = undefined;
}
