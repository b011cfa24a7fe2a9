import { randomUUID } from "node:crypto";
import type { Scope } from "./sdk.js";

/** Gives a scope a trace of its own, so that sampling is decided anew (a scope's `sampleRand` decides for all its roots). */
export function startTraceOn(scope: Scope): void {
  // Node draws the bits of UUIDs in advance: a tenth of what as many random bytes cost. The SDK makes its ids so too.
  scope.setPropagationContext({ traceId: randomUUID().replaceAll("-", ""), sampleRand: Math.random() });
}
