import { shared } from "../../metadata/shared.js";
import type { Client } from "../../sentry/sdk.js";
import type { EntryPoint } from "../entry-point.js";
import { isObject } from "../is-object.js";
import { flushesOf } from "./flushes.js";

/** What became of one error within one entry point. */
export interface Captured {
  readonly entry: EntryPoint | undefined;
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

/**
 * Where our hooks put what they have noted of a capture of ours: a primitive has no identity by which it could be found again.
 * It stands in the hint under a symbol, for the SDK hands on copies of the hint (@sentry/core 11.12, scope.js, `captureException`).
 */
export const NOTE_TAKEN = Symbol.for("cogscope.noteTaken");

export interface NoteTaken {
  captured: Captured | undefined;
}

const errors = shared("captured", () => new WeakMap<object, Captured[]>());

/** What is known of an error here: within this entry point, or, of an error outside any, at all. */
export function capturedIn(error: unknown, entry: EntryPoint | undefined): Captured | undefined {
  const all = isObject(error) ? errors.get(error) : undefined;
  return all?.find((one) => one.entry === entry) ?? (entry === undefined ? all?.at(-1) : all?.find((one) => one.entry === undefined));
}

export function rememberCaptured(
  error: unknown,
  eventId: string | undefined,
  entry: EntryPoint | undefined,
  client: Client | undefined,
): Captured {
  return remember(error, { entry, expected: false, eventId, client, flushes: client ? flushesOf(client) : 0, gone: false });
}

export const rememberExpected = (error: unknown, entry: EntryPoint | undefined): Captured =>
  remember(error, { entry, expected: true, eventId: undefined, client: undefined, flushes: 0, gone: false });

function remember(error: unknown, captured: Captured): Captured {
  if (isObject(error)) {
    const all = errors.get(error);
    if (all) all.push(captured);
    else errors.set(error, [captured]);
  }
  return captured;
}

export const allCaptured = (error: unknown): readonly Captured[] => (isObject(error) ? (errors.get(error) ?? []) : []);

/** The id of the event, unless it was dropped on the way, which is known once the client has been flushed. */
export function standingId({ eventId, gone, client, flushes }: Captured): string | undefined {
  return gone || client === undefined || flushesOf(client) === flushes ? eventId : undefined;
}
