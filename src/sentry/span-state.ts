import { type Client, getRootSpan, type Span, spanToJSON } from "./sdk.js";
import { isOpenUnsampledRoot, isUnsampledRoot } from "./unsampled-root.js";

export const isSampled = (span: Span): boolean => !isUnsampledRoot(span) && (span.spanContext().traceFlags & 1) === 1;

/**
 * Whether a span has not ended. The SDK calls ended spans active all the same. A span that never records has no end
 * (@sentry/core 11.12, tracing/sentryNonRecordingSpan.js): it is open while its root is, and a root of that sort, which is
 * what tracing off gives, is nobody's entry point: it would never end.
 */
export function isOpen(span: Span): boolean {
  // It takes no record of these to see it.
  if (isOpenUnsampledRoot(span) || span.isRecording()) return true;
  if (isUnsampledRoot(span)) return false;
  const { start_timestamp: start, end_timestamp: end } = spanToJSON(span);
  if (start !== 0) return end === undefined;
  const root = getRootSpan(span);
  return root !== undefined && root !== span && isOpen(root);
}

/** Why a span is not recorded, where it is one that says so (@sentry/core 11.12, tracing/sentryNonRecordingSpan.js). */
export const dropReasonOf = (span: Span): Reason | undefined => (span as { readonly dropReason?: Reason }).dropReason;

type Reason = Parameters<Client["recordDroppedEvent"]>[0];

/** Whether the SDK has left a span out because the bot ignores it: then what is inside belongs to its parent. */
export const isIgnored = (span: Span): boolean => dropReasonOf(span) === "ignored";
