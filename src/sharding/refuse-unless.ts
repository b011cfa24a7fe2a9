import { SetupError } from "../runtime/setup-error.js";

/** What emits events; of which, each class says for itself. */
export interface Emitting {
  on(event: never, listener: never): unknown;
  off(event: never, listener: never): unknown;
}

/** Refuses what lacks the methods that are needed of it. */
export function refuseUnless(given: unknown, methods: readonly string[], caller: string, what: string): void {
  const has = (method: string): boolean => typeof (given as Record<string, unknown> | null | undefined)?.[method] === "function";
  if (methods.every(has)) return;
  throw new SetupError(`what ${caller}() was given`, `it takes ${what}`, `Give what new ${what.split(" ").at(-1) ?? ""}(…) made`);
}
