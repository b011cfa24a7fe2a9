import { activeClient } from "../sentry/client.js";
import type { Scopes } from "../sentry/scopes.js";
import type { Client } from "../sentry/sdk.js";
import { bare, type Call } from "./call.js";
import { close } from "./close.js";
import { report } from "./diagnostics.js";
import { within } from "./enter.js";
import { guard } from "./guard.js";
import type { Frame } from "./frame.js";
import { isObject } from "./is-object.js";
import { leaveWithError, leaveWithValue } from "./leave.js";
import { open } from "./open.js";
import type { Readings } from "./readings/readings.js";
import { isGenerator } from "./results/generator.js";
import { isThenable } from "./results/lazy-thenable.js";
import { chain, chainNew, hasOwnThen, isPlainPromise, isPromise, watch } from "./results/native-promise.js";
import { generate, instrumentGenerator } from "./run-generator.js";
import { instrumentRuns } from "./run-thenable.js";
import { runUnheard } from "./run-unheard.js";

/** The joint between what is declared and what is done: runs one call with all that its plan asks for. */
export function run(call: Call): unknown {
  const client = guard(call.plan.place, "finding the client", activeClient);
  return client === undefined ? runUnheard(call) : runHeard(call, client);
}

/** The same where a client listens. */
export function runHeard(call: Call, client: Client, scopes?: Scopes): unknown {
  if (call.kind === "generator") return generate(call, client);
  const frame = open(call, client, undefined, scopes);
  if (frame === undefined) return runUnheard(call);
  let result: unknown;
  try {
    result = within(frame, settle, call);
  } catch (error) {
    if (frame.entered) throw error;
    report(call.plan.place, "the call's scope could not be entered; it runs without telemetry", error);
    return bare(call);
  }
  const { thrown } = frame;
  if (thrown === undefined) return result;
  frame.thrown = undefined;
  throw thrown.error;
}

/** Runs the method and sees to its end, whatever it gives; runs inside the frame's scopes. */
function settle(frame: Frame, call: Call): unknown {
  let result: unknown;
  try {
    result = bare(call);
  } catch (error) {
    const leaving = leaveWithError(frame, error);
    if (!leaving.thrown) return leaving.value;
    frame.thrown = { error };
    return undefined;
  }
  if (call.kind === "async") return whenSettled(chainNew, result as Promise<unknown>, frame);
  if (!isObject(result)) return finish(frame, result);
  if (isPromise(result)) {
    if (isPlainPromise(result)) return whenSettled(chain, result, frame);
    if (!hasOwnThen(result)) {
      const isWatched = watch(
        result,
        (value) => void finish(frame, value),
        (error) => void leaveWithError(frame, error),
      );
      if (!isWatched) close(frame);
      return result;
    }
  }
  if (isGenerator(result)) {
    instrumentGenerator(result, call, abandon(frame, result));
    return result;
  }
  if (isThenable(result)) {
    instrumentRuns(result, call, abandon(frame, result));
    return result;
  }
  return finish(frame, result);
}

function finish<T>(frame: Frame, value: T): T {
  leaveWithValue(frame, value);
  return value;
}

function fail(frame: Frame, error: unknown): unknown {
  const leaving = leaveWithError(frame, error);
  if (leaving.thrown) throw error;
  return leaving.value;
}

/** One function makes both handlers, so that they share what they close over. */
const whenSettled = (how: typeof chain, promise: Promise<unknown>, frame: Frame): Promise<unknown> =>
  how(
    promise,
    (value) => finish(frame, value),
    (error) => fail(frame, error),
  );

/** The call gave something that has not run yet: its span never was, each run gets one of its own. Gives what the runs have to say. */
function abandon(frame: Frame, given: object): Readings {
  frame.span = undefined;
  const checkIns = frame.measuring?.leave(given);
  close(frame);
  const onTrail = frame.entry !== undefined && !frame.decision.opensEntry;
  if (!onTrail && checkIns === undefined) return frame.readings;
  return { ...frame.readings, ...(onTrail && { breadcrumbs: [] }), checkIns };
}
