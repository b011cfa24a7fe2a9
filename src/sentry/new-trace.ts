import { hexId } from "./ids.js";
import type { Trace } from "./scopes.js";

/** A trace that begins. Most are asked for their id by nobody: it is drawn when somebody does. */
class NewTrace {
  readonly sampleRand = Math.random();
  #traceId: string | undefined;

  get traceId(): string {
    return (this.#traceId ??= hexId(16));
  }
}

/** A trace for a scope of its own, so that sampling is decided anew (a scope's `sampleRand` decides for all its roots). */
export const newTrace = (): Trace => new NewTrace();
