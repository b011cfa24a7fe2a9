import type { TraceHeaders } from "../telemetry/trace-headers.js";

/** What goes with a job: Sentry's two headers, as text; the empty one is nothing to BullMQ (5.81, utils/index.js, `trace`). */
export const metadataOf = (headers: TraceHeaders): string => (headers["sentry-trace"] === undefined ? "" : JSON.stringify(headers));

/** What was given with a job; nothing for what somebody else has put there. */
export function headersIn(metadata: unknown): TraceHeaders | undefined {
  if (typeof metadata !== "string") return undefined;
  try {
    const headers: unknown = JSON.parse(metadata);
    return typeof headers === "object" && headers !== null ? headers : undefined;
  } catch {
    return undefined;
  }
}
