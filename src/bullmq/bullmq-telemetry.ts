import { guard } from "../runtime/guard.js";
import { withSpan } from "../sentry/active-span.js";
import { activeClient } from "../sentry/client.js";
import { activeSpan } from "../telemetry/start-span.js";
import { headersOf, traceHeaders } from "../telemetry/trace-headers.js";
import { metadataOf } from "./metadata.js";
import { PublishSpan, type JobSpan } from "./publish-span.js";

/** What BullMQ carries from its span to what runs inside. */
export interface JobContext {
  readonly publish?: PublishSpan | undefined;
}

/** What BullMQ's `telemetry` option takes (5.81, interfaces/telemetry.d.ts). */
export interface BullmqTelemetry {
  readonly tracer: {
    startSpan(name: string, options?: { readonly kind: number }, context?: JobContext): JobSpan;
  };
  readonly contextManager: {
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- whatever BullMQ runs
    with<A extends (...args: any[]) => any>(context: JobContext, fn: A): ReturnType<A>;
    active(): JobContext;
    getMetadata(context: JobContext): string;
    fromMetadata(active: JobContext, metadata: string): JobContext;
  };
}

/** The operations by which a job gets into a queue; what else BullMQ calls a producer's asks for others (5.81, queue.js, flow-producer.js). */
const PUBLISHING = /^(?:add|addBulk|addNode) (.*)$/s;

/**
 * For BullMQ's `telemetry` option: a job that is added inside an open span gets a span `publish <queue>` of op `queue.publish`, and takes
 * the trace with it, for {@link instrumentProcessor} to go on with. Outside any span and entry point nothing is added.
 *
 * With the job go Sentry's two trace headers. Its data, options, result and why it failed are not recorded. BullMQ tells here neither
 * how large a job is nor what its processor threw: the worker's side does. Metrics of BullMQ's `meter` are not made.
 *
 * @example
 * const queue = new Queue("digests", { connection, telemetry: bullmqTelemetry() });
 */
export function bullmqTelemetry(): BullmqTelemetry {
  return {
    tracer: {
      startSpan(name) {
        const [publishes, destination = ""] = PUBLISHING.exec(name) ?? [];
        // The job's name stands behind the queue's; it is an attribute. A queue with a dot in its name is named right in the next moment.
        const parent = publishes === undefined || activeClient() === undefined ? undefined : activeSpan();
        return new PublishSpan(publishes !== undefined, destination.split(".", 1)[0] ?? "", parent);
      },
    },
    contextManager: {
      with: (context, fn) => {
        const span = context.publish?.span;
        return (span === undefined ? fn() : withSpan(span, () => fn() as unknown)) as never;
      },
      active: () => ({}),
      getMetadata({ publish }) {
        // A job that is tried again goes on with the trace of who added it.
        if (publish?.publishes !== true) return "";
        const { span } = publish;
        return guard("bullmqTelemetry()", "reading the trace", () => metadataOf(span ? headersOf(span) : traceHeaders())) ?? "";
      },
      fromMetadata: (active) => active,
    },
  };
}
