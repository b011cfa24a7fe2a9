import type { Kept } from "../kept-list.js";
import type { Received } from "../received.js";
import type { ReceivedError } from "../records/received-error.js";
import type { ReceivedSpan } from "../records/received-span.js";
import type { ReceivedTransaction } from "../records/received-transaction.js";
import { errorFacets, eventFacets, spanFacets } from "../search/facets.js";
import { foundAmong } from "../search/found.js";
import type { Term } from "../search/query.js";
import { ownAttributes } from "../text/own-attributes.js";
import { whole } from "../text/time-bar.js";
import type { JsonObject } from "../untrusted.js";
import { pageOf, type PageOf } from "./page-of.js";
import { cutText, inRow, presentable } from "./presentable.js";
import { transactionTags } from "./transaction-tags.js";

/** A trace on one line. */
export interface TraceRow {
  /** The trace id. */
  readonly id: string;
  /** Larger when something was added. */
  readonly version: number;
  readonly time: number;
  /** Milliseconds from the first start to the last end. */
  readonly duration: number;
  readonly name: string;
  readonly op: string | undefined;
  readonly spans: number;
  readonly failedSpans: number;
  readonly errors: number;
  /** Of its root, those that somebody chose to set; in the static lifecycle the tags of its transaction too. */
  readonly attributes: JsonObject;
}

/** What belongs to one trace. */
interface Trace {
  readonly spans: Kept<ReceivedSpan>[];
  readonly errors: ReceivedError[];
  readonly transactions: ReceivedTransaction[];
}

/** The traces that a search finds, by their spans and errors together, newest first by when they began to arrive. */
export function traceRows(received: Received, terms: readonly Term[], limit: number): PageOf<TraceRow> {
  const all = [...tracesOf(received).values()].filter(({ spans, errors, transactions }) =>
    foundAmong(terms, [
      ...spans.map(
        ({ value }) =>
          () =>
            spanFacets(value),
      ),
      ...transactions.map((one) => () => eventFacets(one)),
      ...errors.map((one) => () => errorFacets(one)),
    ]),
  );
  return pageOf(all, limit, traceRow);
}

function tracesOf(received: Received): ReadonlyMap<string, Trace> {
  const traces = new Map<string, Trace>();
  for (const kept of received.kept("span")) {
    const { traceId } = kept.value;
    const trace = traces.get(traceId) ?? { spans: [], errors: [], transactions: [] };
    trace.spans.push(kept);
    traces.set(traceId, trace);
  }
  for (const error of received.errors) traces.get(error.traceId ?? "")?.errors.push(error);
  for (const transaction of received.transactions) traces.get(transaction.traceId ?? "")?.transactions.push(transaction);
  return traces;
}

function traceRow({ spans: kept, errors, transactions }: Trace): TraceRow {
  const spans = kept.map(({ value }) => value);
  const root = rootOf(spans);
  const { start, end } = whole(spans);
  return {
    id: cutText(root.traceId, 200),
    version: (kept.at(-1)?.sequence ?? 0) + errors.length,
    time: start,
    duration: end - start,
    name: cutText(root.name === "" ? "(no name)" : root.name, 300),
    op: root.op === undefined ? undefined : cutText(root.op, 100),
    spans: spans.length,
    failedSpans: spans.filter(({ status }) => status !== "ok").length,
    errors: errors.length,
    attributes: presentable({ ...transactionTags(transactions), ...ownAttributes(root.attributes) }, inRow),
  };
}

/** The span that a trace is named after: the first that has no parent, a segment, or else the earliest. */
function rootOf(spans: readonly ReceivedSpan[]): ReceivedSpan {
  const earliest = (a: ReceivedSpan, b: ReceivedSpan): ReceivedSpan => (b.start < a.start ? b : a);
  const roots = spans.filter(({ parentSpanId }) => parentSpanId === undefined);
  const segments = spans.filter(({ isSegment }) => isSegment);
  return (roots.length > 0 ? roots : segments.length > 0 ? segments : spans).reduce(earliest);
}
