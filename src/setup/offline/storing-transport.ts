import type { Envelope, Transport } from "@sentry/core";
import { discardStale } from "./discard-stale.js";
import type { Drain } from "./drain.js";
import type { EnvelopeStore } from "./envelope-store.js";
import type { Leftovers } from "./leftovers.js";
import type { Line } from "./line.js";
import type { Losses } from "./losses.js";
import { parcelOf } from "./parcel.js";

type Answer = ReturnType<Transport["send"]>;

interface Parts {
  /** Straight to the endpoint. */
  readonly wire: Transport;
  /** By way of the folder, where it must be. */
  readonly offline: Transport;
  readonly store: EnvelopeStore;
  readonly line: Line;
  readonly drain: Drain;
  readonly losses: Losses;
}

/** How long the SDK waits before it tries what is kept, in ms (@sentry/core 11.12, transports/offline.js). */
const MIN_DELAY = 100;

/** Where the client hands its envelopes in, and asks whether all are gone. */
export class StoringTransport implements Transport, Leftovers {
  readonly store: EnvelopeStore;
  readonly line: Line;
  readonly drain: Drain;
  client: Leftovers["client"] = undefined;
  hasEnded = false;
  #isInUse = false;
  #wakes = 0;
  readonly #wire: Transport;
  readonly #offline: Transport;
  readonly #losses: Losses;
  readonly #open = new Set<PromiseLike<unknown>>();

  constructor({ wire, offline, store, line, drain, losses }: Parts) {
    this.#wire = wire;
    this.#offline = offline;
    this.store = store;
    this.line = line;
    this.drain = drain;
    this.#losses = losses;
  }

  begin(): void {
    if (this.#isInUse) return;
    this.#isInUse = true;
    this.wake();
    setImmediate(() => void discardStale(this.store.folder));
  }

  send(envelope: Envelope): Answer {
    this.begin();
    const isReport = envelope[1].some(([{ type }]) => type === "client_report");
    if (isReport) return this.#noted(this.#sendReport(envelope));
    const parcel = parcelOf(envelope);
    if (!this.hasEnded) return this.#noted(this.#offline.send(parcel.envelope));
    this.store.pushNow(parcel);
    return Promise.resolve({});
  }

  /** Resolves to whether all has arrived or is kept. Without a limit it also has what is kept sent again. */
  async flush(timeout?: number): Promise<boolean> {
    if (timeout === undefined) this.wake();
    const done = Promise.allSettled(this.#open).then(() => true);
    if (!timeout) return await done;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => (timer = setTimeout(resolve, timeout, false).unref()));
    return await Promise.race([done, late]).finally(() => clearTimeout(timer));
  }

  /** Has what is kept tried again in 100 ms. Called more often than that, the SDK would put it off for ever. */
  wake(): void {
    if (!this.#isInUse || Date.now() < this.#wakes) return;
    this.#wakes = Date.now() + 2 * MIN_DELAY;
    void this.#offline.flush();
  }

  /** A report is never kept: what it says of the past goes into the next one. */
  async #sendReport(envelope: Envelope): Promise<Awaited<Answer>> {
    try {
      const answer = await this.#wire.send(envelope);
      if (answer.statusCode === undefined || answer.statusCode === 429 || answer.statusCode >= 500) this.#losses.restore(envelope);
      return answer;
    } catch (error) {
      this.#losses.restore(envelope);
      throw error;
    }
  }

  #noted(sending: Answer): Answer {
    const forget = (): void => void this.#open.delete(sending);
    this.#open.add(sending);
    sending.then(forget, forget);
    return sending;
  }
}
