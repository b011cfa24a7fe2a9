import type { Attributes } from "./attributes.js";

/** One finished span, in one shape for `traceLifecycle: "stream"` and `"static"`. */
export interface ReceivedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly name: string;
  readonly op: string | undefined;
  /** Milliseconds since 1970, with fractions. */
  readonly start: number;
  /** Milliseconds since 1970, with fractions. */
  readonly end: number;
  /** `"ok"`, or what went wrong: `"internal_error"` where the sender gave no reason. */
  readonly status: string;
  /** Whether this is the root of what one process did: the transaction itself in the static lifecycle. */
  readonly isSegment: boolean;
  /** Plain values; those of the SDK (`sentry.*`) included. */
  readonly attributes: Attributes;
  readonly links: readonly ReceivedSpanLink[];
}

/** A span that another one points to. */
export interface ReceivedSpanLink {
  readonly traceId: string;
  readonly spanId: string;
  readonly attributes: Attributes;
}
