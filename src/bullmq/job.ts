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
    readonly delay?: number | undefined;
    readonly telemetry?: { readonly metadata?: string | undefined } | undefined;
  };
}

/** The trace that a job goes on with; none for one that repeats: all its runs, for as long as the bot lives, would be one trace. */
export const headersWith = ({ repeatJobKey, opts }: JobLike): TraceHeaders | undefined =>
  repeatJobKey === undefined ? headersIn(opts.telemetry?.metadata) : undefined;

/** By name, for a bot may have BullMQ twice: with these a processor says what is to become of the job, and nothing has failed. */
const MOVES = new Set(["DelayedError", "WaitingError", "WaitingChildrenError", "RateLimitError"]);

const nameIn = (error: unknown): unknown => (typeof error === "object" && error !== null && "name" in error ? error.name : undefined);

export const isMove = (error: unknown): boolean => MOVES.has(nameIn(error) as string);

/** Whether BullMQ will try a job again (5.81, job.js, `shouldRetryJob`). */
export const isTriedAgain = ({ attemptsMade, opts }: JobLike, error: unknown): boolean =>
  nameIn(error) !== "UnrecoverableError" && attemptsMade + 1 < (opts.attempts ?? 1);

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
