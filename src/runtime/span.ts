import type { SpanPlan } from "../plan/plan.js";
import { setActiveSpan, slotWorks } from "../sentry/active-span.js";
import { tracingIsOn } from "../sentry/client.js";
import { getActiveSpan, getRootSpan, type Client, type Scope, type Span, startInactiveSpan } from "../sentry/sdk.js";
import { isOpen, isSampled } from "../sentry/span-state.js";
import { readAttributes, staticAttributes, type Call } from "./call.js";
import { hint } from "./diagnostics.js";
import { openFrame, type Frame } from "./frame.js";
import { guard } from "./guard.js";

/** What Sentry calls the maker of a span. */
export const ORIGIN = "auto.function.cogscope";

/** What kind of span a call gets. */
export type SpanDecision =
  { readonly kind: "none" } | { readonly kind: "root" } | { readonly kind: "child"; readonly parent: Span; readonly drift: number };

const NONE: SpanDecision = { kind: "none" };

/** Decides before anything is forked: most calls of a busy bot are not sampled and need no span. */
export function decideSpan(
  plan: { readonly span: SpanPlan | undefined; readonly place: string },
  client: Client,
  scope: Scope,
  frame: Frame | undefined,
  opensEntry: boolean,
): SpanDecision {
  const { span } = plan;
  if (span === undefined || !tracingIsOn(client)) return NONE;
  if (opensEntry) return { kind: "root" };
  const parent = openParent(scope, frame);
  const drift = parent === undefined ? 0 : driftOf(parent, frame);
  if (parent === undefined || drift > FARTHEST) {
    if (span.root) return { kind: "root" };
    hint(plan.place, "there is no open span round this call, so it gets none; make its caller a @Transaction, or say root: true");
    return NONE;
  }
  if (isSampled(parent)) return { kind: "child", parent, drift };
  client.recordDroppedEvent("sample_rate", "span");
  return NONE;
}

/** The innermost span round this place that has not ended. An ended one is never a parent. */
export function openParent(scope: Scope, frame: Frame | undefined): Span | undefined {
  const active = getActiveSpan(scope);
  if (active === undefined) return undefined;
  if (isOpen(active)) return active;
  for (let at = openFrame(frame); at !== undefined; at = openFrame(at.outer.frame)) {
    if (at.span !== undefined && isOpen(at.span)) return at.span;
  }
  const root = getRootSpan(active);
  return root !== undefined && isOpen(root) ? root : undefined;
}

/**
 * How often, since the trace's root has ended, a span in the line of this one's parents has outlived its own parent. Work that a
 * command leaves behind does so once. A method that starts itself again for ever does so at each turn: it would go on
 * with one trace for ever, and the SDK keeps a line of parents and children alive whole (@sentry/core 11.12, utils/spanUtils.js).
 */
function driftOf(parent: Span, frame: Frame | undefined): number {
  const root = getRootSpan(parent);
  if (root === undefined || isOpen(root)) return 0;
  let at = openFrame(frame);
  while (at !== undefined && at.span === undefined) at = openFrame(at.outer.frame);
  if (at === undefined) return 0;
  return at.parent === undefined || isOpen(at.parent) ? at.drift : at.drift + 1;
}

const FARTHEST = 1;

/** Starts the span on a frame's own scope, which is current; attributes that are set on that scope later reach it when it ends. */
export function startSpanOn(scope: Scope, decision: SpanDecision, call: Call, client: Client): Span | undefined {
  const { span } = call.plan;
  if (span === undefined || decision.kind === "none") return undefined;
  return guard(call.plan.place, "starting the span", () => {
    const attributes = { "sentry.origin": ORIGIN, ...(decision.kind === "child" && readAttributes(call, span)) };
    const options = { name: span.name, op: span.op, attributes };
    const slot = slotWorks(client);
    if (decision.kind === "child") {
      if (slot) setActiveSpan(scope, decision.parent);
      const started = startInactiveSpan(slot ? options : { ...options, parentSpan: decision.parent });
      if (slot) setActiveSpan(scope, started);
      return started;
    }
    if (slot) setActiveSpan(scope, undefined);
    const rooted = rootOptions(options, span);
    const started = startInactiveSpan(slot ? rooted : { ...rooted, parentSpan: null });
    if (started.isRecording()) started.setAttributes(readAttributes(call, span));
    if (slot) setActiveSpan(scope, started);
    return started;
  });
}

/** A sampler sees the static attributes of a root; its readers wait for the decision. */
function rootOptions<T extends { attributes: object }>(options: T, span: SpanPlan): T {
  return { ...options, attributes: { ...staticAttributes(span), ...options.attributes } };
}
