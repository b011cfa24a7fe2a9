import { shared } from "../../metadata/shared.js";
import { isObject } from "../is-object.js";
import { isErrorLike, isSound, isSoundError } from "./is-sound.js";

/** How deep causes and members of an AggregateError are looked through; the SDK follows five (@sentry/core 11.12, integrations/linkederrors.js). */
const DEPTH = 5;

const originals = shared("originals", () => new WeakMap<object, object>());

/** The thrown value for which a stand-in was sent; any other value is its own. */
export const originalOf = (error: unknown): unknown => (isObject(error) ? (originals.get(error) ?? error) : error);

/**
 * The value to capture: itself where the SDK can take it, else a stand-in error that says the same. The SDK does not survive
 * a symbol, a revoked proxy, a getter that throws or a `stack` that is no string, in the error or among its causes: it throws
 * into the caller or loses the event, and every later `flush` hangs (@sentry/core 11.12, client.js, `_process`).
 */
export function capturable(thrown: unknown): unknown {
  if (typeof thrown === "symbol") return new Error(String(thrown));
  if (!isObject(thrown) || (isErrorLike(thrown) && isSoundError(thrown, DEPTH, undefined) && saysSomething(thrown))) return thrown;
  const standIn = standInFor(thrown, DEPTH, new Map());
  originals.set(standIn, thrown);
  return standIn;
}

/** The SDK drops an `Error` without a message and without frames as useless (@sentry/core 11.12, integrations/eventFilters.js). */
const saysSomething = ({ name, message, stack = "" }: { name?: unknown; message?: unknown; stack?: string }): boolean =>
  message !== "" || name !== "Error" || /^\s+at /m.test(stack);

type StandIns = Map<unknown, Error>;

function standInFor(value: unknown, depth: number, made: StandIns): Error {
  const present = made.get(value);
  if (present !== undefined) return present;
  const standIn = new Error(text(value, "message") || described(value));
  made.set(value, standIn);
  standIn.name = text(value, "name") ?? classOf(value) ?? "Error";
  const stack = text(value, "stack");
  if (stack !== undefined) standIn.stack = stack;
  if (depth <= 0) return standIn;
  const cause = get(value, "cause");
  if (typeof cause === "object" && cause !== null) standIn.cause = soundOrStandIn(cause, depth - 1, made);
  const errors = get(value, "errors");
  if (isArray(errors)) {
    const members = Array.from({ length: Math.min(length(errors), 10) }, (_, index) =>
      soundOrStandIn(get(errors, String(index)), depth - 1, made),
    );
    Object.defineProperty(standIn, "errors", { value: members, enumerable: false });
  }
  return standIn;
}

const soundOrStandIn = (value: unknown, depth: number, made: StandIns): unknown =>
  isSound(value, depth, undefined) ? value : standInFor(value, depth, made);

function get(value: unknown, key: string): unknown {
  try {
    return (value as Record<string, unknown>)[key];
  } catch {
    return undefined;
  }
}

function text(value: unknown, key: string): string | undefined {
  const found = get(value, key);
  return typeof found === "string" ? found : undefined;
}

function isArray(value: unknown): value is unknown[] {
  try {
    return Array.isArray(value);
  } catch {
    return false;
  }
}

const length = (values: unknown[]): number => Number(get(values, "length")) || 0;

function described(value: unknown): string {
  // Not the source text of a function: nobody asked for it to be recorded.
  if (typeof value === "function") return `Function thrown: ${text(value, "name") || "anonymous"}`;
  if (isErrorLike(value as object)) return "An error without a message";
  try {
    const keys = Object.keys(value as object);
    return keys.length > 0 ? `Object thrown, with keys: ${keys.slice(0, 20).join(", ")}` : "Object thrown";
  } catch {
    return "A value that cannot be looked at was thrown";
  }
}

function classOf(value: unknown): string | undefined {
  try {
    const { constructor } = Object.getPrototypeOf(value) as { constructor?: { name?: unknown } };
    return typeof constructor?.name === "string" && constructor.name !== "" ? constructor.name : undefined;
  } catch {
    return undefined;
  }
}
