import { openFrame, surroundings } from "../runtime/frame.js";
import { guard } from "../runtime/guard.js";
import { activeClient } from "../sentry/client.js";
import type { Span } from "../sentry/sdk.js";
import { getTraceData } from "../sentry/trace-propagation.js";
import { activeSpan } from "./start-span.js";

/** What carries a trace to another process: Sentry's two headers. It says who the caller is in no way but by the trace's ids. */
export interface TraceHeaders {
  /** Trace, span, and whether they are sampled: `<32 hex>-<16 hex>-1`. */
  readonly "sentry-trace"?: string;
  /** What the sampling of the whole trace goes by: release, environment, rate, name of the root. */
  readonly baggage?: string;
}

/**
 * The headers by which another process goes on with this trace: put them beside what you send, and give them to {@link continueTrace}
 * there. Default: of the innermost open span; without one, of the entry point round it. Outside both, and without Sentry, there are none:
 * the object is empty.
 *
 * It sends nothing itself, and puts in no user, tag or argument.
 *
 * @example
 * socket.send(JSON.stringify({ work, trace: traceHeaders() }));
 */
export function traceHeaders(): TraceHeaders {
  return guard("traceHeaders()", "reading the trace", read) ?? {};
}

function read(): TraceHeaders {
  if (activeClient() === undefined) return {};
  const span = activeSpan();
  if (span === undefined && openFrame(surroundings().frame)?.entry?.open !== true) return {};
  return headersOf(span);
}

/** The headers of a span, or of the scope where there is none. */
export function headersOf(span: Span | undefined): TraceHeaders {
  const { "sentry-trace": trace, baggage } = getTraceData(span && { span });
  return { ...(trace !== undefined && { "sentry-trace": trace }), ...(baggage !== undefined && { baggage }) };
}
