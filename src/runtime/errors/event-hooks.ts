import { shared } from "../../metadata/shared.js";
import { liftCapturedMark } from "../../sentry/already-captured.js";
import type { Client, Event, EventHint } from "../../sentry/sdk.js";
import { settleContexts } from "../values/deferred-context.js";
import { openFrame, surroundings } from "../frame.js";
import { guard } from "../guard.js";
import { applyTrail, type Place } from "./apply-trail.js";
import { allCaptured, rememberCaptured, standingId, type Captured } from "./captured.js";
import { cutMessages } from "./cut-messages.js";
import { discriminate, undiscriminate } from "./dedupe-guard.js";
import { countFlush } from "./flushes.js";
import { originalOf } from "./probe.js";
import { hasUnusedTrail, trailFor, type Trail } from "./trail.js";

/** What was found out about an event when it was captured, by the hint that accompanies it through the SDK. */
interface Note {
  readonly place: Place;
  readonly trail: Trail | undefined;
  readonly captured: Captured | undefined;
  readonly again: boolean;
  readonly discriminator: string | undefined;
}

const notes = shared("notes", () => new WeakMap<EventHint, Note>());
const hooked = shared("clients", () => new WeakSet<Client>());

/** Puts our hooks on a client, once: they see the errors that anyone captures. */
export function hookClient(client: Client): void {
  if (hooked.has(client)) return;
  hooked.add(client);
  client.on("preprocessEvent", (event, hint = {}) => {
    if (event.type === undefined) guard("cogscope", "noting a captured error", () => takeNote(client, event, hint));
  });
  client.addEventProcessor(
    Object.assign((event: Event, hint: EventHint) => process(client, event, hint), { id: "Cogscope" }),
  );
  client.on("beforeSendEvent", (_event, hint = {}) => {
    const captured = notes.get(hint)?.captured;
    if (captured) captured.gone = true;
  });
  client.on("flush", () => countFlush(client));
}

/** Runs in the very tick of the capture, before any scope is applied (@sentry/core 11.12, client.js, `_prepareEvent`). */
function takeNote(client: Client, event: Event, hint: EventHint): void {
  cutMessages(event);
  const error = originalOf(hint.originalException);
  const { scope, isolationScope, frame } = surroundings();
  const place: Place = { scope, isolationScope, frame: openFrame(frame) };
  const entry = frame?.entry;
  const trail = trailFor(error, entry);
  const eventId = event.event_id ?? hint.event_id;
  const within = trail?.entry ?? entry;
  const before = allCaptured(error).find((one) => one.entry === within && standingId(one) !== undefined);
  const again = before !== undefined && before.eventId !== eventId;
  const captured = before ?? (eventId === undefined ? undefined : rememberCaptured(error, eventId, within, client));
  if (trail) trail.used = true;
  if (!again && hasUnusedTrail(error)) liftCapturedMark(error as object);
  const discriminator = discriminate(event, hint, within, trail, place);
  notes.set(hint, { place, trail, captured, again, discriminator });
}

function process(client: Client, event: Event, hint: EventHint): Event | null {
  const note = notes.get(hint);
  if (note?.again === true) return null;
  return (
    guard("cogscope", "completing an event", () => {
      if (note) undiscriminate(event, note.discriminator);
      if (note?.trail) applyTrail(event, hint, note.trail, note.place, { dsc: () => dynamicSamplingContext(client) });
      settleContexts(event);
      return event;
    }) ?? event
  );
}

/** What the envelope's header says of a trace whose root span is not at hand. */
function dynamicSamplingContext(client: Client): Record<string, string | undefined> {
  const { environment, release } = client.getOptions();
  return { public_key: client.getDsn()?.publicKey, environment: environment ?? "production", release };
}
