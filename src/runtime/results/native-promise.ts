import { types } from "node:util";

// eslint-disable-next-line @typescript-eslint/unbound-method -- applied to the promise at hand, whatever its own `then` is
const { then } = Promise.prototype;

/** Whether a native promise is of no subclass, of whatever realm: its prototype's prototype is the last one. */
export function isPlainPromise(value: Promise<unknown>): boolean {
  if (Object.hasOwn(value, "then")) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  const last: unknown = prototype === null ? null : Object.getPrototypeOf(prototype);
  return last !== null && Object.getPrototypeOf(last) === null && !Object.hasOwn(value, "constructor");
}

export const isPromise = (value: unknown): value is Promise<unknown> => types.isPromise(value);

/**
 * The equivalent of a plain promise, that settles after the handlers have seen it. It is chained and not observed on the
 * side: an observer would count as a handler and silence `unhandledRejection`.
 */
export function chain(promise: Promise<unknown>, onValue: (value: unknown) => unknown, onError: (error: unknown) => unknown): Promise<unknown> {
  const chained = Reflect.apply(then, promise, [onValue, onError]) as Promise<unknown>;
  for (const key of Reflect.ownKeys(promise)) {
    // What both have is Node's: it keeps the async id and the AsyncLocalStorage stores of a promise on the promise (Node 20, lib/async_hooks.js).
    if (Object.hasOwn(chained, key)) continue;
    Object.defineProperty(chained, key, Object.getOwnPropertyDescriptor(promise, key) as PropertyDescriptor);
  }
  return chained;
}

/**
 * Watches a promise of a subclass, which has to come back as itself. `then` would construct another of its class: a
 * constructor of somebody's with effects of its own; for that one call the species is the plain promise.
 */
export function watch(promise: Promise<unknown>, onValue: (value: unknown) => void, onError: (error: unknown) => void): void {
  const own = Object.getOwnPropertyDescriptor(promise, "constructor");
  const masked = own === undefined && Object.isExtensible(promise);
  if (masked) Object.defineProperty(promise, "constructor", { value: { [Symbol.species]: Promise }, configurable: true });
  try {
    Reflect.apply(then, promise, [onValue, onError]);
  } finally {
    if (masked) Reflect.deleteProperty(promise, "constructor");
  }
}

/** Whether a subclass's `then` is its own: then it may be lazy, and only its own `then` says when it runs. */
export const hasOwnThen = (promise: Promise<unknown>): boolean => promise.then !== then && !isForeignThen(promise);

/** A promise of another realm has that realm's `then`, which is native too. */
const isForeignThen = (promise: Promise<unknown>): boolean =>
  Function.prototype.toString.call(promise.then).includes("[native code]") && promise.then.name === "then";
