import { processScopes } from "../sentry/process-scopes.js";
import { getActiveSpan } from "../sentry/sdk.js";
import type { Surroundings } from "./frame.js";

/**
 * What is round something that comes from without, an event of the gateway or a message of another process: nothing of the call in which its
 * socket was opened, be that call still running (a login that is awaited inside a span) or not. A scope that somebody has put round all of it,
 * the whole client say, stays.
 */
export function outside(here: Surroundings): Surroundings {
  let at = here;
  while (at.frame !== undefined) at = at.frame.outer;
  return getActiveSpan(at.scope) === undefined ? at : { ...processScopes, frame: undefined };
}
