import type { ReceivedError, ReceivedSpan } from "../../src/view/index.js";

/** A span of trace "t" from 0 to 100 ms; say only what matters. */
export function aSpan(fields: Partial<ReceivedSpan> & { readonly spanId: string }): ReceivedSpan {
  return {
    traceId: "t",
    parentSpanId: undefined,
    name: fields.spanId,
    op: undefined,
    start: 0,
    end: 100,
    status: "ok",
    isSegment: false,
    attributes: {},
    links: [],
    ...fields,
  };
}

/** An error of which nothing is known; say only what matters. */
export function anError(fields: Partial<ReceivedError>): ReceivedError {
  return {
    eventId: "e1",
    timestamp: undefined,
    traceId: undefined,
    spanId: undefined,
    tags: {},
    contexts: {},
    user: undefined,
    breadcrumbs: [],
    event: {},
    level: "error",
    exceptions: [],
    message: undefined,
    fingerprint: [],
    ...fields,
  };
}
