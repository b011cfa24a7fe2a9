import type { OfflineStore, Transport } from "@sentry/core";
import type { Delivery } from "./delivery.js";
import type { EnvelopeStore } from "./envelope-store.js";
import type { Limits } from "./limits.js";
import { parcelOf, type Parcel } from "./parcel.js";

/** How many kept parcels go at once, beside the new ones. */
const WIDTH = 4;

/**
 * What `makeOfflineTransport` works with. It tries kept envelopes one at a time, at growing distances while nothing arrives; but
 * 100 ms apart when all is well, and never while a busy bot sends more often than that (@sentry/core 11.12, transports/offline.js:
 * each success starts its timer anew). So as soon as anything has arrived, the folder is emptied here.
 */
export class Drain {
  readonly #store: EnvelopeStore;
  readonly #limits: Limits;
  readonly #delivery: Delivery;
  /** A closed client sends nothing any more. */
  isClosed = false;
  #isRunning = false;
  #timer: NodeJS.Timeout | undefined;
  readonly #wake: () => void;

  /** `wake` has what is kept tried soon. */
  constructor(store: EnvelopeStore, limits: Limits, delivery: Delivery, wake: () => void) {
    this.#store = store;
    this.#limits = limits;
    this.#delivery = delivery;
    this.#wake = wake;
  }

  readonly store: OfflineStore = {
    push: (envelope) => this.#store.push(parcelOf(envelope)),
    unshift: (envelope) => this.#giveBack(parcelOf(envelope)),
    shift: async () => (await this.#next())?.envelope,
  };

  readonly transport: Transport = {
    send: async (envelope) => {
      const answer = await this.#delivery.send(envelope);
      void this.#run();
      return answer;
    },
    flush: () => Promise.resolve(true),
  };

  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    const lanes = Array.from({ length: WIDTH }, async () => {
      while (await this.#sendNext());
    });
    await Promise.all(lanes);
    this.#isRunning = false;
  }

  async #sendNext(): Promise<boolean> {
    const parcel = await this.#next();
    if (!parcel) return false;
    try {
      await this.#delivery.send(parcel.envelope);
      return true;
    } catch {
      await this.#giveBack(parcel);
      return false;
    }
  }

  /** A store that fails is an empty one: a rejection here would be nobody's, and end the bot. */
  async #next(): Promise<Parcel | undefined> {
    if (this.isClosed) return undefined;
    const parcel = await this.#store.shift(this.#limits.mayGo).catch(() => undefined);
    if (!parcel) this.#wait();
    return parcel;
  }

  async #giveBack(parcel: Parcel): Promise<void> {
    await this.#store.release(parcel, this.#delivery.suspects.get(parcel) ?? 0);
    this.#wait();
  }

  /** Wakes when what has been put off may go: the SDK has no timer for it. */
  #wait(): void {
    const { nextPause } = this.#store;
    if (nextPause === undefined || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#wake();
    }, nextPause + 1).unref();
  }
}
