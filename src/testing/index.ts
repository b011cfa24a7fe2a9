// "cogscope/testing": a Sentry in memory for a bot's own tests, and matchers for jest and vitest.

// The types of the matchers, for whichever framework is there
import "./framework-types.js";

// Recording
export { recordSentry } from "./record-sentry.js";
export { SentryRecording } from "./sentry-recording.js";
export type { RecordingOptions } from "./recording-options.js";

// Matchers
export { sentryMatchers } from "./matching/sentry-matchers.js";
export type { MatcherContext, MatcherResult } from "./matching/matcher-context.js";
export type { SentryMatchers } from "./matching/matcher-signatures.js";
export type {
  AsymmetricMatcher,
  ErrorClass,
  ExpectedBreadcrumb,
  ExpectedCheckIn,
  ExpectedError,
  ExpectedLog,
  ExpectedMetric,
  ExpectedSpan,
  ExpectedText,
} from "./matching/expected.js";

// Errors of set-up
export { SetupError } from "../runtime/setup-error.js";

// What was recorded
export type { RecordedError } from "./recorded-error.js";
export type { SpanNode } from "./span-node.js";
export type { ReceivedException } from "../view/records/received-error.js";
export type { ReceivedBreadcrumb } from "../view/records/received-event.js";
export type { ReceivedSpan, ReceivedSpanLink } from "../view/records/received-span.js";
export type { ReceivedTransaction } from "../view/records/received-transaction.js";
export type { ReceivedLog } from "../view/records/received-log.js";
export type { ReceivedMetric } from "../view/records/received-metric.js";
export type { ReceivedCheckIn } from "../view/records/received-check-in.js";
export type { DiscardedItems, ReceivedClientReport } from "../view/records/received-client-report.js";
export type { EnvelopeItem } from "../view/http/envelope.js";
