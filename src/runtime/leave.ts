import { types } from "node:util";
import type { CapturePlan } from "../plan/plan.js";
import { spanToJSON, type Span } from "../sentry/sdk.js";
import type { Call } from "./call.js";
import { close, finishMeasuring } from "./close.js";
import { captureLeaving, known, passed, passExpected } from "./errors/capture.js";
import { standingId, type Captured } from "./errors/captured.js";
import { errorClass } from "./errors/error-type.js";
import { isExpected, isExpectedEverywhere, matches } from "./errors/expected.js";
import { leaveTrail } from "./errors/trail.js";
import { openFrame, type Frame } from "./frame.js";
import { ask, guard, swallow } from "./guard.js";
import { isObject } from "./is-object.js";
import type { Leaving } from "./leaving.js";
import { toAttributes } from "./values/attribute-value.js";

const THROWN: Leaving = { thrown: true };

/** A call has given its value: the result's attributes are set and everything ends. */
export function leaveWithValue(frame: Frame, value: unknown): void {
  const { span, plan, call } = frame;
  const reader = plan.span?.result;
  if (reader !== undefined && call !== undefined && span?.isRecording() === true) {
    const what = "the result reader of @Span";
    const read = ask(plan.place, what, () => Reflect.apply(reader, call.self, [value]) as unknown);
    guard(plan.place, what, () => span.setAttributes(toAttributes(read)));
  }
  close(frame);
}

/** An error leaves a call: it is captured where that is asked for, and everything ends. Never throws. */
export function leaveWithError(frame: Frame, error: unknown): Leaving {
  const { capture, span, call } = frame;
  const { captured, isNoFault } = follow(frame, error, (fault) => {
    // Before the span ends, so that the metrics are linked to it.
    if (frame.measuring !== undefined) finishMeasuring(frame, fault ? errorClass(error) : undefined);
    if (span?.isRecording() !== true) return;
    if (fault) markFailed(span, error);
    // It ends here: what capturing costs (milliseconds, the first time) is none of the method's.
    span.end();
  });
  if (capture && call) tell(call, capture.plan, error, captured && standingId(captured));
  const leaving = isNoFault || call === undefined ? THROWN : fallBack(call, capture?.plan, error);
  close(frame);
  const outer = openFrame(frame.outer.frame);
  if (leaving.thrown && captured && outer && !isObject(error)) outer.passing = { value: error, captured };
  return leaving;
}

/** What is known of an error on its way out of a call. */
export interface Followed {
  readonly captured: Captured | undefined;
  readonly isNoFault: boolean;
}

/** Follows an error out of a call: its trail is laid, and it is captured where that is asked for. Never throws. */
export function follow(frame: Frame, error: unknown, beforeCapture: (fault: boolean) => void): Followed {
  const followed = guard(frame.plan.place, "following the error", () => {
    const isNoFault = known(error, frame)?.expected === true || isExpected(error, frame);
    if (!isNoFault) frame.entry?.onFault?.(error);
    const left = leaveTrail(error, frame);
    // Others hear of a span that ends, and may throw: the error is captured all the same.
    guard(frame.plan.place, "ending the span", () => beforeCapture(!isNoFault));
    if (isNoFault) return { isNoFault, captured: passExpected(error, frame) };
    return { isNoFault, captured: frame.capture ? captureLeaving(error, frame, left) : passed(error, frame) };
  });
  return followed ?? { isNoFault: false, captured: undefined };
}

/** Says of a span that it failed, and with what. */
export function markFailed(span: Span, error: unknown): void {
  // What the author has said of it stands, as with the SDK's own spans.
  if (spanToJSON(span).status === "ok") span.setStatus({ code: 2, message: "internal_error" });
  span.setAttribute("error.type", errorClass(error));
}

/** The same for a call that nobody listens to: `onError` and `fallback` are the method's behaviour, not telemetry. */
export function leaveUnheard(call: Call, error: unknown): Leaving {
  const { plan } = call;
  const { capture } = plan;
  const expected = isExpectedEverywhere(error) || capture?.expected.some((one) => matches(one, error, plan.place)) === true;
  if (capture) tell(call, capture, error, undefined);
  return expected ? THROWN : fallBack(call, capture, error);
}

function tell(call: Call, { onError }: CapturePlan, error: unknown, eventId: string | undefined): void {
  if (onError === undefined) return;
  const args = [error, eventId, ...(onError.onClass ? [] : call.args)];
  const answer = guard(call.plan.place, "onError", () => Reflect.apply(onError.reader, call.self, args) as unknown);
  if (!types.isPromise(answer)) return;
  guard(call.plan.place, "onError", () => swallow(answer, (reason) => guard(call.plan.place, "onError", () => rethrow(reason))));
}

function rethrow(reason: unknown): never {
  throw reason;
}

function fallBack(call: Call, plan: CapturePlan | undefined, error: unknown): Leaving {
  if (plan?.fallback === undefined) return THROWN;
  const { value } = plan.fallback;
  if (typeof value !== "function") return { thrown: false, value };
  const given = guard(call.plan.place, "fallback", () => ({ value: Reflect.apply(value, call.self, [error, ...call.args]) as unknown }));
  if (given === undefined) return THROWN;
  if (!types.isPromise(given.value)) return { thrown: false, value: given.value };
  // An asynchronous fallback that fails is one that throws: the original error stands.
  const failed = (reason: unknown): never => {
    guard(call.plan.place, "fallback", () => rethrow(reason));
    throw error;
  };
  const { value: promise } = given;
  return guard(call.plan.place, "fallback", () => ({ thrown: false, value: promise.then(undefined, failed) })) ?? THROWN;
}
