import { processScopes } from "../sentry/process-scopes.js";
import { getActiveSpan, getRootSpan } from "../sentry/sdk.js";
import { isOpen } from "../sentry/span-state.js";
import type { Surroundings } from "./frame.js";

/** Whether a command, a task or a root span is still open round this place. */
export function insideEntry({ scope, frame }: Surroundings): boolean {
  if (frame?.entry?.open === true) return true;
  const active = getActiveSpan(scope);
  const root = active && getRootSpan(active);
  return root !== undefined && isOpen(root);
}

/**
 * What is really round a new entry point. A timer born inside alice's command keeps her scopes for ever; a new entry point
 * takes what was there before her command began. Of a finished root span that is not ours it cannot be known: there
 * it takes the scopes of the process.
 */
export function liveSurroundings(here: Surroundings): Surroundings {
  let at = here;
  while (at.frame !== undefined && (!at.frame.open || at.frame.entry?.open === false)) at = at.frame.outer;
  const active = getActiveSpan(at.scope);
  const root = active && getRootSpan(active);
  const finished = root !== undefined && !isOpen(root) && at.frame === undefined;
  return finished ? { ...processScopes, frame: undefined } : at;
}
