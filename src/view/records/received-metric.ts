import { asMoment, asNumber, asObjects, asText, type JsonObject } from "../untrusted.js";
import { plainAttributes, type Attributes } from "./attributes.js";

/** One measurement of `Sentry.metrics`; the SDK does not sum them up. */
export interface ReceivedMetric {
  /** Milliseconds since 1970. */
  readonly timestamp: number | undefined;
  readonly name: string;
  /** `counter`, `gauge` or `distribution`. */
  readonly type: string;
  /** In `unit`; `undefined` when what was sent is no number. */
  readonly value: number | undefined;
  readonly unit: string | undefined;
  readonly traceId: string | undefined;
  readonly spanId: string | undefined;
  readonly attributes: Attributes;
}

/** Reads the payload `{ items: […] }` of an envelope item of type `trace_metric`. */
export function receivedMetrics(payload: JsonObject): readonly ReceivedMetric[] {
  return asObjects(payload["items"]).map((metric) => ({
    timestamp: asMoment(metric["timestamp"]),
    name: asText(metric["name"]) ?? "",
    type: asText(metric["type"]) ?? "",
    value: asNumber(metric["value"]),
    unit: asText(metric["unit"]),
    traceId: asText(metric["trace_id"]),
    spanId: asText(metric["span_id"]),
    attributes: plainAttributes(metric["attributes"]),
  }));
}
