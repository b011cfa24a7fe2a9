// "cogscope/view": a local receiver for what a Sentry SDK sends, and its printing.

// Receiving
export { startReceiver, type ReceivedItem, type Receiver } from "./receiver.js";
export type { ReceiverOptions } from "./receiver-options.js";
export type { EnvelopeItem } from "./http/envelope.js";

// What was received
export { Received } from "./received.js";
export type { Kept } from "./kept-list.js";
export type { ReceivedKind, ReceivedKinds, ReceivedRecord } from "./records/received-record.js";
export type { ReceivedBreadcrumb, ReceivedEvent } from "./records/received-event.js";
export type { ReceivedError, ReceivedException } from "./records/received-error.js";
export type { ReceivedTransaction } from "./records/received-transaction.js";
export type { ReceivedSpan, ReceivedSpanLink } from "./records/received-span.js";
export type { ReceivedLog } from "./records/received-log.js";
export type { ReceivedMetric } from "./records/received-metric.js";
export type { ReceivedCheckIn } from "./records/received-check-in.js";
export type { DiscardedItems, ReceivedClientReport } from "./records/received-client-report.js";
export type { Attributes } from "./records/attributes.js";
export type { JsonObject } from "./untrusted.js";

// Printing it
export { waterfall } from "./waterfall.js";
export { errorReport } from "./error-report.js";
export { report } from "./report.js";
export type { Look } from "./text/render.js";
