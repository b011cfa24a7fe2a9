import type { Envelope, Transport, TransportMakeRequestResponse } from "@sentry/core";
import type { EnvelopeStore } from "./envelope-store.js";
import type { Limits } from "./limits.js";
import type { Line } from "./line.js";
import type { Losses } from "./losses.js";
import { parcelOf, type Parcel } from "./parcel.js";

type Answer = TransportMakeRequestResponse;

/** It has not arrived, and may be sent later. */
export class NotSent extends Error {
  override readonly name = "NotSent";
}

/** How long such a parcel is left alone, in ms, where the endpoint takes others; and where it fails at all of them, as in an outage. */
const LONG_PAUSE = 60_000;
const SHORT_PAUSE = 5000;

interface Parts {
  readonly wire: Transport;
  readonly store: EnvelopeStore;
  readonly line: Line;
  readonly limits: Limits;
  readonly losses: Losses;
}

/**
 * Sends one parcel, and says what became of it: resolves when it has arrived or never will, rejects when it should be sent later.
 * The SDK's transport takes every answer for an arrival, and drops what is under a rate limit (@sentry/core 11.12, transports/base.js).
 */
export class Delivery {
  readonly #parts: Parts;
  /** A parcel that the endpoint itself failed at may be the reason: for so many ms the others go first. */
  readonly suspects = new WeakMap<Parcel, number>();
  #tookSomethingAt = -Infinity;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async send(envelope: Envelope): Promise<Answer> {
    const parcel = parcelOf(envelope);
    const { limits, line, store } = this.#parts;
    if (!(await line.enter(parcel, store.works))) throw new NotSent("the line is busy or the endpoint does not answer");
    // It may have waited: the limits are those of now.
    const { now, later } = limits.split(parcel);
    if (now === parcel) return await this.#deliver(parcel);
    line.leave(parcel, true);
    if (!now) throw new NotSent("Sentry wants none of it for a while");
    await store.push(later as Parcel);
    if (parcel.file === undefined) return await this.send(now.envelope);
    await store.push(now);
    await store.settle(parcel);
    return {};
  }

  async #deliver(parcel: Parcel): Promise<Answer> {
    const { line, losses, store, wire } = this.#parts;
    let isUp = false;
    try {
      const sending = wire.send(parcel.envelope);
      // Node writes a request in the next tick at the earliest.
      process.nextTick(() => line.unsent.delete(parcel));
      const answer = await sending;
      const { statusCode = 200 } = answer;
      isUp = statusCode < 500 && statusCode !== 408;
      if (statusCode === 429 || !isUp) {
        if (!isUp) this.suspects.set(parcel, performance.now() - this.#tookSomethingAt < LONG_PAUSE ? LONG_PAUSE : SHORT_PAUSE);
        throw new NotSent(`the answer was ${statusCode}`);
      }
      if (statusCode >= 300) losses.add("send_error", parcel.contents, refusal(statusCode));
      else this.#tookSomethingAt = performance.now();
      await store.settle(parcel);
      return answer;
    } finally {
      line.leave(parcel, isUp);
    }
  }
}

function refusal(status: number): string {
  if (status === 413) return "Sentry took something for too large (413); it is dropped, for it would be each time";
  const remedy = status === 401 || status === 403 || status === 404 ? ". Check the DSN" : "";
  return `Sentry refused something (${status}); it is dropped, for it would be refused again${remedy}`;
}
