import { setActiveSpan, slotWorks, withSpan } from "../sentry/active-span.js";
import { startTraceOn } from "../sentry/new-trace.js";
import { getCurrentScope, getIsolationScope, withIsolationScope, withScope, type Client, type Scope } from "../sentry/sdk.js";
import type { Call, Readings } from "./call.js";
import { endWork, newEntryPoint, newWork } from "./entry-point.js";
import { attachFrame, openFrame, surroundings, type Frame, type Surroundings } from "./frame.js";
import { guard } from "./guard.js";
import { keepBreadcrumb } from "./keep-breadcrumb.js";
import { insideEntry, liveSurroundings } from "./live-surroundings.js";
import { Measuring } from "./metrics/measuring.js";
import { decideSpan, startSpanOn, type SpanDecision } from "./span.js";
import { deferContext } from "./values/deferred-context.js";

/** What was decided of a call before anything is forked. */
export interface Decision {
  readonly here: Surroundings;
  readonly opensEntry: boolean;
  /** Whether it gets an isolation scope and a trace of its own: each entry point does, and each event of the gateway. */
  readonly isolates: boolean;
  readonly span: SpanDecision;
}

export function decide({ plan }: Call, client: Client): Decision {
  const here = surroundings();
  const opensEntry = plan.entry && (plan.newTrace === true || !insideEntry(here));
  const span = decideSpan(plan, client, here.scope, here.frame, opensEntry);
  return { here: opensEntry ? liveSurroundings(here) : here, opensEntry, isolates: opensEntry, span };
}

/** Whether a call leaves no mark at all: then it is the bare call. */
export function isUnmarked({ plan }: Call, { opensEntry, span }: Decision): boolean {
  return (
    !opensEntry &&
    span.kind === "none" &&
    plan.meters === undefined &&
    plan.capture === undefined &&
    plan.user === undefined &&
    plan.tags.size === 0 &&
    plan.contexts.size === 0 &&
    plan.breadcrumbs.length === 0
  );
}

/** Forks the scopes and writes on them what was read. */
export function fork(call: Call, client: Client, { here, opensEntry, isolates, span }: Decision, readings: Readings): Frame {
  const { plan } = call;
  const scope = here.scope.clone();
  const isolationScope = isolates ? here.isolationScope.clone() : here.isolationScope;
  if (isolates || span.kind === "root") setActiveSpan(scope, undefined);
  if ((isolates && plan.newTrace !== false) || (span.kind === "root" && !isolates)) startTraceOn(scope);

  const around = openFrame(here.frame)?.work;
  const entry = opensEntry ? newEntryPoint(around) : here.frame?.entry?.open === true ? here.frame.entry : undefined;
  const frame: Frame = {
    plan,
    client,
    scope,
    isolationScope,
    entry,
    opensEntry,
    isolates,
    work: opensEntry && entry ? entry : (around ?? newWork(undefined)),
    opensWork: opensEntry || around === undefined,
    capture: readings.capture,
    write: (other) => writeReadings(readings, client, other, other),
    parent: span.kind === "child" ? span.parent : undefined,
    drift: span.kind === "child" ? span.drift : 0,
    measuring: plan.meters && new Measuring(plan.place, plan.meters, readings.measured ?? [], readings.checkIns),
    span: undefined,
    open: true,
    outer: here,
    passing: undefined,
  };
  attachFrame(scope, frame);
  // Within an entry point a breadcrumb belongs to the command's trail; outside one it is gone with the method.
  writeReadings(readings, client, scope, entry === undefined ? scope : isolationScope);
  return frame;
}

/** Writes what was read on a scope, the breadcrumbs on the scope that keeps the trail. */
export function writeReadings({ tags, contexts, user, breadcrumbs }: Readings, client: Client, scope: Scope, trail: Scope): void {
  scope.setTags(tags).setAttributes(tags);
  for (const [name, value] of contexts) scope.setContext(name, deferContext(value));
  if (user) scope.setUser(user);
  for (const breadcrumb of breadcrumbs) keepBreadcrumb(breadcrumb, client, trail);
}

/** Runs a body inside a frame's scopes and span; the order of effects: isolation ⊃ scope ⊃ span ⊃ clock ⊃ method. */
export function within<T>(frame: Frame, call: Call, span: SpanDecision, body: () => T): T {
  const { measuring } = frame;
  const timed = measuring && ((): T => (guard(frame.plan.place, "beginning to measure", () => measuring.begin()), body()));
  const inScope = (): T =>
    withScope(frame.scope, () => {
      frame.span = startSpanOn(frame.scope, span, call, frame.client);
      return withFrameSpan(frame, timed ?? body);
    });
  return frame.isolates ? withIsolationScope(frame.isolationScope, inScope) : inScope();
}

/** Runs a further step inside a frame, wherever it is called from. */
export function resume<T>(frame: Frame, body: () => T): T {
  return withIsolationScope(frame.isolationScope, () => withScope(frame.scope, () => withFrameSpan(frame, body)));
}

function withFrameSpan<T>(frame: Frame, body: () => T): T {
  const isActive = slotWorks(frame.client) || (frame.span === undefined && !frame.isolates);
  return isActive ? body() : withSpan(frame.span ?? null, body);
}

/** Sends what was measured of a call, in its scopes; with the class of its error, where that is a fault. */
export function finishMeasuring(frame: Frame, fault?: string): void {
  const { measuring, scope, isolationScope } = frame;
  if (measuring?.isRunning !== true) return;
  const end = (): void => measuring.end(fault);
  // A query builder may call back from anywhere.
  const isHere = getCurrentScope() === scope && getIsolationScope() === isolationScope;
  guard(frame.plan.place, "sending what was measured", () => (isHere ? end() : resume(frame, end)));
}

/** Ends a call: its metrics, its span, its entry point, and its hold on what was round it. */
export function close(frame: Frame): void {
  if (!frame.open) return;
  if (frame.measuring !== undefined) finishMeasuring(frame);
  guard(frame.plan.place, "ending the span", () => frame.span?.end());
  frame.open = false;
  if (frame.opensWork) endWork(frame.work);
  frame.outer = openOuter(frame.outer);
}

function openOuter(outer: Surroundings): Surroundings {
  let at = outer;
  while (at.frame !== undefined && !at.frame.open) at = at.frame.outer;
  return at;
}
