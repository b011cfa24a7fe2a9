import { types } from "node:util";
import { isObject } from "../is-object.js";

/** What the SDK takes for an error (@sentry/core 11.12, utils/is.js), whatever realm it is of; it asks of every cause and member. */
const ERRORS = new Set(["[object Error]", "[object Exception]", "[object DOMException]", "[object WebAssembly.Exception]"]);

export function isErrorLike(value: object): boolean {
  try {
    return !types.isProxy(value) && (ERRORS.has(Object.prototype.toString.call(value)) || value instanceof Error);
  } catch {
    return false;
  }
}

/** What the SDK reads of an error (@sentry/core 11.12, utils/eventbuilder.js, utils/aggregate-errors.js); a getter could answer us and fail it. */
const READ = new Set<PropertyKey>([
  "name",
  "message",
  "cause",
  "errors",
  "error",
  "suppressed",
  "constructor",
  "__sentry_fetch_url_host__",
]);

/** Whether the SDK survives a cause or a member of an error, be it one itself or anything else. */
export function isSound(value: unknown, depth: number, seen: Set<object> | undefined): boolean {
  try {
    if (!isObject(value)) return true;
    if (types.isProxy(value)) return false;
    Object.prototype.toString.call(value); // the SDK asks for it, and a getter of Symbol.toStringTag may throw
    return !isErrorLike(value) || isSoundError(value, depth, seen);
  } catch {
    return false;
  }
}

export function isSoundError(value: object, depth: number, above: Set<object> | undefined): boolean {
  try {
    if (depth < 0 || above?.has(value) === true) return true;
    for (const key of Reflect.ownKeys(value)) {
      if (READ.has(key) && Object.getOwnPropertyDescriptor(value, key)?.get !== undefined) return false;
    }
    const { name, message, stack, cause, errors, error, suppressed } = value as Record<string, unknown>;
    const textual = typeof name === "string" && typeof message === "string" && (stack === undefined || typeof stack === "string");
    if (!textual || typeof value.constructor !== "function") return false;
    const members = typeof errors === "object" && errors !== null;
    if (!members && !isObject(cause) && !isObject(error) && !isObject(suppressed)) return true;
    const seen = (above ?? new Set<object>()).add(value);
    if (![cause, error, suppressed].every((one) => isSound(one, depth - 1, seen))) return false;
    if (!members) return true;
    if (types.isProxy(errors)) return false;
    return !Array.isArray(errors) || (isPlainList(errors) && errors.every((one) => isSound(one, depth - 1, seen)));
  } catch {
    return false;
  }
}

/** A list whose `forEach`, which the SDK calls, is the language's own; `Array.prototype` is itself an array, in every realm. */
const isPlainList = (list: unknown[]): boolean => Array.isArray(Object.getPrototypeOf(list)) && !Object.hasOwn(list, "forEach");
