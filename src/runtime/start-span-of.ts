import type { SpanPlan } from "../plan/plan.js";
import { activeSpanOn, setActiveSpan, slotWorks } from "../sentry/active-span.js";
import { canMakeSpans, makeChild, makeRoot } from "../sentry/native-spans.js";
import { isIgnored } from "../sentry/span-state.js";
import { getRootSpan, startInactiveSpan, type Span } from "../sentry/sdk.js";
import type { Call } from "./call.js";
import { report } from "./diagnostics.js";
import type { Frame } from "./frame.js";
import { areAllKnown, readAttributes, staticAttributes } from "./readings/read-attributes.js";

/** What Sentry calls the maker of a span. */
export const ORIGIN = "auto.function.cogscope";

/** Starts a frame's span on its own scope, which is current; attributes that are set on that scope later reach it when it ends. */
export function startSpanOf(frame: Frame): Span | undefined {
  const { plan, decision, scope, call } = frame;
  const { span } = plan;
  const start = decision.span;
  if (span === undefined || call === undefined || start.kind === "none") return undefined;
  try {
    const started = start.kind === "child" ? startChild(frame, call, start.parent, span) : startRoot(frame, call, span);
    // What is inside an ignored span belongs to its parent, where it has one.
    const isSeen = start.kind === "root" || !isIgnored(started);
    if (slotWorks()) setActiveSpan(scope, isSeen ? started : start.parent);
    return isSeen ? started : undefined;
  } catch (error) {
    report(plan.place, "starting the span failed; its data is left out", error);
    return undefined;
  }
}

function startChild(frame: Frame, call: Call, parent: Span, span: SpanPlan): Span {
  const { client, scope } = frame;
  const options = { name: span.name, attributes: readAttributes(call, span, ORIGIN) };
  if (canMakeSpans(client, frame)) return makeChild(parent, client, frame, options);
  if (!slotWorks()) {
    const isRoots = client.getOptions().parentSpanIsAlwaysRootSpan === true;
    return startInactiveSpan({ ...options, parentSpan: isRoots ? (getRootSpan(parent) ?? parent) : parent });
  }
  // A weak reference is dear to make: mostly there is one to the parent already.
  if (activeSpanOn(scope) !== parent) setActiveSpan(scope, parent);
  return startInactiveSpan(options);
}

/** A sampler sees the static attributes of a root; its readers wait for the decision. */
function startRoot(frame: Frame, call: Call, span: SpanPlan): Span {
  const { client, scope } = frame;
  const options = { name: span.name, attributes: staticAttributes(span, ORIGIN) };
  const started = (canMakeSpans(client, frame) ? makeRoot(client, frame, options) : undefined) ?? startInactiveRoot(client, scope, options);
  if (started.isRecording() && !areAllKnown(span, ORIGIN)) started.setAttributes(readAttributes(call, span, ORIGIN));
  return started;
}

function startInactiveRoot(client: Frame["client"], scope: Frame["scope"], options: Parameters<typeof startInactiveSpan>[0]): Span {
  if (!slotWorks()) return startInactiveSpan({ ...options, parentSpan: null });
  setActiveSpan(scope, undefined);
  return startInactiveSpan(options);
}
