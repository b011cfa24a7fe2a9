import { hexId } from "./ids.js";
import type { Trace } from "./scopes.js";

/** A trace for a scope of its own, so that sampling is decided anew (a scope's `sampleRand` decides for all its roots). */
export const newTrace = (): Trace => ({ traceId: hexId(16), sampleRand: Math.random() });
