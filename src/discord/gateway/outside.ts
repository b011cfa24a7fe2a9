import type { Surroundings } from "../../runtime/frame.js";
import { processScopes } from "../../sentry/process-scopes.js";
import { getActiveSpan } from "../../sentry/sdk.js";

/**
 * What is round an event of the gateway: nothing of the call in which its socket was opened, be that call still running (a login
 * that is awaited inside a span) or not. A scope that somebody has put round the whole client stays.
 */
export function outside(here: Surroundings): Surroundings {
  let at = here;
  while (at.frame !== undefined) at = at.frame.outer;
  return getActiveSpan(at.scope) === undefined ? at : { ...processScopes, frame: undefined };
}
