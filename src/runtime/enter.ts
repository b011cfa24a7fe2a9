import { setActiveSpan, slotWorks, withSpan } from "../sentry/active-span.js";
import { captureScopes } from "../sentry/native-spans.js";
import { newTrace } from "../sentry/new-trace.js";
import { fork as forkScope, runIn } from "../sentry/scopes.js";
import type { Client } from "../sentry/sdk.js";
import type { Call } from "./call.js";
import type { Decision } from "./decision.js";
import { newEntryPoint, newWork } from "./entry-point.js";
import { openFrame, type Frame, type Surroundings } from "./frame.js";
import { guard } from "./guard.js";
import { Measuring } from "./metrics/measuring.js";
import type { Readings } from "./readings/readings.js";
import { startSpanOf } from "./start-span-of.js";
import { writeOnto } from "./readings/write-readings.js";

/** Forks the scopes and writes on them what was read. */
export function fork(call: Call, client: Client, here: Surroundings, decision: Decision, readings: Readings): Frame {
  const { plan } = call;
  const { opensEntry, isolates, span } = decision;
  const isolationScope = isolates ? forkScope(here.isolationScope, NOTHING, undefined, undefined) : here.isolationScope;
  const work = openFrame(here.frame)?.work;
  const entry = opensEntry ? newEntryPoint(work) : here.frame?.entry?.open === true ? here.frame.entry : undefined;
  const frame: Frame = {
    plan,
    call,
    readings,
    client,
    scope: here.scope,
    isolationScope,
    entry,
    decision,
    work: opensEntry && entry ? entry : (work ?? newWork(undefined)),
    opensWork: opensEntry || work === undefined,
    capture: readings.capture,
    measuring: plan.meters && new Measuring(plan.place, plan.meters, readings.measured ?? [], readings.checkIns),
    span: undefined,
    entered: false,
    open: true,
    outer: here,
    passing: undefined,
    thrown: undefined,
  };
  const beginsTrace = isolates || span.kind === "root";
  const scope = forkScope(here.scope, readings, beginsTrace && (plan.newTrace !== false || !isolates) ? newTrace() : undefined, frame);
  if (beginsTrace) setActiveSpan(scope, undefined);
  frame.scope = scope;
  // Within an entry point a breadcrumb belongs to the command's trail; outside one it is gone with the method.
  writeOnto(readings, client, scope, entry === undefined ? scope : isolationScope);
  return frame;
}

const NOTHING = { tags: undefined, contexts: undefined };

/** Runs a body inside a frame's scopes and span; the order of effects: isolation ⊃ scope ⊃ span ⊃ clock ⊃ method. */
export const within = <A, T>(frame: Frame, body: (frame: Frame, a: A) => T, a: A): T =>
  runIn(frame, frame.decision.isolates, inside<A, T>, frame, body, a);

function inside<A, T>(frame: Frame, body: (frame: Frame, a: A) => T, a: A): T {
  frame.entered = true;
  if (frame.decision.span.kind !== "none") frame.span = startSpanOf(frame);
  if (isActiveInFrame(frame)) {
    if (frame.measuring !== undefined) begin(frame, frame.measuring);
    return body(frame, a);
  }
  return withFrameSpan(frame, () => {
    if (frame.measuring !== undefined) begin(frame, frame.measuring);
    return body(frame, a);
  });
}

const begin = (frame: Frame, measuring: Measuring): void => void guard(frame.plan.place, "beginning to measure", () => measuring.begin());

/** Runs a further step inside a frame, wherever it is called from. */
export function resume<T>(frame: Frame, body: () => T): T {
  return runIn(frame, true, resumed<T>, frame, body, undefined);
}

/** The frame's scope stays what it is: the method still writes on it, and its span takes what it finds there. */
const resumed = <T>(frame: Frame, body: () => T): T => (isActiveInFrame(frame) ? body() : withSpan(frame.span ?? null, () => body()));

/** Whether what runs in a frame's scopes has its span as the active one: else it has to be made so. */
const isActiveInFrame = (frame: Frame): boolean => slotWorks() || (frame.span === undefined && !frame.decision.isolates);

/** Makes it so, on a fork of its scope; from then on that is the frame's, for what is set in the method is set there. */
const withFrameSpan = <T>(frame: Frame, body: () => T): T =>
  withSpan(frame.span ?? null, (scope) => {
    if (frame.span !== undefined) captureScopes(frame.span, scope, frame.isolationScope);
    frame.scope = scope;
    return body();
  });
