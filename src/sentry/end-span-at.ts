import { spanToJSON, type Span } from "./sdk.js";

/**
 * Ends a span at a moment that may have passed, told by `performance.now()`. The SDK's clock is `performance.timeOrigin` and that,
 * until the two are more than a second from the machine's time (@sentry/core 11.12, utils/time.js): from then on it
 * is taken from the span's own start, of which it is known when it was, give or take what lay between.
 */
export function endSpanAt(span: Span, at: number, begun: number): void {
  if (performance.now() - at < 1) return void span.end();
  const start = spanToJSON(span).start_timestamp * 1000;
  const isUncorrected = Math.abs(start - (performance.timeOrigin + begun)) < 500;
  span.end((isUncorrected ? performance.timeOrigin + at : start + at - begun) / 1000);
}
