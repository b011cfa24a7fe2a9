import type { Client } from "../sentry/sdk.js";
import { readAll, type Call, type Readings } from "./call.js";
import { report } from "./diagnostics.js";
import { decide, fork, isUnmarked, type Decision } from "./enter.js";
import { hookClient } from "./errors/event-hooks.js";
import type { Frame } from "./frame.js";

/** A call that is about to run inside its frame. */
export interface Opened {
  readonly frame: Frame;
  readonly decision: Decision;
  readonly readings: Readings;
}

/** Decides, reads and forks; nothing where the call leaves no mark, or where our own code failed. */
export function open(call: Call, client: Client, known?: Readings): Opened | undefined {
  try {
    hookClient(client);
    const decision = decide(call, client);
    if (isUnmarked(call, decision)) return undefined;
    const readings = known ?? readAll(call);
    return { frame: fork(call, client, decision, readings), decision, readings };
  } catch (error) {
    report(call.plan.place, "the call could not be prepared; it runs without telemetry", error);
    return undefined;
  }
}
