import type { Parcel } from "./parcel.js";

/** As many requests at once as the SDK's agent has sockets (@sentry/node 11.12, transports/http.js): a request waits here, not there. */
const WIDTH = 30;

/** How much may wait for its turn, in bytes. */
const MAX_WAITING = 32_000_000;

/**
 * The line to the endpoint: how many parcels are under way, and how many wait. While the endpoint does not answer only one goes at a
 * time, to see whether it is back; none waits.
 */
export class Line {
  readonly flying = new Set<Parcel>();
  /** Of those the ones of which not a byte has gone yet. */
  readonly unsent = new Set<Parcel>();
  readonly #waiting = new Map<Parcel, (goes: boolean) => void>();
  readonly #limit: number;
  #waitingBytes = 0;
  #isUp = true;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get waiting(): Iterable<Parcel> {
    return this.#waiting.keys();
  }

  /** Whether the parcel may go now; `false` where it had better be kept, if that is possible. Who goes must `leave`. */
  enter(parcel: Parcel, mayBeKept = true): Promise<boolean> {
    const isUp = this.#isUp || !mayBeKept;
    if (this.flying.size < (isUp ? WIDTH : 1)) {
      this.#go(parcel);
      return Promise.resolve(true);
    }
    const isFull = this.#waiting.size >= this.#limit || this.#waitingBytes + parcel.bytes > MAX_WAITING;
    if (!isUp || isFull) return Promise.resolve(false);
    this.#waitingBytes += parcel.bytes;
    return new Promise((resolve) => this.#waiting.set(parcel, resolve));
  }

  /** The parcel's request has ended; `isUp` says whether the endpoint has answered as it should. */
  leave(parcel: Parcel, isUp: boolean): void {
    this.flying.delete(parcel);
    this.unsent.delete(parcel);
    this.#isUp = isUp;
    for (const [next, go] of this.#waiting) {
      if (isUp && this.flying.size >= WIDTH) return;
      this.#waiting.delete(next);
      this.#waitingBytes -= next.bytes;
      if (isUp) this.#go(next);
      go(isUp);
    }
  }

  #go(parcel: Parcel): void {
    this.flying.add(parcel);
    this.unsent.add(parcel);
  }
}
