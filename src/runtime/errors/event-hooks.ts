import { shared } from "../../metadata/shared.js";
import { liftCapturedMark } from "../../sentry/already-captured.js";
import { isOneCore, otherVersions } from "../../sentry/other-versions.js";
import { SDK_VERSION, type Client, type Event, type EventHint } from "../../sentry/sdk.js";
import { report } from "../diagnostics.js";
import { settle, settleContexts, type Settled } from "../values/deferred-context.js";
import { openFrame, surroundings } from "../frame.js";
import { guard } from "../guard.js";
import { applyTrail } from "./apply-trail.js";
import { allCaptured, NOTE_TAKEN, rememberCaptured, standingId, type Captured, type NoteTaken } from "./captured.js";
import { cutBreadcrumbs, cutMessages } from "./cut-messages.js";
import { discriminate, undiscriminate } from "./dedupe-guard.js";
import { isExpectedEverywhere } from "./expected.js";
import { countFlush } from "./flushes.js";
import { placeOf, type Place } from "./place.js";
import { originalOf } from "./probe.js";
import { hasUnusedTrail, trailFor, type Trail } from "./trail.js";

/** What was found out about an event when it was captured, by the hint that accompanies it through the SDK. */
interface Note {
  readonly place: Place;
  readonly trail: Trail | undefined;
  readonly captured: Captured | undefined;
  readonly again: boolean;
  readonly settled: Settled;
  readonly discriminator: string | undefined;
}

const notes = shared("notes", () => new WeakMap<EventHint, Note>());
const hooked = shared("clients", () => new WeakSet<Client>());
let last: Client | undefined;

/** Puts our hooks on a client, once: they see the errors that anyone captures. */
export function hookClient(client: Client): void {
  if (client === last) return;
  last = client;
  if (hooked.has(client)) return;
  hooked.add(client);
  reportOtherVersions();
  client.on("preprocessEvent", (event, hint = {}) => {
    if (event.type === undefined) guard("cogscope", "noting a captured error", () => takeNote(client, event, hint));
  });
  client.addEventProcessor(Object.assign((event: Event, hint: EventHint) => process(client, event, hint), { id: "Cogscope" }));
  client.on("beforeSendEvent", (_event, hint = {}) => {
    const captured = notes.get(hint)?.captured;
    if (captured) captured.gone = true;
  });
  client.on("flush", () => countFlush(client));
}

function reportOtherVersions(): void {
  const others = guard("@sentry/core", "looking for other versions", otherVersions) ?? [];
  if (others.length === 0) return;
  const versions = [SDK_VERSION, ...others].join(", ");
  // One that cogscope itself has found beside the bot's is none that anybody captures through.
  const harm = isOneCore
    ? `what is set or captured through another one than ${SDK_VERSION} is not seen by cogscope`
    : `cogscope has found another @sentry/core than that of the bot's @sentry/node ${SDK_VERSION}: what it records arrives, by a slower way`;
  report("@sentry/core", `several versions are in this process (${versions}); ${harm}. Let the package manager install one`);
}

/** Runs in the very tick of the capture, before any scope is applied (@sentry/core 11.12, client.js, `_prepareEvent`). */
function takeNote(client: Client, event: Event, hint: EventHint): void {
  cutMessages(event);
  const error = originalOf(hint.originalException);
  const here = surroundings();
  if (isFault(event, hint) && !isExpectedEverywhere(error)) openFrame(here.frame)?.entry?.onFault?.(error);
  const place = placeOf(here);
  const { work } = here.frame ?? {};
  const trail = trailFor(error, work);
  const eventId = event.event_id ?? hint.event_id;
  const within = trail?.work ?? openFrame(here.frame)?.work;
  const before = allCaptured(error).find((one) => one.work === within && standingId(one) !== undefined);
  const again = before !== undefined && before.eventId !== eventId;
  const captured = before ?? (eventId === undefined ? undefined : rememberCaptured(error, eventId, within, client));
  const ours = (hint as { [NOTE_TAKEN]?: NoteTaken })[NOTE_TAKEN];
  if (ours) ours.captured = captured;
  if (trail) trail.used = true;
  if (!again && hasUnusedTrail(error)) liftCapturedMark(error as object);
  const discriminator = discriminate(event, hint, within, trail, place);
  const settled = settle(place.world.contexts, place.around.contexts, place.here.contexts, trail?.data.contexts, explicitContexts(hint));
  notes.set(hint, { place, trail, captured, again, settled, discriminator });
}

/**
 * Whether what is captured is an error that somebody made an event of as such. A message has an `exception` too, for its stack, without
 * a type (@sentry/core 11.12, `attachStacktrace`).
 */
function isFault({ exception, level }: Event, { captureContext }: EventHint): boolean {
  const said = typeof captureContext === "object" && "level" in captureContext ? captureContext.level : level;
  const isMild = said === "info" || said === "log" || said === "debug";
  return !isMild && exception?.values?.some(({ type }) => type !== undefined) === true;
}

const explicitContexts = ({ captureContext }: EventHint): Record<string, unknown> | undefined =>
  typeof captureContext === "object" && "contexts" in captureContext ? captureContext.contexts : undefined;

function process(client: Client, event: Event, hint: EventHint): Event | null {
  const note = notes.get(hint);
  if (note?.again === true) return null;
  return (
    guard("cogscope", "completing an event", () => {
      if (note) undiscriminate(event, note.discriminator);
      if (note?.trail) applyTrail(event, hint, note.trail, note.place, { dsc: () => dynamicSamplingContext(client) });
      settleContexts(event, note?.settled);
      cutBreadcrumbs(event);
      return event;
    }) ?? event
  );
}

/** What the envelope's header says of a trace whose root span is not at hand. */
function dynamicSamplingContext(client: Client): Record<string, string | undefined> {
  const { environment, release } = client.getOptions();
  return { public_key: client.getDsn()?.publicKey, environment: environment ?? "production", release };
}
