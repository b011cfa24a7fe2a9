import { hint } from "../runtime/diagnostics.js";
import { surroundings } from "../runtime/frame.js";
import { withScope as fork, type Scope } from "../sentry/sdk.js";
import { isShared } from "./writable-scopes.js";

/**
 * Runs a callback in a scope of its own: what is set on it reaches neither the parent nor a sibling. Gives what the callback gives.
 *
 * @example
 * withScope((scope) => {
 *   scope.setTag("operation", "ban");
 *   captureExceptionSafe(error);
 * });
 */
export function withScope<T>(callback: (scope: Scope) => T): T {
  return fork(callback);
}

/**
 * Changes the current scope. Where that is the process's own, a scratch scope is given instead and one hint: it would reach every
 * user's events; use `Sentry.getGlobalScope()` where that is meant.
 *
 * @example
 * configureScope((scope) => scope.setLevel("warning"));
 */
export function configureScope(callback: (scope: Scope) => void): void {
  const here = surroundings();
  if (!isShared(here)) return callback(here.scope);
  hint("configureScope()", "it was called where no scope is open; on a scope that calls share nothing is written");
  callback(here.scope.clone());
}
