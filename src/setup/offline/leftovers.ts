import { shared } from "../../metadata/shared.js";
import { guard } from "../../runtime/guard.js";
import { getClient, type Client } from "../../sentry/sdk.js";
import { PLACE } from "../place.js";
import type { EnvelopeStore } from "./envelope-store.js";
import type { Drain } from "./drain.js";
import { finishProcessing, watchProcessing } from "./events-in-the-making.js";
import { isRepeatable } from "./file-name.js";
import type { Line } from "./line.js";
import type { Parcel } from "./parcel.js";

/** A transport, and where all stands that it has not sent yet. */
export interface Leftovers {
  readonly line: Line;
  readonly store: EnvelopeStore;
  readonly drain: Drain;
  client: Client | undefined;
  /** From now on whatever is sent is written at once. */
  hasEnded: boolean;
  /** The client sends: what an earlier process has left goes, too. */
  begin(): void;
}

const state = shared("leftovers", () => ({ all: new Set<Leftovers>(), isListening: false }));

/** What a transport has not sent when the process ends is written to its folder, and sent by the next process. */
export function keepAtExit(leftovers: Leftovers): void {
  state.all.add(leftovers);
  // The client that makes the transport is not at hand before it is made (@sentry/core 11.12, client.js).
  queueMicrotask(() => guard(PLACE, "watching for what is not sent in time", () => adoptClient(getClient())));
  if (state.isListening) return;
  state.isListening = true;
  process.on("exit", keepLeftovers);
}

/**
 * Has the events that a client is still making kept at `process.exit()`, too. `Sentry.init` with an `offlineTransport` comes to it by
 * itself, but in the next tick only; does nothing for a client with another transport.
 */
export function adoptClient(client: Client | undefined): void {
  const transport = client?.getTransport();
  for (const leftovers of state.all) {
    if (client === undefined || (leftovers as unknown) !== transport || leftovers.client === client) continue;
    leftovers.client = client;
    // The SDK makes the transport of a client that is off, too (@sentry/core 11.12, client.js).
    if (client.getOptions().enabled !== false) leftovers.begin();
    watchProcessing(client);
    client.on("close", () => {
      leftovers.drain.isClosed = true;
      if (leftovers.line.flying.size === 0 && leftovers.store.isIdle) state.all.delete(leftovers);
    });
  }
}

/** Writes all that has not been sent, at once: the process ends now. */
export function keepLeftovers(): void {
  guard(PLACE, "finding what has not been sent", () => adoptClient(getClient()));
  for (const leftovers of state.all) guard(PLACE, "keeping what has not been sent", () => keep(leftovers));
}

/** The process has not ended after all. */
export function goOn(): void {
  for (const leftovers of state.all) leftovers.hasEnded = false;
}

function keep(leftovers: Leftovers): void {
  if (leftovers.hasEnded) return;
  leftovers.hasEnded = true;
  const { client, line, store } = leftovers;
  store.pushPendingNow();
  for (const parcel of line.waiting) keepParcel(leftovers, parcel, true);
  // Once on its way it may have arrived, and nobody will ever know.
  for (const parcel of line.flying) keepParcel(leftovers, parcel, line.unsent.has(parcel) || isRepeatable(parcel.contents));
  if (!client) return;
  guard(PLACE, "completing events at the end", () => finishProcessing(client));
  // Spans, logs and metrics come out of their buffers in this very tick (@sentry/core 11.12, spanBuffer.js, weightBasedFlushing.js).
  guard(PLACE, "emptying the buffers at the end", () => client.emit("flush"));
}

function keepParcel({ store }: Leftovers, parcel: Parcel, again: boolean): void {
  if (parcel.file !== undefined) store.letGoNow(parcel.file, again);
  else if (again) store.pushNow(parcel);
}
