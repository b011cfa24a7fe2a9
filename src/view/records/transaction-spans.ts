import { asMoment, asObject, asObjects, asText, type JsonObject } from "../untrusted.js";
import { plainAttributes } from "./attributes.js";
import type { ReceivedSpan } from "./received-span.js";
import { spanLinks } from "./span-links.js";

/** Reads a transaction event as the spans it is made of: first its root, then its children. */
export function transactionSpans(event: JsonObject): readonly ReceivedSpan[] {
  const trace = asObject(asObject(event["contexts"])?.["trace"]) ?? {};
  // The root's times and name stand on the event, the rest of it in the trace context.
  const root = {
    ...trace,
    description: event["transaction"],
    start_timestamp: event["start_timestamp"],
    timestamp: event["timestamp"],
  };
  return [staticSpan(root, true), ...asObjects(event["spans"]).map((child) => staticSpan(child, false))];
}

function staticSpan(span: JsonObject, isSegment: boolean): ReceivedSpan {
  const end = asMoment(span["timestamp"]);
  const start = asMoment(span["start_timestamp"]) ?? end ?? 0;
  return {
    traceId: asText(span["trace_id"]) ?? "",
    spanId: asText(span["span_id"]) ?? "",
    parentSpanId: asText(span["parent_span_id"]),
    name: asText(span["description"]) ?? "",
    op: asText(span["op"]),
    start,
    end: end ?? start,
    status: asText(span["status"]) ?? "ok",
    isSegment,
    attributes: plainAttributes(span["data"]),
    links: spanLinks(span["links"]),
  };
}
