import { currentScopes } from "../sentry/scopes.js";
import type { Span } from "../sentry/sdk.js";
import { report } from "./diagnostics.js";
import { resume } from "./enter.js";
import { endWork } from "./entry-point.js";
import type { Frame, Surroundings } from "./frame.js";
import { guard } from "./guard.js";

/** Sends what was measured of a call, in its scopes; with the class of its error, where that is a fault. */
export function finishMeasuring(frame: Frame, fault?: string): void {
  const { measuring, scope, isolationScope } = frame;
  if (measuring?.isRunning !== true) return;
  const end = (): void => measuring.end(fault);
  // A query builder may call back from anywhere.
  const now = currentScopes();
  const isHere = now.scope === scope && now.isolationScope === isolationScope;
  guard(frame.plan.place, "sending what was measured", () => (isHere ? end() : resume(frame, end)));
}

/** Ends a call: its metrics, its span, its entry point, and its hold on what was round it. */
export function close(frame: Frame): void {
  if (!frame.open) return;
  if (frame.measuring !== undefined) finishMeasuring(frame);
  if (frame.span !== undefined) end(frame, frame.span);
  frame.open = false;
  frame.call = undefined;
  if (frame.opensWork) endWork(frame.work);
  frame.outer = openOuter(frame.outer);
}

/** As `guard` would, without a closure at each call. */
function end({ plan }: Frame, span: Span): void {
  try {
    span.end();
  } catch (error) {
    report(plan.place, "ending the span failed; its data is left out", error);
  }
}

function openOuter(outer: Surroundings): Surroundings {
  let at = outer;
  while (at.frame !== undefined && !at.frame.open) at = at.frame.outer;
  return at;
}
