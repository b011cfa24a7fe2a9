import type { EnvelopeItem } from "../http/envelope.js";
import { asObject, type JsonObject } from "../untrusted.js";
import { receivedCheckIn, type ReceivedCheckIn } from "./received-check-in.js";
import { receivedClientReport, type ReceivedClientReport } from "./received-client-report.js";
import { receivedError, type ReceivedError } from "./received-error.js";
import { receivedLogs, type ReceivedLog } from "./received-log.js";
import { receivedMetrics, type ReceivedMetric } from "./received-metric.js";
import type { ReceivedSpan } from "./received-span.js";
import { receivedTransaction, type ReceivedTransaction } from "./received-transaction.js";
import { streamedSpans } from "./streamed-spans.js";
import { transactionSpans } from "./transaction-spans.js";

/** The kinds of things that the receiver keeps, and their shapes; a session is kept as it was sent. */
export interface ReceivedKinds {
  readonly error: ReceivedError;
  readonly transaction: ReceivedTransaction;
  readonly span: ReceivedSpan;
  readonly log: ReceivedLog;
  readonly metric: ReceivedMetric;
  readonly checkIn: ReceivedCheckIn;
  readonly session: JsonObject;
  readonly clientReport: ReceivedClientReport;
}

/** The name of a kind. */
export type ReceivedKind = keyof ReceivedKinds;

/** One received thing, told apart by `kind`. */
export type ReceivedRecord<K extends ReceivedKind = ReceivedKind> = {
  [P in K]: { readonly kind: P; readonly value: ReceivedKinds[P] };
}[K];

/** Reads an envelope item as the things it brings; none for a type that is not shown, such as attachments and profiles. */
export function recordsOf(item: EnvelopeItem): readonly ReceivedRecord[] {
  const payload = asObject(item.payload) ?? {};
  switch (item.type) {
    case "event":
      return [{ kind: "error", value: receivedError(payload) }];
    case "transaction":
      return [{ kind: "transaction", value: receivedTransaction(payload) }, ...spanRecords(transactionSpans(payload))];
    case "span":
      return spanRecords(streamedSpans(payload));
    case "log":
      return receivedLogs(payload).map((value) => ({ kind: "log", value }));
    case "trace_metric":
      return receivedMetrics(payload).map((value) => ({ kind: "metric", value }));
    case "check_in":
      return [{ kind: "checkIn", value: receivedCheckIn(payload) }];
    case "session":
    case "sessions":
      return [{ kind: "session", value: payload }];
    case "client_report":
      return [{ kind: "clientReport", value: receivedClientReport(payload) }];
    default:
      return [];
  }
}

function spanRecords(spans: readonly ReceivedSpan[]): readonly ReceivedRecord[] {
  return spans.map((value) => ({ kind: "span", value }));
}
