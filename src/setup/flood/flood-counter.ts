import type { Event } from "../../sentry/sdk.js";

/** What is kept of an error that did not go; neither its scopes, which were one user's, nor what they hold on to. */
export type Dropped = Pick<Event, "exception" | "message" | "level" | "tags" | "fingerprint">;

/** The equal errors of one window of time. */
export interface Flood {
  readonly key: string;
  /** When its window began, in ms of `performance.now()`, and in the time of day. */
  readonly begun: number;
  readonly since: Date;
  /** How many may go in it. */
  readonly limit: number;
  passed: number;
  dropped: number;
  /** What the last that was dropped was: what is still to be told is told of it. */
  last: Dropped | undefined;
  /** How often flushes have told of it in this window. */
  told: number;
}

/** As many are remembered. */
const MEMORY = 1000;

/** Counts equal errors, and says which may go: so many in each minute. */
export class FloodCounter {
  readonly #floods = new Map<string, Flood>();
  readonly #window: number;

  constructor(window: number) {
    this.#window = window;
  }

  /**
   * The flood that an error is part of, begun anew where the last one's window is over; with what that one has dropped. Where that was
   * a moment ago half as many may go: what breaks for an hour is known after some minutes.
   */
  enter(key: string, limit: number, now: number): { readonly flood: Flood; readonly before: Flood | undefined } {
    const known = this.#floods.get(key);
    if (known !== undefined && now - known.begun < this.#window) return { flood: known, before: undefined };
    const lasts = known !== undefined && known.passed >= known.limit && now - known.begun < 2 * this.#window;
    const goes = lasts ? Math.ceil(known.limit / 2) : limit;
    const flood: Flood = { key, begun: now, since: new Date(), limit: goes, passed: 0, dropped: 0, last: undefined, told: 0 };
    this.#floods.delete(key);
    this.#floods.set(key, flood);
    return { flood, before: known !== undefined && known.dropped > 0 ? known : undefined };
  }

  /** Those that have something to tell and fulfil a condition. */
  untold(condition: (flood: Flood) => boolean): Flood[] {
    return [...this.#floods.values()].filter((flood) => flood.dropped > 0 && condition(flood));
  }

  /** Where there are too many, lets go of those that are over, then of the oldest; gives those that have something to tell. */
  tidy(now: number): Flood[] {
    if (this.#floods.size <= MEMORY) return [];
    const floods = [...this.#floods.values()];
    const over = floods.filter(({ begun }) => now - begun >= this.#window);
    const gone = new Set([...over, ...floods.slice(0, MEMORY / 10)]);
    for (const { key } of gone) this.#floods.delete(key);
    return [...gone].filter(({ dropped }) => dropped > 0);
  }
}
