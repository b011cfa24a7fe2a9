import { types } from "node:util";
import { shared } from "../../metadata/shared.js";

/** How deep causes and members of an AggregateError are looked through; the SDK follows five (@sentry/core 11.12, integrations/linkederrors.js). */
const DEPTH = 5;

const originals = shared("originals", () => new WeakMap<object, object>());

/** The thrown value for which a stand-in was sent; any other value is its own. */
export const originalOf = (error: unknown): unknown => (typeof error === "object" && error !== null ? (originals.get(error) ?? error) : error);

/**
 * The value to capture: itself where the SDK can take it, else a stand-in error that says the same. The SDK does not survive
 * a symbol, a revoked proxy, a getter that throws or a `stack` that is no string, in the error or among its causes: it throws
 * into the caller or loses the event, and every later `flush` hangs (@sentry/core 11.12, client.js, `_process`).
 */
export function capturable(thrown: unknown): unknown {
  if (typeof thrown === "symbol" || typeof thrown === "function") return new Error(shown(thrown));
  if (typeof thrown !== "object" || thrown === null) return thrown;
  if (isSound(thrown, DEPTH, new Set())) return thrown;
  const standIn = standInFor(thrown, DEPTH);
  originals.set(standIn, thrown);
  return standIn;
}

function isSound(value: unknown, depth: number, seen: Set<object>): boolean {
  try {
    if (typeof value !== "object" || value === null) return true;
    if (types.isProxy(value)) return false;
    Object.prototype.toString.call(value); // the SDK asks for it, and a getter of Symbol.toStringTag may throw
    if (!(value instanceof Error)) return depth < DEPTH;
    if (depth < 0 || seen.has(value)) return true;
    seen.add(value);
    if (["name", "message", "cause", "errors", "constructor"].some((key) => hasOwnGetter(value, key))) return false;
    const { name, message, stack, cause, errors } = value as Error & { readonly errors?: unknown };
    const textual = typeof name === "string" && typeof message === "string" && (stack === undefined || typeof stack === "string");
    if (!textual || typeof value.constructor !== "function") return false;
    if (!isSound(cause, depth - 1, seen)) return false;
    if (errors === undefined) return true;
    return !types.isProxy(errors) && (!Array.isArray(errors) || errors.every((one) => isSound(one, depth - 1, seen)));
  } catch {
    return false;
  }
}

const hasOwnGetter = (value: object, key: string): boolean => Object.getOwnPropertyDescriptor(value, key)?.get !== undefined;

function standInFor(value: unknown, depth: number): Error {
  const message = text(value, "message") ?? keysOf(value);
  const standIn = new Error(message);
  standIn.name = text(value, "name") ?? classOf(value) ?? "Error";
  const stack = text(value, "stack");
  if (stack !== undefined) standIn.stack = stack;
  if (depth <= 0) return standIn;
  const cause = get(value, "cause");
  if (typeof cause === "object" && cause !== null) standIn.cause = soundOrStandIn(cause, depth - 1);
  const errors = get(value, "errors");
  if (isArray(errors)) {
    const members = Array.from({ length: Math.min(length(errors), 10) }, (_, index) => soundOrStandIn(get(errors, String(index)), depth - 1));
    Object.defineProperty(standIn, "errors", { value: members, enumerable: false });
  }
  return standIn;
}

const soundOrStandIn = (value: unknown, depth: number): unknown => (isSound(value, depth, new Set()) ? value : standInFor(value, depth));

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

function keysOf(value: unknown): string {
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

function shown(value: symbol | object): string {
  try {
    return String(value);
  } catch {
    return "A value that cannot be shown was thrown";
  }
}
