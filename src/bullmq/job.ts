import { read } from "../runtime/errors/expected.js";
import type { TraceHeaders } from "../telemetry/trace-headers.js";
import { headersIn } from "./metadata.js";

/** What is known of a job of BullMQ's here. */
export interface JobLike {
  readonly id?: string | undefined;
  readonly name: string;
  readonly queueName: string;
  readonly data: unknown;
  readonly timestamp: number;
  readonly processedOn?: number | undefined;
  /** How often it was tried before. */
  readonly attemptsMade: number;
  readonly repeatJobKey?: string | undefined;
  readonly opts: {
    readonly attempts?: number | undefined;
    readonly backoff?: number | { readonly type: string; readonly delay?: number | undefined } | null | undefined;
    readonly delay?: number | undefined;
    readonly telemetry?: { readonly metadata?: string | undefined } | undefined;
  };
}

/** The trace that a job goes on with; none for one that repeats: all its runs, for as long as the bot lives, would be one trace. */
export const headersWith = ({ repeatJobKey, opts }: JobLike): TraceHeaders | undefined =>
  repeatJobKey === undefined ? headersIn(opts.telemetry?.metadata) : undefined;

/** By name, for a bot may have BullMQ twice: with these a processor says what is to become of the job, and nothing has failed. */
const MOVES = new Set(["DelayedError", "WaitingError", "WaitingChildrenError", "RateLimitError"]);

export const isMove = (error: unknown): boolean => MOVES.has(read(error, "name") as string);

/**
 * Whether BullMQ will try a job again (5.81, job.js, `shouldRetryJob`). A backoff strategy of the bot's own ends a job by giving -1, and is
 * not asked here: it may count, or draw lots. Then it is "no", for an event too many is better than none.
 */
export const isTriedAgain = (job: JobLike, error: unknown): boolean =>
  job.attemptsMade + 1 < (job.opts.attempts ?? 1) &&
  // Of BullMQ's class it is protected, so that a type that had it would take no `Job`.
  read(job, "discarded") !== true &&
  read(error, "name") !== "UnrecoverableError" &&
  hasKnownBackoff(job.opts.backoff);

/** Whether the delay before the next attempt is BullMQ's own (5.81, backoffs.js), and none that ends the job. */
function hasKnownBackoff(backoff: JobLike["opts"]["backoff"]): boolean {
  const { type, delay } = typeof backoff === "object" && backoff !== null ? backoff : { type: "fixed", delay: backoff };
  return (type === "fixed" || type === "exponential") && delay !== -1;
}

/** What Sentry's Queues know a job by (docs.sentry.io, Instrument Queues); nothing of its data. */
export const attributesOf = (job: JobLike): Readonly<Record<string, string | number>> => ({
  "messaging.system": "bullmq",
  "messaging.operation.type": "process",
  "messaging.operation.name": "process",
  "messaging.destination.name": job.queueName,
  "messaging.bullmq.job.name": job.name,
  "messaging.message.retry.count": job.attemptsMade,
  ...(job.id !== undefined && { "messaging.message.id": job.id }),
  ...latency(job),
});

/** How many ms it waited, beyond the delay that it was to wait; known of the first attempt alone. */
function latency({ attemptsMade, processedOn, timestamp, opts }: JobLike): Readonly<Record<string, number>> {
  if (attemptsMade > 0 || processedOn === undefined) return {};
  return { "messaging.message.receive.latency": Math.max(0, processedOn - timestamp - (opts.delay ?? 0)) };
}

/** How large its data is, in bytes of JSON, as Redis holds it. */
export const bodySize = ({ data }: JobLike): number => Buffer.byteLength(JSON.stringify(data) ?? "");
