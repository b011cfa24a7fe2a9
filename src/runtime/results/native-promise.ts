import { types } from "node:util";
const then = Promise.prototype.then as (...handlers: unknown[]) => unknown;

/** Whether an object is some realm's `Promise.prototype`: it bears the tag, and above it is nothing but that realm's `Object.prototype`. */
function isPromisePrototype(value: object): boolean {
  const last = Object.getPrototypeOf(value) as object | null;
  return last !== null && Object.getPrototypeOf(last) === null && Object.hasOwn(value, Symbol.toStringTag);
}

/** Whether a native promise is of no subclass, of whatever realm, and has nothing of its own that changes how it is chained. */
export function isPlainPromise(value: Promise<unknown>): boolean {
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype !== null && isPromisePrototype(prototype) && !Object.hasOwn(value, "then") && !Object.hasOwn(value, "constructor");
}

export const isPromise = (value: unknown): value is Promise<unknown> => types.isPromise(value);

type Handler = (settled: unknown) => unknown;

/**
 * The equivalent of a plain promise, that settles after the handlers have seen it. It is chained and not observed on the
 * side: an observer would count as a handler and silence `unhandledRejection`. What it has of its own goes along.
 */
export function chain(promise: Promise<unknown>, onValue: Handler, onError: Handler): Promise<unknown> {
  const chained = chainNew(promise, onValue, onError);
  for (const key of Reflect.ownKeys(promise)) {
    // What both have is Node's: it keeps the async id and the AsyncLocalStorage stores of a promise on the promise (Node 20, lib/async_hooks.js).
    if (Object.hasOwn(chained, key)) continue;
    void Object.defineProperty(chained, key, Object.getOwnPropertyDescriptor(promise, key) as PropertyDescriptor);
  }
  return chained;
}

/** The same of a promise that nobody has seen before: it has nothing of its own. */
export const chainNew = (promise: Promise<unknown>, onValue: Handler, onError: Handler): Promise<unknown> =>
  Reflect.apply(then, promise, [onValue, onError]) as Promise<unknown>;

/**
 * Watches a promise of a subclass, which has to come back as itself. `then` would construct another of its class: a
 * constructor of somebody's with effects of its own; for that one call the species is the plain promise. Gives `false` where that
 * cannot be arranged (a frozen promise): then it is not watched.
 */
export function watch(promise: Promise<unknown>, onValue: (value: unknown) => void, onError: (error: unknown) => void): boolean {
  const own = Object.getOwnPropertyDescriptor(promise, "constructor");
  if (own === undefined ? !Object.isExtensible(promise) : own.configurable !== true) return false;
  void Object.defineProperty(promise, "constructor", { value: { [Symbol.species]: Promise }, configurable: true });
  try {
    Reflect.apply(then, promise, [onValue, onError]);
  } finally {
    if (own === undefined) Reflect.deleteProperty(promise, "constructor");
    else void Object.defineProperty(promise, "constructor", own);
  }
  return true;
}

/** Whether a subclass's `then` is its own: then it may be lazy, and only its own `then` says when it runs. */
export function hasOwnThen(promise: Promise<unknown>): boolean {
  for (let at: object | null = promise; at !== null; at = Object.getPrototypeOf(at) as object | null) {
    if (Object.hasOwn(at, "then")) return !isPromisePrototype(at);
  }
  return true;
}
