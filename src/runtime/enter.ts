import { setActiveSpan, slotWorks, withSpan } from "../sentry/active-span.js";
import { captureScopes } from "../sentry/native-spans.js";
import { newTrace } from "../sentry/new-trace.js";
import { fork as forkScope, runIn, type Scopes } from "../sentry/scopes.js";
import type { Client } from "../sentry/sdk.js";
import type { Call } from "./call.js";
import { newEntryPoint, newWork } from "./entry-point.js";
import { openFrame, surroundings, type Frame, type Surroundings } from "./frame.js";
import { guard } from "./guard.js";
import { insideEntry, liveSurroundings } from "./live-surroundings.js";
import { Measuring } from "./metrics/measuring.js";
import type { Readings } from "./readings/readings.js";
import { decideSpan } from "./decide-span.js";
import type { SpanDecision } from "./span-decision.js";
import { startSpanOf } from "./start-span-of.js";
import { writeOnto } from "./readings/write-readings.js";

/** What was decided of a call before anything is forked. */
export interface Decision {
  readonly here: Surroundings;
  readonly opensEntry: boolean;
  /** Whether it gets an isolation scope and a trace of its own: each entry point does, and each event of the gateway. */
  readonly isolates: boolean;
  readonly span: SpanDecision;
}

export function decide({ plan }: Call, client: Client, scopes?: Scopes): Decision {
  const here = surroundings(scopes);
  const opensEntry = plan.entry && (plan.newTrace === true || !insideEntry(here));
  const span = decideSpan(plan, client, here.scope, here.frame, opensEntry);
  return { here: opensEntry ? liveSurroundings(here) : here, opensEntry, isolates: opensEntry, span };
}

/** Whether a call leaves no mark at all: then it is the bare call. */
export const isUnmarked = ({ prepared }: Call, { opensEntry, span }: Decision): boolean =>
  !opensEntry && span.kind === "none" && !prepared.marks;

/** Forks the scopes and writes on them what was read. */
export function fork(call: Call, client: Client, { here, opensEntry, isolates, span }: Decision, readings: Readings): Frame {
  const { plan } = call;
  const isolationScope = isolates ? forkScope(here.isolationScope, NOTHING, undefined, undefined) : here.isolationScope;
  const around = openFrame(here.frame)?.work;
  const entry = opensEntry ? newEntryPoint(around) : here.frame?.entry?.open === true ? here.frame.entry : undefined;
  const frame: Frame = {
    plan,
    call,
    readings,
    client,
    scope: here.scope,
    isolationScope,
    entry,
    opensEntry,
    isolates,
    work: opensEntry && entry ? entry : (around ?? newWork(undefined)),
    opensWork: opensEntry || around === undefined,
    capture: readings.capture,
    start: span,
    measuring: plan.meters && new Measuring(plan.place, plan.meters, readings.measured ?? [], readings.checkIns),
    span: undefined,
    entered: false,
    open: true,
    outer: here,
    passing: undefined,
  };
  const beginsTrace = isolates || span.kind === "root";
  const scope = forkScope(here.scope, readings, beginsTrace && (plan.newTrace !== false || !isolates) ? newTrace() : undefined, frame);
  if (beginsTrace) setActiveSpan(scope, undefined);
  frame.scope = scope;
  // Within an entry point a breadcrumb belongs to the command's trail; outside one it is gone with the method.
  writeOnto(readings, client, scope, entry === undefined ? scope : isolationScope);
  return frame;
}

const NOTHING = { tags: undefined, contexts: [] };

/** Runs a body inside a frame's scopes and span; the order of effects: isolation ⊃ scope ⊃ span ⊃ clock ⊃ method. */
export const within = <A, T>(frame: Frame, body: (frame: Frame, a: A) => T, a: A): T =>
  runIn(frame, frame.isolates, inside<A, T>, frame, body, a);

function inside<A, T>(frame: Frame, body: (frame: Frame, a: A) => T, a: A): T {
  frame.entered = true;
  if (frame.start.kind !== "none") frame.span = startSpanOf(frame);
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
const isActiveInFrame = (frame: Frame): boolean => slotWorks() || (frame.span === undefined && !frame.isolates);

/** Makes it so, on a fork of its scope; from then on that is the frame's, for what is set in the method is set there. */
const withFrameSpan = <T>(frame: Frame, body: () => T): T =>
  withSpan(frame.span ?? null, (scope) => {
    if (frame.span !== undefined) captureScopes(frame.span, scope, frame.isolationScope);
    frame.scope = scope;
    return body();
  });
