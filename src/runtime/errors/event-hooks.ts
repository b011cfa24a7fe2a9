import { shared } from "../../metadata/shared.js";
import { liftCapturedMark } from "../../sentry/already-captured.js";
import { isOneCore, otherVersions } from "../../sentry/other-versions.js";
import { getGlobalScope, SDK_VERSION, type Client, type Event, type EventHint } from "../../sentry/sdk.js";
import { report } from "../diagnostics.js";
import { settle, settleContexts } from "../values/deferred-context.js";
import { openFrame, surroundings, type Surroundings } from "../frame.js";
import { guard } from "../guard.js";
import { applyTrail, applyTrailAtHome } from "./apply-trail.js";
import { isAtHome } from "./at-home.js";
import { allCaptured, rememberCaptured, standingId } from "./captured.js";
import type { Trail } from "./carried.js";
import { cutBreadcrumbs, cutMessages } from "./cut-messages.js";
import { discriminate, explicitUser, undiscriminate } from "./dedupe-guard.js";
import { isExpectedEverywhere } from "./expected.js";
import { countFlush } from "./flushes.js";
import { isEmpty } from "./is-empty.js";
import { keepNote, noteOf, ownCapture, type Note } from "./note.js";
import { placeOf, type Place } from "./place.js";
import { originalOf } from "./probe.js";
import { sayInEvent } from "./say-in-event.js";
import { hasUnusedTrail, trailFor } from "./trail.js";

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
    const captured = noteOf(hint)?.captured;
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
  const inside = openFrame(here.frame);
  const onFault = inside?.entry?.onFault;
  if (onFault !== undefined && isFault(event, hint) && !isExpectedEverywhere(error)) onFault(error);
  const trail = trailFor(error, here.frame?.work);
  const eventId = event.event_id ?? hint.event_id;
  const within = trail?.work ?? inside?.work;
  const before = allCaptured(error).find((one) => one.work === within && standingId(one) !== undefined);
  const again = before !== undefined && before.eventId !== eventId;
  const captured = before ?? (eventId === undefined ? undefined : rememberCaptured(error, eventId, within, client));
  if (trail) trail.used = true;
  if (!again && hasUnusedTrail(error)) liftCapturedMark(error as object);
  const { place, user, settled } = look(here, trail, hint);
  if (place === undefined) sayInEvent(event, hint);
  const discriminator = discriminate(event, within, user);
  keepNote(hint, { trail, place, captured, again, settled, discriminator });
}

/** What is to be seen in the moment of a capture: where it is, whose, and the contexts as they are then. */
function look(
  here: Surroundings,
  trail: Trail | undefined,
  hint: EventHint,
): Pick<Note, "place" | "settled"> & { readonly user: object | undefined } {
  const given = explicitContexts(hint);
  if (trail !== undefined && trail === ownCapture(hint)?.left) {
    const world = getGlobalScope().getScopeData();
    if (isAtHome(trail, here, world)) {
      const { user, own, around } = trail;
      return {
        place: undefined,
        user: isEmpty(user) ? undefined : user,
        settled: settle(world.contexts, around.contexts, own.contexts, given),
      };
    }
  }
  const place = placeOf(here);
  const user = [explicitUser(hint), trail?.user, place.here.user, place.around.user].find((one) => !isEmpty(one));
  const settled = settle(place.world.contexts, place.around.contexts, place.here.contexts, trail?.data.contexts, given);
  return { place, user, settled };
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
  const note = noteOf(hint);
  if (note?.again === true) return null;
  const bare = guard("cogscope", "taking the discriminator off an event", () => undiscriminate(event, note?.discriminator)) ?? event;
  guard("cogscope", "completing an event", () => {
    if (note?.trail) complete(bare, hint, note.trail, note.place, client);
    settleContexts(bare, note?.settled);
    cutBreadcrumbs(bare);
  });
  return bare;
}

function complete(event: Event, hint: EventHint, trail: Trail, place: Place | undefined, client: Client): void {
  const of = { dsc: () => dynamicSamplingContext(client) };
  if (place === undefined) applyTrailAtHome(event, trail, of);
  else applyTrail(event, hint, trail, place, of);
}

/** What the envelope's header says of a trace whose root span is not at hand. */
function dynamicSamplingContext(client: Client): Record<string, string | undefined> {
  const { environment, release } = client.getOptions();
  return { public_key: client.getDsn()?.publicKey, environment: environment ?? "production", release };
}
