import { hexId } from "./ids.js";
import type { Scope } from "./sdk.js";

/** Gives a scope a trace of its own, so that sampling is decided anew (a scope's `sampleRand` decides for all its roots). */
export function startTraceOn(scope: Scope): void {
  scope.setPropagationContext({ traceId: hexId(16), sampleRand: Math.random() });
}
