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

/** Asks a reader. A promise is no value: its datum is left out and its rejection swallowed. */
export function ask(place: string, what: string, run: () => unknown): unknown {
  const value = guard(place, what, run);
  if (!isThenable(value)) return value;
  guard(place, what, () => value.then(undefined, () => undefined));
  report(place, `${what} gave a promise; readers are synchronous, its data is left out`);
  return undefined;
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  if (typeof value !== "object" || value === null) return false;
  try {
    return typeof (value as { then?: unknown }).then === "function";
  } catch {
    return false;
  }
}
