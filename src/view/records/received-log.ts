import { asMoment, asObjects, asText, type JsonObject } from "../untrusted.js";
import { plainAttributes, type Attributes } from "./attributes.js";

/** One line of `Sentry.logger`. */
export interface ReceivedLog {
  /** Milliseconds since 1970. */
  readonly timestamp: number | undefined;
  /** `trace`, `debug`, `info` (the default), `warn`, `error` or `fatal`. */
  readonly level: string;
  readonly body: string;
  readonly traceId: string | undefined;
  readonly spanId: string | undefined;
  readonly attributes: Attributes;
}

/** Reads the payload `{ items: […] }` of an envelope item of type `log`. */
export function receivedLogs(payload: JsonObject): readonly ReceivedLog[] {
  return asObjects(payload["items"]).map((log) => {
    const attributes = plainAttributes(log["attributes"]);
    return {
      timestamp: asMoment(log["timestamp"]),
      level: asText(log["level"]) ?? "info",
      body: asText(log["body"]) ?? "",
      traceId: asText(log["trace_id"]),
      // The SDK sends the span as an attribute, the protocol has a field for it.
      spanId: asText(log["span_id"]) ?? asText(attributes["sentry.trace.parent_span_id"]),
      attributes,
    };
  });
}
