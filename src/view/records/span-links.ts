import { asObjects, asText } from "../untrusted.js";
import { plainAttributes } from "./attributes.js";
import type { ReceivedSpanLink } from "./received-span.js";

/** Reads the links of a span; both lifecycles write them alike, save for the wrapping of the attributes. */
export function spanLinks(wire: unknown): readonly ReceivedSpanLink[] {
  return asObjects(wire).map((link) => ({
    traceId: asText(link["trace_id"]) ?? "",
    spanId: asText(link["span_id"]) ?? "",
    attributes: plainAttributes(link["attributes"]),
  }));
}
