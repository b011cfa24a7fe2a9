import type { Received } from "../received.js";
import type { ReceivedSpanLink } from "../records/received-span.js";
import { ownAttributes } from "../text/own-attributes.js";
import { spanTree, type SpanRow } from "../text/span-tree.js";
import { tellingRows } from "../text/telling-rows.js";
import { whole } from "../text/time-bar.js";
import type { JsonObject } from "../untrusted.js";
import { errorRow, type ErrorRow } from "./error-rows.js";
import { logRow, type LogRow } from "./log-rows.js";
import { cutText, inRow, presentable } from "./presentable.js";
import { transactionTags } from "./transaction-tags.js";

/** A trace unfolded. */
export interface TraceDetail {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  /** In the order of the tree. */
  readonly rows: readonly WaterfallRow[];
  /** How many spans it has in all. */
  readonly spans: number;
  /** Of its transactions; the streamed lifecycle has none and puts them on the spans. */
  readonly tags: JsonObject;
  readonly errors: readonly ErrorRow[];
  readonly logs: readonly LogRow[];
}

/** A span in its place. */
export interface WaterfallRow {
  readonly id: string;
  readonly depth: number;
  readonly name: string;
  readonly op: string | undefined;
  readonly start: number;
  readonly end: number;
  readonly status: string;
  /** Those that somebody chose to set. */
  readonly attributes: JsonObject;
  /** Those of the SDK. */
  readonly others: JsonObject;
  readonly links: readonly ReceivedSpanLink[];
}

const mostBesides = 100;

/** One trace with at most `limit` of its spans, the telling ones of more, and its errors and logs; `undefined` when none of it is kept any more. */
export function traceDetail(received: Received, id: string, limit: number): TraceDetail | undefined {
  const spans = received.spans.filter(({ traceId }) => traceId === id);
  if (spans.length === 0) return undefined;
  const transactions = received.transactions.filter(({ traceId }) => traceId === id);
  const inTrace = ({ value }: { value: { traceId: string | undefined } }): boolean => value.traceId === id;
  return {
    id,
    ...whole(spans),
    rows: tellingRows(spanTree(spans), limit).map(waterfallRow),
    spans: spans.length,
    tags: presentable(transactionTags(transactions), inRow),
    errors: received.kept("error").filter(inTrace).slice(-mostBesides).map(errorRow),
    logs: received.kept("log").filter(inTrace).slice(-mostBesides).map(logRow),
  };
}

function waterfallRow({ span, depth }: SpanRow): WaterfallRow {
  const own = ownAttributes(span.attributes);
  return {
    id: cutText(span.spanId, 100),
    depth: Math.min(depth, 40),
    name: cutText(span.name === "" ? "(no name)" : span.name, 500),
    op: span.op === undefined ? undefined : cutText(span.op, 100),
    start: span.start,
    end: span.end,
    status: cutText(span.status, 100),
    attributes: presentable(own, inRow),
    others: presentable(Object.fromEntries(Object.entries(span.attributes).filter(([name]) => !Object.hasOwn(own, name))), inRow),
    links: span.links.slice(0, 20).map((link) => presentable(link, inRow)),
  };
}
