import { AsyncResource } from "node:async_hooks";
import { shared } from "../../metadata/shared.js";
import { liftCapturedMark } from "../../sentry/already-captured.js";
import type { Client, Event, EventHint } from "../../sentry/sdk.js";
import { CAPTURED_AGAIN } from "../captured-again.js";
import { BUFFER_SIZE } from "./buffer-size.js";

/** An error as it was captured: it can be captured once more, where it was. */
interface Captured {
  readonly event: Event;
  readonly hint: EventHint;
  readonly place: AsyncResource;
}

/**
 * Integrations of the SDK that read files or ask a debugger, and so are not done in the tick in which a process ends; they add source
 * lines, local variables and facts about the machine (@sentry/node 11.12, integrations). Dedupe has seen the event already.
 */
const SKIPPED_AT_THE_END: ReadonlySet<string> = new Set(["ContextLines", "LocalVariables", "LocalVariablesAsync", "Context", "Dedupe"]);

type Processor = ReturnType<Client["getEventProcessors"]>[number];

/** The copy of this package that ends the process need not be the one that has prepared the client. */
const making = shared("events-in-the-making", () => new WeakMap<Client, Map<EventHint, Captured>>());

/** Keeps the errors of a client at hand while the SDK completes them, which takes about 25 ms. */
export function watchProcessing(client: Client): void {
  if (making.has(client)) return;
  const captured = new WeakMap<EventHint, Captured>();
  const open = new Map<EventHint, Captured>();
  making.set(client, open);
  client.on("preprocessEvent", (event, hint) => {
    if (event.type !== undefined || !hint) return;
    const values = originals(client, event, hint);
    const copy = { ...event, ...(values && { exception: { ...event.exception, values } }) };
    captured.set(hint, { event: copy, hint: { ...hint }, place: new AsyncResource("cogscope.event") });
  });
  // What Dedupe and the filters drop is not in the making.
  insertBeforeTheSlow(client.getEventProcessors(), (event, hint) => {
    const one = captured.get(hint);
    if (one) open.set(hint, one);
    // Such as a later processor has dropped.
    if (open.size > BUFFER_SIZE) open.delete(open.keys().next().value as EventHint);
    return event;
  });
  client.addEventProcessor((event, hint) => {
    open.delete(hint);
    return event;
  });
}

/**
 * Captures what is in the making once more, with what is done in one tick alone: the same id, the same scopes, processors and
 * `beforeSend`. What an asynchronous one of those has still to say is not known; such an event is not sent.
 */
export function finishProcessing(client: Client): void {
  const open = making.get(client);
  if (!open || open.size === 0) return;
  const all = [...open.values()];
  open.clear();
  const processors = client.getEventProcessors();
  const before = [...processors];
  const quick = before.filter(({ id }) => id === undefined || !SKIPPED_AT_THE_END.has(id));
  processors.splice(0, before.length, ...quick);
  for (const { event, hint, place } of all) {
    if (typeof hint.originalException === "object" && hint.originalException !== null) liftCapturedMark(hint.originalException);
    place.runInAsyncScope(() => client.captureEvent(event, { ...hint, [CAPTURED_AGAIN]: true } as EventHint));
  }
  processors.splice(0, quick.length, ...before);
}

/** LinkedErrors has put an error's causes before it, and will do so again (@sentry/core 11.12, integrations/linkederrors.js). */
function originals(client: Client, { exception }: Event, { originalException }: EventHint): typeof values {
  const values = exception?.values;
  const hasLinked = originalException instanceof Error && client.getIntegrationByName("LinkedErrors") !== undefined;
  return hasLinked ? values?.slice(-1) : values;
}

/** The list is the client's own (@sentry/core 11.12, client.js, `getEventProcessors`). */
function insertBeforeTheSlow(processors: Processor[], first: Processor): void {
  const slow = processors.findIndex(({ id }) => id !== "Dedupe" && SKIPPED_AT_THE_END.has(id ?? ""));
  processors.splice(slow < 0 ? processors.length : slow, 0, first);
}
