import { types } from "node:util";
import type { Plan } from "../plan/plan.js";
import { activeClient } from "../sentry/client.js";
import { bare, type Call, type Readings } from "./call.js";
import { report } from "./diagnostics.js";
import { close, within } from "./enter.js";
import type { Frame } from "./frame.js";
import { leaveUnheard, leaveWithError, leaveWithValue } from "./leave.js";
import { open, type Opened } from "./open.js";
import { isGenerator } from "./results/generator.js";
import { isThenable } from "./results/lazy-thenable.js";
import { chain, hasOwnThen, isPlainPromise, isPromise, watch } from "./results/native-promise.js";
import { generate, instrumentGenerator } from "./run-generator.js";
import { instrumentRuns } from "./run-thenable.js";

/** The joint between what is declared and what is done: runs one call with all that its plan asks for. */
export function run(call: Call): unknown {
  const client = activeClient();
  if (client === undefined) return unheard(call);
  if (types.isGeneratorFunction(call.original)) return generate(call, client);
  const opened = open(call, client);
  return opened === undefined ? unheard(call) : enter(call, opened);
}

function enter(call: Call, { frame, decision, readings }: Opened): unknown {
  let entered = false;
  try {
    return within(frame, call, decision.span, () => {
      entered = true;
      return settle(call, frame, readings);
    });
  } catch (error) {
    if (entered) throw error;
    report(call.plan.place, "the call's scope could not be entered; it runs without telemetry", error);
    return bare(call);
  }
}

/** Runs the method and sees to its end, whatever it gives; runs inside the frame's scopes. */
function settle(call: Call, frame: Frame, readings: Readings): unknown {
  const onError = (error: unknown): unknown => {
    const leaving = leaveWithError(frame, call, error);
    if (leaving.thrown) throw error;
    return leaving.value;
  };
  let result: unknown;
  try {
    result = bare(call);
  } catch (error) {
    return onError(error);
  }
  const onValue = (value: unknown): unknown => {
    leaveWithValue(frame, call, value);
    return value;
  };
  if (isPromise(result) && isPlainPromise(result)) return chain(result, onValue, onError);
  if (isPromise(result) && !hasOwnThen(result)) {
    if (!watch(result, onValue, (error) => void leaveWithError(frame, call, error))) close(frame);
    return result;
  }
  if (isGenerator(result)) {
    instrumentGenerator(result, call, abandon(frame, readings, result));
    return result;
  }
  if (isThenable(result)) {
    instrumentRuns(result, call, abandon(frame, readings, result));
    return result;
  }
  return onValue(result);
}

/** The call gave something that has not run yet: its span never was, each run gets one of its own. Gives what the runs have to say. */
function abandon(frame: Frame, readings: Readings, given: object): Readings {
  frame.span = undefined;
  const checkIns = frame.measuring?.leave(given);
  close(frame);
  const onTrail = frame.entry !== undefined && !frame.opensEntry;
  if (!onTrail && checkIns === undefined) return readings;
  return { ...readings, ...(onTrail && { breadcrumbs: [] }), checkIns };
}

/** Whether a call is the bare one: nobody listens, and no `fallback` or `onError` makes it another. */
export const isBare = ({ capture }: Plan): boolean => activeClient() === undefined && !changesBehaviour(capture);

const changesBehaviour = (capture: Plan["capture"]): boolean => capture?.fallback !== undefined || capture?.onError !== undefined;

/** A call that is not recorded; what `@CaptureErrors` changes of its behaviour still holds. */
function unheard(call: Call): unknown {
  if (!changesBehaviour(call.plan.capture)) return bare(call);
  const onError = (error: unknown): unknown => {
    const leaving = leaveUnheard(call, error);
    // A generator function whose parameter's default throws has given no generator that could fall back.
    if (leaving.thrown || types.isGeneratorFunction(call.original)) throw error;
    return leaving.value;
  };
  let result: unknown;
  try {
    result = bare(call);
  } catch (error) {
    return onError(error);
  }
  if (isPromise(result) && isPlainPromise(result)) return chain(result, (value) => value, onError);
  if (isPromise(result) && !hasOwnThen(result))
    watch(
      result,
      () => undefined,
      (error) => void leaveUnheard(call, error),
    );
  else if (isGenerator(result)) instrumentGenerator(result, call, undefined);
  else if (isThenable(result)) instrumentRuns(result, call, undefined);
  return result;
}
