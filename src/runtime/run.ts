import { types } from "node:util";
import { activeClient } from "../sentry/client.js";
import type { Client } from "../sentry/sdk.js";
import { bare, readAll, type Call, type Readings } from "./call.js";
import { report } from "./diagnostics.js";
import { close, decide, fork, isUnmarked, resume, within, type Decision } from "./enter.js";
import { hookClient } from "./errors/event-hooks.js";
import type { Frame } from "./frame.js";
import { leaveUnheard, leaveWithError, leaveWithValue } from "./leave.js";
import { instrumentSteps, isGenerator, type AnyGenerator } from "./results/generator.js";
import { instrumentThen, isThenable, type Thenable } from "./results/lazy-thenable.js";
import { chain, hasOwnThen, isPlainPromise, isPromise, watch } from "./results/native-promise.js";

/** The joint between what is declared and what is done: runs one call with all that its plan asks for. */
export function run(call: Call): unknown {
  const client = activeClient();
  if (client === undefined) return unheard(call);
  if (types.isGeneratorFunction(call.original)) return generate(call, client);
  const opened = open(call, client);
  return opened === undefined ? unheard(call) : enter(call, opened);
}

interface Opened {
  readonly frame: Frame;
  readonly decision: Decision;
  readonly readings: Readings;
}

/** Decides, reads and forks; nothing where the call leaves no mark, or where our own code failed. */
function open(call: Call, client: Client, known?: Readings): Opened | undefined {
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
    watch(result, onValue, (error) => void leaveWithError(frame, call, error));
    return result;
  }
  if (isGenerator(result)) {
    abandon(frame);
    instrumentGenerator(result, call, readings);
    return result;
  }
  if (isThenable(result)) {
    abandon(frame);
    instrumentRuns(result, call, readings);
    return result;
  }
  return onValue(result);
}

/** The call gave something that has not run yet: its span never was, each run gets one of its own. */
function abandon(frame: Frame): void {
  frame.span = undefined;
  close(frame);
}

function instrumentRuns(thenable: Thenable, call: Call, readings: Readings | undefined): void {
  instrumentThen(thenable, (start) => {
    const client = activeClient();
    const opened = client && open(call, client, readings);
    if (opened === undefined) return start(() => undefined, (error) => leaveUnheard(call, error));
    const { frame, decision } = opened;
    return within(frame, call, decision.span, () =>
      start(
        (value) => leaveWithValue(frame, call, value),
        (error) => leaveWithError(frame, call, error),
      ),
    );
  });
}

function generate(call: Call, client: Client): unknown {
  let generator: unknown;
  try {
    generator = bare(call);
  } catch (error) {
    // A parameter's default threw: the generator never was, yet the error leaves the method.
    const opened = open(call, client);
    if (opened) within(opened.frame, call, opened.decision.span, () => leaveWithError(opened.frame, call, error));
    throw error;
  }
  if (isGenerator(generator)) instrumentGenerator(generator, call, undefined);
  return generator;
}

function instrumentGenerator(generator: AnyGenerator, call: Call, readings: Readings | undefined): void {
  let opened: Opened | undefined;
  let started = false;
  instrumentSteps(generator, {
    step(body) {
      if (started) return opened?.frame.open === true ? resume(opened.frame, body) : body();
      started = true;
      const client = activeClient();
      opened = client && open(call, client, readings);
      return opened ? within(opened.frame, call, opened.decision.span, body) : body();
    },
    onDone(value) {
      if (opened?.frame.open === true) leaveWithValue(opened.frame, call, value);
    },
    onError(error) {
      if (opened === undefined) leaveUnheard(call, error);
      else if (opened.frame.open) leaveWithError(opened.frame, call, error);
    },
  });
}

/** A method that nobody listens to; what `@CaptureErrors` changes of its behaviour still holds. */
function unheard(call: Call): unknown {
  const { capture } = call.plan;
  if (capture === undefined || (capture.fallback === undefined && capture.onError === undefined)) return bare(call);
  const onError = (error: unknown): unknown => {
    const leaving = leaveUnheard(call, error);
    if (leaving.thrown) throw error;
    return leaving.value;
  };
  let result: unknown;
  try {
    result = bare(call);
  } catch (error) {
    return onError(error);
  }
  if (isPromise(result) && isPlainPromise(result)) return chain(result, (value) => value, onError);
  if (isPromise(result) && !hasOwnThen(result)) watch(result, () => undefined, (error) => void leaveUnheard(call, error));
  else if (isGenerator(result)) instrumentGenerator(result, call, undefined);
  else if (isThenable(result)) instrumentRuns(result, call, undefined);
  return result;
}
