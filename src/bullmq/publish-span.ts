import { guard } from "../runtime/guard.js";
import { markFailed } from "../runtime/leave.js";
import { startInactiveSpan, type Span } from "../sentry/sdk.js";

const QUEUE = "bullmq.queue.name";

/** What BullMQ says of a span: queue, job and how many; and what Sentry calls that. Options, results and reasons are a bot's own data. */
const NAMES: Readonly<Record<string, string>> = {
  [QUEUE]: "messaging.destination.name",
  "bullmq.queue.operation": "messaging.operation.name",
  "bullmq.job.id": "messaging.message.id",
  "bullmq.job.name": "messaging.bullmq.job.name",
  "bullmq.job.bulk.count": "messaging.batch.message_count",
};

/** What a span of BullMQ's is to BullMQ (5.81, interfaces/telemetry.d.ts). */
export interface JobSpan {
  setSpanOnContext(context: object): object;
  setAttribute(key: string, value: unknown): void;
  setAttributes(attributes: object): void;
  addEvent(name: string, attributes?: object): void;
  recordException(exception: unknown, time?: unknown): void;
  end(): void;
}

/** A span of op `queue.publish`, or none at all: of what BullMQ does besides publishing, and where no span is open round it. */
export class PublishSpan implements JobSpan {
  readonly span: Span | undefined;
  /** Whether it is of something that goes on elsewhere. */
  readonly publishes: boolean;
  readonly #destination: string;

  constructor(publishes: boolean, destination: string, parent: Span | undefined) {
    this.publishes = publishes;
    this.#destination = destination;
    this.span = !publishes || parent === undefined ? undefined : start(destination, parent);
  }

  setSpanOnContext(context: object): object {
    return { ...context, publish: this };
  }

  setAttribute(key: string, value: unknown): void {
    const name = NAMES[key];
    if (name === undefined || (typeof value !== "string" && typeof value !== "number")) return;
    guard("bullmqTelemetry()", "describing a span", () => {
      this.span?.setAttribute(name, value);
      // The span was begun by a text in which queue and job stand with a dot between; the queue's name may have dots, too.
      if (key === QUEUE && value !== this.#destination) this.span?.updateName(`publish ${value}`);
    });
  }

  setAttributes(attributes: object): void {
    for (const [key, value] of Object.entries(attributes)) this.setAttribute(key, value);
  }

  /** An event of BullMQ's holds a job's result, or why it failed. */
  addEvent(): void {}

  recordException(error: unknown): void {
    const { span } = this;
    if (span?.isRecording() === true) guard("bullmqTelemetry()", "noting an error", () => markFailed(span, error));
  }

  end(): void {
    guard("bullmqTelemetry()", "ending a span", () => this.span?.end());
  }
}

const start = (destination: string, parentSpan: Span): Span | undefined =>
  guard("bullmqTelemetry()", "starting a span", () =>
    startInactiveSpan({
      name: `publish ${destination}`,
      parentSpan,
      attributes: {
        "sentry.op": "queue.publish",
        "sentry.origin": "auto.queue.cogscope",
        "messaging.system": "bullmq",
        "messaging.operation.type": "send",
      },
    }),
  );
