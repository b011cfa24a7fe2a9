import { types } from "node:util";
import { shared } from "../../metadata/shared.js";
import { isObject } from "../is-object.js";

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
  if (!isObject(thrown) || (isErrorLike(thrown) && isSound(thrown, DEPTH, new Set()) && saysSomething(thrown))) return thrown;
  const standIn = standInFor(thrown, DEPTH, new Map());
  originals.set(standIn, thrown);
  return standIn;
}

/** The SDK drops an `Error` without a message and without frames as useless (@sentry/core 11.12, integrations/eventFilters.js). */
const saysSomething = ({ name, message, stack = "" }: { name?: unknown; message?: unknown; stack?: string }): boolean =>
  message !== "" || name !== "Error" || /^\s+at /m.test(stack);

/** What the SDK takes for an error (@sentry/core 11.12, utils/is.js), whatever realm it is of; it asks of every cause and member. */
function isErrorLike(value: object): boolean {
  try {
    if (types.isProxy(value)) return false;
    return (
      /^\[object (Error|Exception|DOMException|WebAssembly\.Exception)\]$/.test(Object.prototype.toString.call(value)) ||
      value instanceof Error
    );
  } catch {
    return false;
  }
}

/** What the SDK reads of an error (@sentry/core 11.12, utils/eventbuilder.js, utils/aggregate-errors.js); a getter could answer us and fail it. */
const READ = ["name", "message", "cause", "errors", "error", "suppressed", "constructor", "__sentry_fetch_url_host__"];

function isSound(value: unknown, depth: number, seen: Set<object>): boolean {
  try {
    if (!isObject(value)) return true;
    if (types.isProxy(value)) return false;
    Object.prototype.toString.call(value); // the SDK asks for it, and a getter of Symbol.toStringTag may throw
    if (!isErrorLike(value) || depth < 0 || seen.has(value)) return true;
    seen.add(value);
    if (READ.some((key) => Object.getOwnPropertyDescriptor(value, key)?.get !== undefined)) return false;
    const { name, message, stack, cause, errors, error, suppressed } = value as Record<string, unknown>;
    const textual = typeof name === "string" && typeof message === "string" && (stack === undefined || typeof stack === "string");
    if (!textual || typeof value.constructor !== "function") return false;
    if (![cause, error, suppressed].every((one) => isSound(one, depth - 1, seen))) return false;
    if (typeof errors !== "object" || errors === null) return true;
    if (types.isProxy(errors)) return false;
    return !Array.isArray(errors) || (isPlainList(errors) && errors.every((one) => isSound(one, depth - 1, seen)));
  } catch {
    return false;
  }
}

/** A list whose `forEach`, which the SDK calls, is the language's own; `Array.prototype` is itself an array, in every realm. */
const isPlainList = (list: unknown[]): boolean => Array.isArray(Object.getPrototypeOf(list)) && !Object.hasOwn(list, "forEach");

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
  isSound(value, depth, new Set()) ? value : standInFor(value, depth, made);

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
