import { asMoment, asObjects, asText, type JsonObject } from "../untrusted.js";
import { plainAttributes, type Attributes } from "./attributes.js";
import type { ReceivedSpan } from "./received-span.js";
import { spanLinks } from "./span-links.js";

/** Reads the payload `{ items: […] }` of an envelope item of type `span` (span protocol v2). */
export function streamedSpans(payload: JsonObject): readonly ReceivedSpan[] {
  return asObjects(payload["items"]).map((span) => {
    const attributes = plainAttributes(span["attributes"]);
    const end = asMoment(span["end_timestamp"]);
    const start = asMoment(span["start_timestamp"]) ?? end ?? 0;
    return {
      traceId: asText(span["trace_id"]) ?? "",
      spanId: asText(span["span_id"]) ?? "",
      parentSpanId: asText(span["parent_span_id"]),
      name: asText(span["name"]) ?? "",
      op: asText(attributes["sentry.op"]),
      start,
      end: end ?? start,
      status: statusOf(span, attributes),
      isSegment: span["is_segment"] === true,
      attributes,
      links: spanLinks(span["links"]),
    };
  });
}

/** The stream says only ok or error and keeps the reason in an attribute; the static lifecycle puts the reason in its place. */
function statusOf(span: JsonObject, attributes: Attributes): string {
  if (span["status"] !== "error") return asText(span["status"]) ?? "ok";
  return asText(attributes["sentry.status.message"]) ?? "internal_error";
}
