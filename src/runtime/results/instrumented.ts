import type { Method } from "../../metadata/method-record.js";
import { shared } from "../../metadata/shared.js";

const methods = shared("instrumented", () => new WeakMap<object, Set<Method>>());

/**
 * Notes that a method gives a builder or a generator that is seen to; `false` where it had given the same one before. A method that
 * gives what it keeps would put a layer round it at each call.
 */
export function instrumentOnce(given: object, method: Method): boolean {
  const by = methods.get(given) ?? new Set();
  if (by.has(method)) return false;
  methods.set(given, by.add(method));
  return true;
}
