import { AsyncResource } from "node:async_hooks";
import { types } from "node:util";
import type { Leaving } from "../leaving.js";

/** A query builder: it runs when its `then` is called, each time anew. */
export type Thenable = object & { then: (...handlers: unknown[]) => unknown };

/** Runs one start of a thenable: calls the builder's own `then` with handlers that see how it ends. */
export type Start = (run: (onValue: (value: unknown) => void, onError: (error: unknown) => Leaving) => unknown) => unknown;

/** Tells a thenable without calling getters, but for a proxy's, whose traps cannot be passed by. */
export function isThenable(value: unknown): value is Thenable {
  if ((typeof value !== "object" && typeof value !== "function") || value === null) return false;
  try {
    for (let at: unknown = value; at !== null; at = Object.getPrototypeOf(at)) {
      const property = Object.getOwnPropertyDescriptor(at, "then");
      if (property !== undefined) return typeof property.value === "function";
    }
    return false;
  } catch {
    return false;
  }
}

type Handler = ((value: unknown) => unknown) | null | undefined;

/**
 * Puts a `then` of its own on the thenable, hidden where there was none, which stays the same object and is not started. A frozen one is left
 * alone: its runs are not seen.
 */
export function instrumentThen(thenable: Thenable, start: Start): void {
  const { then } = thenable; // isThenable has seen that it is no getter
  const instrumented = function (this: unknown, onFulfilled?: Handler, onRejected?: Handler): unknown {
    if (this !== thenable) return Reflect.apply(then, this, [onFulfilled, onRejected]);
    // The caller's handlers run where the caller is, not inside the run's scopes.
    const fulfilled = typeof onFulfilled === "function" ? AsyncResource.bind(onFulfilled) : undefined;
    const rejected = typeof onRejected === "function" ? AsyncResource.bind(onRejected) : undefined;
    return start((onValue, onError) =>
      Reflect.apply(then, thenable, [
        (value: unknown): unknown => {
          onValue(value);
          return fulfilled ? fulfilled(value) : value;
        },
        (error: unknown): unknown => {
          const leave = onError(error);
          if (!leave.thrown) {
            if (types.isPromise(leave.value)) return leave.value.then(fulfilled, rejected);
            return fulfilled ? fulfilled(leave.value) : leave.value;
          }
          if (rejected) return rejected(error);
          throw error;
        },
      ]),
    );
  };
  try {
    Object.defineProperty(instrumented, "name", { value: "then" });
    const enumerable = Object.prototype.propertyIsEnumerable.call(thenable, "then");
    Object.defineProperty(thenable, "then", { value: instrumented, enumerable, configurable: true, writable: true });
  } catch {
    // Frozen, or a proxy that refuses.
  }
}
