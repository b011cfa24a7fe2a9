import { AsyncResource } from "node:async_hooks";
import { guard } from "../../runtime/guard.js";
import type { Client, Event, EventHint } from "../../sentry/sdk.js";
import { CAPTURED_AGAIN } from "../captured-again.js";
import { authorsFingerprint, errorKeys } from "./error-key.js";
import { FloodCounter, type Dropped, type Flood } from "./flood-counter.js";
import { isFloodReport, reportFlood, telling, type Told } from "./flood-report.js";

const WINDOW = 60_000;

/** Of one place, whatever the messages are: as many times the limit of equal ones. */
const DIFFERENT = 100;

/** Who flushes after each command is told of a flood as many times a minute. */
const TOLD = 5;

/** What became of an error when it was captured. */
interface Verdict {
  /** The flood that it belongs to and does not go with. */
  readonly drop: Flood | undefined;
  /** A flood that is over, of which this event tells. */
  readonly tells: Told | undefined;
}

/**
 * Lets so many equal errors a minute go, of one class, place, message and fingerprint, and half as many in each minute that follows while it lasts;
 * a hundred times as many of one place with different messages. The others are counted, and the count goes with the next one (tag
 * `flood.dropped`, context `flood`). Where none comes, with a last event of the same issue, two minutes later or when the client is flushed.
 */
export class FloodGuard {
  readonly #client: Client;
  readonly #limit: number;
  readonly #equal = new FloodCounter(WINDOW);
  readonly #places = new FloodCounter(WINDOW);
  readonly #verdicts = new WeakMap<EventHint, Verdict>();
  readonly #outside = new AsyncResource("CogscopeFloodGuard");
  #timer: NodeJS.Timeout | undefined;

  constructor(client: Client, limit: number) {
    this.#client = client;
    this.#limit = limit;
    client.on("preprocessEvent", (event, hint = {}) => {
      if (isCounted(event) && !isFloodReport(hint) && !(CAPTURED_AGAIN in hint))
        guard("flood guard", "counting an error", () => this.#judge(event, hint));
    });
    // Before other processors: an error that does not go costs little.
    client.addEventProcessor(Object.assign((event: Event, hint: EventHint) => this.#gate(event, hint), { id: "CogscopeFloodGate" }));
    client.on("flush", () => this.#tell(({ told }) => told < TOLD));
  }

  #judge(event: Event, hint: EventHint): void {
    const now = performance.now();
    const keys = errorKeys(event, hint);
    const equal = this.#equal.enter(keys.error, this.#limit, now);
    const place = this.#places.enter(keys.place, this.#limit * DIFFERENT, now);
    for (const flood of [...this.#equal.tidy(now), ...this.#places.tidy(now)]) reportFlood(this.#client, flood);
    const before = [equal.before, place.before].filter((one) => one !== undefined);
    const over = { since: before[0]?.since ?? new Date(), dropped: before.reduce((sum, { dropped }) => sum + dropped, 0) };
    const isFull = equal.flood.passed >= equal.flood.limit;
    if (!isFull && place.flood.passed < place.flood.limit) {
      equal.flood.passed++;
      place.flood.passed++;
      if (over.dropped > 0) this.#verdicts.set(hint, { drop: undefined, tells: over });
      return;
    }
    const flood = isFull ? equal.flood : place.flood;
    flood.dropped += 1 + over.dropped;
    flood.last = dropped(event, hint);
    this.#verdicts.set(hint, { drop: flood, tells: undefined });
    this.#wait();
  }

  #gate(event: Event, hint: EventHint): Event | null {
    const verdict = this.#verdicts.get(hint);
    if (verdict?.drop) return null;
    return verdict?.tells ? telling(event, verdict.tells) : event;
  }

  /** The next error is to tell of it; where none comes for a window more, an event of ours does. */
  #wait(): void {
    if (this.#timer !== undefined) return;
    // Outside the command that is running: a timer keeps all that was round it.
    this.#timer = this.#outside.runInAsyncScope(() => setTimeout(() => this.#tellLate(), WINDOW).unref());
  }

  #tellLate(): void {
    this.#timer = undefined;
    const now = performance.now();
    let isMore = false;
    this.#tell((flood) => {
      const isDue = now - flood.begun >= 2 * WINDOW;
      isMore ||= !isDue;
      return isDue;
    });
    if (isMore) this.#wait();
  }

  #tell(condition: (flood: Flood) => boolean): void {
    for (const flood of [...this.#equal.untold(condition), ...this.#places.untold(condition)]) {
      flood.told++;
      reportFlood(this.#client, flood);
    }
  }
}

/** Errors, and what is as grave; a message of another level is said on purpose. */
const isCounted = ({ type, exception, level }: Event): boolean =>
  type === undefined && (exception?.values?.some((one) => one.type !== undefined) === true || level === "error" || level === "fatal");

/** What tells an issue, and no user's data: the error, and the tags that came with its capture. */
function dropped(event: Event, hint: EventHint): Dropped {
  const { exception, message, level, tags } = event;
  const { captureContext } = hint;
  const fingerprint = [...authorsFingerprint(event, hint)];
  const given = typeof captureContext === "object" && "tags" in captureContext ? (captureContext as Event).tags : undefined;
  const kind = Object.entries({ ...tags, ...given }).filter(([key]) => key.startsWith("error."));
  return { exception, message, level, tags: Object.fromEntries(kind), ...(fingerprint.length > 0 && { fingerprint }) } as Dropped;
}
