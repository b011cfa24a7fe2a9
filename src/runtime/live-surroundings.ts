import { processScopes } from "../sentry/process-scopes.js";
import { activeSpanOn } from "../sentry/active-span.js";
import { getRootSpan, type Scope } from "../sentry/sdk.js";
import { isOpen } from "../sentry/span-state.js";
import type { Frame, Surroundings } from "./frame.js";
import { writeReadings } from "./readings/write-readings.js";

/** Whether a command, a task or a root span is still open round this place. */
export function insideEntry({ scope, frame }: Surroundings): boolean {
  if (frame?.entry?.open === true) return true;
  const active = activeSpanOn(scope);
  const root = active && getRootSpan(active);
  return root !== undefined && isOpen(root);
}

/**
 * What is really round a new entry point. A timer born inside alice's command keeps her scopes for ever; a new entry point
 * takes what was there before her command began, and on it what the annotated calls say that run now and are not hers. Of a
 * finished root span that is not ours it cannot be known what was there before: the scopes of the process are taken.
 */
export function liveSurroundings(here: Surroundings): Surroundings {
  if (here.frame === undefined && activeSpanOn(here.scope) === undefined) return here;
  const running: (Surroundings & { readonly frame: Frame })[] = [];
  let at = here;
  while (at.frame !== undefined && at.frame.entry?.open !== true) {
    const { frame } = at;
    if (frame.open && frame.entry === undefined) running.push({ ...at, frame });
    at = frame.outer;
  }
  while (at.frame?.open === false) at = at.frame.outer;
  let live: Surroundings = at.frame === undefined && isInFinishedRoot(at.scope) ? { ...processScopes, frame: undefined } : at;
  for (const place of running.reverse()) {
    const { frame } = place;
    if (live !== frame.outer) live = { scope: rewritten(frame, live.scope), isolationScope: live.isolationScope, frame };
    else live = isInFinishedRoot(place.scope) ? { scope: frame.scope, isolationScope: frame.isolationScope, frame } : place;
  }
  return live;
}

/** Whether the span that is active on a scope belongs to a root that has ended. */
export function isInFinishedRoot(scope: Scope): boolean {
  const active = activeSpanOn(scope);
  const root = active && getRootSpan(active);
  return root !== undefined && !isOpen(root);
}

function rewritten(frame: Frame, scope: Scope): Scope {
  const fork = scope.clone();
  writeReadings(frame.readings, frame.client, fork, fork);
  return fork;
}
