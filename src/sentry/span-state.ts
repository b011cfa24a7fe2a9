import { getRootSpan, type Span, spanToJSON } from "./sdk.js";

export const isSampled = (span: Span): boolean => (span.spanContext().traceFlags & 1) === 1;

/**
 * Whether a span has not ended. The SDK calls ended spans active all the same. A span that never records has no end
 * (@sentry/core 11.12, tracing/sentryNonRecordingSpan.js): it is open while its root is, and a root of that sort, which is
 * what tracing off gives, is nobody's entry point: it would never end.
 */
export function isOpen(span: Span): boolean {
  if (span.isRecording()) return true;
  const { start_timestamp: start, end_timestamp: end } = spanToJSON(span);
  if (start !== 0) return end === undefined;
  const root = getRootSpan(span);
  return root !== undefined && root !== span && isOpen(root);
}
