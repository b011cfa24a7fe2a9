import type { Annotation } from "../annotation/annotation.js";
import { checkNames, isOptions, optionFault } from "../runtime/check-option.js";
import { guard } from "../runtime/guard.js";
import { markFailed } from "../runtime/leave.js";
import { isPromise } from "../runtime/results/native-promise.js";
import { SetupError } from "../runtime/setup-error.js";
import { activeClient } from "../sentry/client.js";
import { runContinued } from "../telemetry/continue-trace.js";
import { activeSpan } from "../telemetry/start-span.js";
import { attributesOf, bodySize, headersWith, isMove, isTriedAgain, type JobLike } from "./job.js";

/** Options of {@link instrumentProcessor}; all may be left out. */
export interface ProcessorOptions {
  /** Of which attempts errors are events: the `last`, after which BullMQ does not try again, or `each`. Default: `last`. */
  readonly captured?: "last" | "each";
}

/**
 * Makes a processor of BullMQ an entry point: a job goes on with the trace of who added it, in scopes of its own, with a span
 * `process <queue>` of op `queue.process`, tags `queue.name` and `job.name`, and a context `job` with id and attempt. Concurrent jobs
 * know nothing of each other. A job that repeats has a trace of its own each time.
 *
 * An error is an event when BullMQ will not try the job again, or may not (a backoff strategy of your own); of an earlier attempt the span
 * has failed, and no more. What moves a job (`DelayedError`, `RateLimitError` and their like) is no error. What the processor gives and
 * throws goes to BullMQ as it is.
 *
 * The job's data is not recorded, its size is. Processors in files (sandboxed ones) are called in their own process: there, wrap
 * the function that the file exports.
 *
 * @throws SetupError where what is given is no function, or an option cannot be used.
 * @example
 * const worker = new Worker("digests", instrumentProcessor(async (job) => digests.send(job.data.guildId)), { connection });
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- any job, whatever its data
export function instrumentProcessor<P extends (job: any, ...rest: any[]) => unknown>(processor: P, options: ProcessorOptions = {}): P {
  if (typeof processor !== "function") {
    throw new SetupError(
      "what instrumentProcessor() was given",
      "it takes a function",
      "Wrap the function that a processor's file exports",
    );
  }
  isOptions(options, 'Write { captured: "each" }');
  checkNames(options, ["captured"]);
  const { captured = "last" } = options;
  if (captured !== "last" && captured !== "each") {
    throw optionFault("captured", "it is 'last' or 'each'", "Leave it out for 'last'");
  }
  const process = function (this: unknown, job: JobLike, ...rest: unknown[]): unknown {
    const bare = (): unknown => Reflect.apply(processor, this, [job, ...rest]);
    const said = activeClient() && guard("instrumentProcessor()", "reading a job", () => readingOf(job, captured));
    if (said === undefined) return bare();
    return runContinued(said.headers, said.place, said.annotations, () => followed(job, said.place, bare));
  };
  // BullMQ hands a signal to a processor that takes three arguments (5.81, worker.js).
  const { name, length } = processor;
  return Object.defineProperties(process, {
    name: { value: name, configurable: true },
    length: { value: length, configurable: true },
  }) as never;
}

/** All that is read of a job before it runs. */
function readingOf(job: JobLike, captured: "last" | "each") {
  return { headers: headersWith(job), place: `process ${job.queueName}`, annotations: annotationsOf(job, captured) };
}

function annotationsOf(job: JobLike, captured: "last" | "each"): readonly Annotation[] {
  const { id, name, queueName, attemptsMade, opts } = job;
  const isNoEvent = (error: unknown): boolean => isMove(error) || (captured === "last" && isTriedAgain(job, error));
  return [
    { kind: "transaction", op: "queue.process", name: `process ${queueName}`, attributes: attributesOf(job) },
    { kind: "tag", key: "queue.name", value: queueName },
    { kind: "tag", key: "job.name", value: name },
    { kind: "context", name: "job", value: { id, name, queue: queueName, attempt: attemptsMade + 1, attempts: opts.attempts ?? 1 } },
    { kind: "captureErrors", expected: isNoEvent },
  ];
}

/** Runs the processor in its span: with its data's size, and failed where it threw, be that an event or not. */
function followed(job: JobLike, place: string, bare: () => unknown): unknown {
  const span = activeSpan();
  if (span?.isRecording() === true) {
    guard(place, "measuring a job", () => span.setAttribute("messaging.message.body.size", bodySize(job)));
  }
  const fail = (error: unknown): never => {
    if (span?.isRecording() === true && !isMove(error)) guard(place, "noting an error", () => markFailed(span, error));
    throw error;
  };
  try {
    const result = bare();
    return isPromise(result) ? result.then(undefined, fail) : result;
  } catch (error) {
    return fail(error);
  }
}
