import type { SpanPlan } from "../plan/plan.js";
import { activeSpanOn } from "../sentry/active-span.js";
import { tracingIsOn } from "../sentry/client.js";
import { dropSpan } from "../sentry/drop-span.js";
import { getRootSpan, type Client, type Scope, type Span } from "../sentry/sdk.js";
import { isOpen, isSampled } from "../sentry/span-state.js";
import { isOpenUnsampledRoot } from "../sentry/unsampled-root.js";
import { hint } from "./diagnostics.js";
import { openFrame, type Frame } from "./frame.js";
import { NO_SPAN, ROOT_SPAN, type SpanDecision } from "./decision.js";

/** Decides before anything is forked: most calls of a busy bot are not sampled and need no span. */
export function decideSpan(
  plan: { readonly span: SpanPlan | undefined; readonly place: string },
  client: Client,
  scope: Scope,
  frame: Frame | undefined,
  opensEntry: boolean,
): SpanDecision {
  const { span } = plan;
  if (span === undefined || !tracingIsOn(client)) return NO_SPAN;
  if (opensEntry) return ROOT_SPAN;
  const active = activeSpanOn(scope);
  // Most parents of a busy bot: nothing else has to be found out of them.
  if (active !== undefined && isOpenUnsampledRoot(active)) return drop(client, scope, active, span);
  const isUnsampled = active !== undefined && isOpenAndUnsampled(active, frame);
  const parent = isUnsampled || active === undefined ? active : nearestOpen(active, frame);
  const drift = parent === undefined ? 0 : driftOf(parent, frame);
  if (parent === undefined || drift > FARTHEST) {
    if (span.root) return ROOT_SPAN;
    hint(plan.place, "there is no open span round this call, so it gets none; make its caller a @Transaction, or say root: true");
    return NO_SPAN;
  }
  if (!isUnsampled && isSampled(parent)) return { kind: "child", parent, drift };
  return drop(client, scope, parent, span);
}

function drop(client: Client, scope: Scope, parent: Span, { name, op }: SpanPlan): SpanDecision {
  dropSpan(client, scope, parent, name, op);
  return NO_SPAN;
}

/** The innermost span round this place that has not ended. An ended one is never a parent. */
export function openParent(scope: Scope, frame: Frame | undefined): Span | undefined {
  const active = activeSpanOn(scope);
  return active === undefined || isOpenAndUnsampled(active, frame) ? active : nearestOpen(active, frame);
}

function nearestOpen(active: Span, frame: Frame | undefined): Span | undefined {
  if (isOpen(active)) return active;
  for (let at = openFrame(frame); at !== undefined; at = openFrame(at.outer.frame)) {
    if (at.span !== undefined && isOpen(at.span)) return at.span;
  }
  const root = getRootSpan(active);
  return root !== undefined && isOpen(root) ? root : undefined;
}

/**
 * Whether a span is open and does not record: that of a call that still runs, for one. To ask the SDK whether it has ended makes a record of it
 * first. Gives `false` where that is not known so fast.
 */
function isOpenAndUnsampled(span: Span, frame: Frame | undefined): boolean {
  if (isOpenUnsampledRoot(span)) return true;
  if (span.isRecording() || isSampled(span)) return false;
  let at = openFrame(frame);
  while (at !== undefined && at.span === undefined) at = openFrame(at.outer.frame);
  return at?.span === span;
}

/**
 * How often, since the trace's root has ended, a span in the line of this one's parents has outlived its own parent. Work that a
 * command leaves behind does so once. A method that starts itself again for ever does so at each turn: it would go on
 * with one trace for ever, and the SDK keeps a line of parents and children alive whole (@sentry/core 11.12, utils/spanUtils.js).
 */
function driftOf(parent: Span, frame: Frame | undefined): number {
  const root = getRootSpan(parent);
  if (root === undefined || root === parent || isOpen(root)) return 0;
  let at = openFrame(frame);
  while (at !== undefined && at.span === undefined) at = openFrame(at.outer.frame);
  if (at === undefined) return 0;
  const { span } = at.decision;
  if (span.kind !== "child") return 0;
  return isOpen(span.parent) ? span.drift : span.drift + 1;
}

const FARTHEST = 1;
