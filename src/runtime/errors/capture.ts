import type { Level, Primitive } from "../../annotation/value.js";
import { isMarkedCaptured, liftCapturedMark } from "../../sentry/already-captured.js";
import { ANNOTATED, type Mechanism } from "../../plan/plan.js";
import type { EventHint, Scope } from "../../sentry/sdk.js";
import { belongsTo, type Work } from "../entry-point.js";
import type { Frame } from "../frame.js";
import { guard } from "../guard.js";
import { isObject } from "../is-object.js";
import { deferContext } from "../values/deferred-context.js";
import { serialiseRecord } from "../values/serialise.js";
import { toTagValue } from "../values/tag-value.js";
import { allCaptured, capturedIn, rememberCaptured, rememberExpected, type Captured } from "./captured.js";
import type { Trail } from "./carried.js";
import { capturingRound } from "./enclosing.js";
import { errorType } from "./error-type.js";
import { OWN_CAPTURE, type OwnCapture } from "./note.js";
import { capturable } from "./probe.js";

/** What is said of an error with its capture; each part wins over what the scopes say. */
export interface CaptureData {
  readonly tags: Readonly<Record<string, Primitive | undefined>>;
  readonly contexts: Readonly<Record<string, object>>;
  readonly level?: Level | undefined;
  readonly fingerprint?: readonly string[] | undefined;
  /** Default: that of annotated functions, handled. */
  readonly mechanism?: Mechanism | undefined;
}

/**
 * Captures the error that leaves a call, unless that has been done in this work; with the policies of all calls round it. `left` is the trail
 * that it has left just now.
 */
export function captureLeaving(error: unknown, frame: Frame, left: Trail | undefined): Captured {
  const before = known(error, frame);
  if (before !== undefined) return before;
  return capture(error, frame.scope, frame.work, () => policyOf(error, frame), frame.plan.place, left);
}

/** Notes that an error is expected here, so that it is no fault of any call further out. */
export function passExpected(error: unknown, frame: Frame): Captured {
  return known(error, frame) ?? rememberExpected(error, frame.work);
}

/** What has become of an error that leaves a call, on its way here. */
export const known = (error: unknown, frame: Frame): Captured | undefined => passed(error, frame) ?? capturedIn(error, frame.work);

/** The same of a primitive, which is followed from call to call. */
export const passed = (error: unknown, { passing }: Frame): Captured | undefined =>
  passing !== undefined && Object.is(passing.value, error) ? passing.captured : undefined;

/** Hands an error to the SDK; gives what is then known of it. Never throws. */
export function capture(
  error: unknown,
  scope: Scope,
  work: Work | undefined,
  data: () => CaptureData,
  place: string,
  left?: Trail,
): Captured {
  const client = scope.getClient();
  return (
    guard(place, "capturing the error", () => {
      if (isObject(error) && isMarkedCaptured(error)) {
        // Somebody captured it before: here, or in another command, which is another event.
        const elsewhere = allCaptured(error).some((one) => !belongsTo(one.work, work));
        if (!elsewhere) return rememberCaptured(error, undefined, work, client);
        liftCapturedMark(error);
      }
      const own: OwnCapture = { left, note: undefined };
      const eventId = send(capturable(error), scope, hintOf(data(), own));
      return own.note?.captured ?? rememberCaptured(error, eventId, work, client);
    }) ?? rememberCaptured(error, undefined, work, client)
  );
}

type Hint = EventHint & { [OWN_CAPTURE]: OwnCapture };

function hintOf({ tags, contexts, level, fingerprint, mechanism = ANNOTATED }: CaptureData, own: OwnCapture): Hint {
  const sent: Record<string, string | number | boolean | undefined> = {};
  for (const key of Object.keys(tags)) sent[key] = toTagValue(tags[key]);
  const blocks: [string, object][] = Object.entries(contexts);
  const captureContext: Extract<EventHint["captureContext"], { level?: unknown }> = {
    tags: sent,
    contexts: blocks.length === 0 ? {} : Object.fromEntries(blocks.map(([name, block]) => [name, deferContext(block)])),
  };
  if (level !== undefined) captureContext.level = level;
  if (fingerprint !== undefined) captureContext.fingerprint = [...fingerprint];
  return { mechanism, captureContext, [OWN_CAPTURE]: own };
}

/**
 * An error has a stack of its own. A scope makes another for whatever it is given, which is used for what has none, and draws an id that the
 * client draws again (@sentry/core 11.12, scope.js, `captureException`): 8 µs.
 */
function send(thrown: unknown, scope: Scope, hint: Hint): string {
  const client = scope.getClient();
  if (client === undefined || !isObject(thrown)) return scope.captureException(thrown, hint);
  hint.originalException = thrown;
  return client.captureException(thrown, hint, scope);
}

/** The policies of all enclosing `@CaptureErrors`, outermost first, so that the inner one wins by key. */
function policyOf(error: unknown, frame: Frame): CaptureData {
  const tags: Record<string, Primitive> = { "error.type": errorType(error) };
  // Without a prototype: a block may be called `constructor`.
  const contexts = Object.create(null) as Record<string, Map<string, unknown>>;
  let level: Level | undefined;
  let fingerprint: readonly string[] | undefined;
  for (const { capture: state, plan } of capturingRound(frame).reverse()) {
    if (state === undefined) continue;
    const { context, block } = state.plan;
    if (context !== undefined) tags["error.context"] = context;
    Object.assign(tags, state.plan.tags);
    if (block !== undefined) {
      // A map keeps cog and method in front, whatever the keys of the data: the end of a long block is cut off.
      const at = { ...(plan.cog !== undefined && { cog: plan.cog }), method: plan.method };
      const data = state.block && serialiseRecord(state.block);
      contexts[block] = new Map([...(contexts[block] ?? []), ...Object.entries(at), ...Object.entries(data ?? {})]);
    }
    level = state.plan.level ?? level;
    fingerprint = state.plan.fingerprint ?? fingerprint;
  }
  return { tags, contexts, level, fingerprint, mechanism: frame.capture?.mechanism ?? frame.capture?.plan.mechanism };
}
