import type { Scopes } from "../sentry/scopes.js";
import type { Client } from "../sentry/sdk.js";
import type { Call } from "./call.js";
import { report } from "./diagnostics.js";
import { decide, isUnmarked } from "./decide.js";
import { fork } from "./enter.js";
import { hookClient } from "./errors/event-hooks.js";
import { surroundings, type Frame } from "./frame.js";
import { readAll } from "./readings/read-all.js";
import { liveSurroundings } from "./live-surroundings.js";
import type { Readings } from "./readings/readings.js";

/** Decides, reads and forks: a call that is about to run inside its frame. Nothing where it leaves no mark, or where our own code failed. */
export function open(call: Call, client: Client, known?: Readings, scopes?: Scopes): Frame | undefined {
  try {
    hookClient(client);
    const here = surroundings(scopes);
    const decision = decide(call, client, here);
    if (isUnmarked(call, decision)) return undefined;
    const around = decision.opensEntry ? liveSurroundings(here) : here;
    return fork(call, client, around, decision, known ?? readAll(call));
  } catch (error) {
    report(call.plan.place, "the call could not be prepared; it runs without telemetry", error);
    return undefined;
  }
}
