import { shared } from "../../metadata/shared.js";
import type { Client } from "../../sentry/sdk.js";
import { belongsTo, overlaps, type Work } from "../entry-point.js";
import { isObject } from "../is-object.js";
import { flushesOf } from "./flushes.js";

/** What became of one error within one work. */
export interface Captured {
  /** None where it was captured outside any annotated call. */
  readonly work: Work | undefined;
  /** Whether a call on its way expects it: then it is no fault all the way out. */
  readonly expected: boolean;
  /** The id given to the SDK; none for an expected error. */
  readonly eventId: string | undefined;
  readonly client: Client | undefined;
  /** How often the client had been flushed when it was captured: what has not gone by the next time was dropped. */
  readonly flushes: number;
  /** Whether the SDK has handed it to the transport. */
  gone: boolean;
}

const errors = shared("captured", () => new WeakMap<object, Captured[]>());

/** What is known of an error within a work; outside any, the latest that is known at all. */
export const capturedIn = (error: unknown, work: Work | undefined): Captured | undefined =>
  work === undefined ? allCaptured(error).at(-1) : allCaptured(error).find((one) => belongsTo(one.work, work));

export function rememberCaptured(
  error: unknown,
  eventId: string | undefined,
  work: Work | undefined,
  client: Client | undefined,
): Captured {
  return remember(error, { work, expected: false, eventId, client, flushes: client ? flushesOf(client) : 0, gone: false });
}

export const rememberExpected = (error: unknown, work: Work | undefined): Captured =>
  remember(error, { work, expected: true, eventId: undefined, client: undefined, flushes: 0, gone: false });

function remember(error: unknown, captured: Captured): Captured {
  // An error object may be thrown for years: what is over is forgotten.
  const concerns = (one: Captured): boolean => (one.work === undefined ? captured.work !== undefined : overlaps(one.work, captured.work));
  if (!isObject(error)) return captured;
  const before = errors.get(error);
  errors.set(error, before === undefined ? [captured] : [...before.filter(concerns), captured]);
  return captured;
}

export const allCaptured = (error: unknown): readonly Captured[] => (isObject(error) ? (errors.get(error) ?? NONE) : NONE);

const NONE: readonly never[] = [];

/** The id of the event, unless it was dropped on the way, which is known once the client has been flushed. */
export function standingId({ eventId, gone, client, flushes }: Captured): string | undefined {
  return gone || client === undefined || flushesOf(client) === flushes ? eventId : undefined;
}
