import { types } from "node:util";
import { report } from "./diagnostics.js";

/** Runs our own code: what it throws is reported once for the place, and nothing is given. */
export function guard<T>(place: string, what: string, run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    report(place, `${what} failed; its data is left out`, error);
    return undefined;
  }
}

/**
 * Asks a reader. A promise is no value: its datum is left out and its rejection swallowed. Other thenables are not touched: their
 * `then` would start a query.
 */
export function ask(place: string, what: string, run: () => unknown): unknown {
  const value = guard(place, what, run);
  if (!types.isPromise(value)) return value;
  guard(place, what, () => swallow(value));
  report(place, `${what} gave a promise; readers are synchronous, its data is left out`);
  return undefined;
}

/** Takes a promise's rejection, whatever its own `then` would do. */
export function swallow(promise: Promise<unknown>, onError: (reason: unknown) => void = () => undefined): void {
  Reflect.apply(settled, promise, [undefined, onError]);
}

const settled = Promise.prototype.then as (...handlers: unknown[]) => unknown;
