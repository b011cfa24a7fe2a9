import { SpanKind } from "bullmq";
import * as Sentry from "@sentry/node";
import { bullmqTelemetry, instrumentProcessor, SetupError, type JobLike, type ProcessorOptions } from "../../src/bullmq/index.js";
import { setTag, startTransaction } from "../../src/index.js";
import { caught } from "../support/caught.js";
import { record, sent } from "../support/recording.js";

/** What all of BullMQ's own classes call their telemetry by; its types do not show it. */
const { trace: bullmqTrace } = jest.requireActual<{ trace: (...args: unknown[]) => Promise<unknown> }>("bullmq/dist/cjs/utils");

/** A processor that is given a job. */
const processorOf = (processor: (job: JobLike) => unknown, options?: ProcessorOptions) => instrumentProcessor(processor, options);

afterEach(() => Sentry.close(1000));

const job = (more: Partial<JobLike> = {}): JobLike => ({
  id: "1",
  name: "digest",
  queueName: "digests",
  data: {},
  timestamp: 1000,
  processedOn: 1250,
  attemptsMade: 0,
  opts: {},
  ...more,
});

/** As `queue.add` does. */
const add = (body: (span: unknown, metadata?: string) => Promise<unknown>): Promise<unknown> =>
  bullmqTrace(bullmqTelemetry(), SpanKind.PRODUCER, "digests", "add", "digests.digest", body);

describe("Without Sentry", () => {
  it("a job takes nothing with it, and a processor is called as it is", async () => {
    expect(await startTransaction("task.run", "add", () => add(async (_, metadata) => metadata))).toBe("");
    const given: unknown[] = [];
    const processor = instrumentProcessor(function (this: unknown, ...args: unknown[]) {
      given.push(this, ...args);
      return 5;
    });
    expect(processor.call("self", "no job" as never, "token")).toBe(5);
    expect(given).toEqual(["self", "no job", "token"]);
  });
});

it("What adding throws is thrown on, and the span has failed", async () => {
  const sentry = record();
  const broken = new Error("no connection");
  const thrown = await caught(() => startTransaction("task.run", "add", () => add((_span, _metadata) => Promise.reject(broken))));
  expect(thrown?.error).toBe(broken);
  await sent();
  expect(sentry.span("publish digests")).toMatchObject({ status: "error", attributes: { "error.type": "Error" } });
});

it("What BullMQ does beside publishing is no span, and an attempt's trace does not become the next one's", async () => {
  const sentry = record();
  await startTransaction("task.run", "work", async () => {
    for (const [kind, operation] of [
      [SpanKind.INTERNAL, "retry"],
      [SpanKind.INTERNAL, "getNextJob"],
      [SpanKind.PRODUCER, "addFlow"],
      [SpanKind.CONSUMER, "process"],
    ] as const) {
      expect(
        await bullmqTrace(bullmqTelemetry(), kind, "digests", operation, "digests", async (_s: unknown, metadata?: string) => metadata),
      ).toBe("");
    }
  });
  await sent();
  expect(sentry.spans.map(({ name }) => name)).toEqual(["work"]);
});

it("A processor keeps its name, its length, and what it throws, at once or later", async () => {
  record();
  async function threeOf(_job: JobLike, _token?: string, _signal?: AbortSignal): Promise<void> {}
  const wrapped = instrumentProcessor(threeOf);
  expect([wrapped.name, wrapped.length]).toEqual(["threeOf", 3]);
  const error = new Error("thrown");
  const atOnce = processorOf(() => {
    throw error;
  });
  expect(() => atOnce(job())).toThrow(error);
  expect((await caught(() => processorOf(() => Promise.reject(error))(job())))?.error).toBe(error);
});

it("What moves a job is no failure, though it is thrown", async () => {
  const sentry = record();
  class DelayedError extends Error {
    override readonly name = "DelayedError";
  }
  await caught(() => processorOf(() => Promise.reject(new DelayedError()))(job()));
  await sent();
  expect([sentry.errors.length, sentry.span("process digests").status]).toEqual([0, "ok"]);
});

it.each([
  ["last", [2]],
  ["each", [0, 1, 2]],
] as const)("captured: '%s' makes events of the attempts %j of three", async (captured, attempts) => {
  const sentry = record();
  for (const attemptsMade of [0, 1, 2]) {
    const processor = processorOf(() => Promise.reject(new Error(`after ${attemptsMade}`)), { captured });
    await caught(() => processor(job({ attemptsMade, opts: { attempts: 3 } })));
  }
  await sent();
  expect(sentry.errors.map(({ exception }) => exception.values[0].value)).toEqual(attempts.map((made) => `after ${made}`));
  expect(sentry.spans.map(({ status }) => status)).toEqual(["error", "error", "error"]);
});

it.each<[string, Partial<JobLike> & { discarded?: boolean }, number]>([
  ["that is discarded", { opts: { attempts: 3 }, discarded: true }, 1],
  ["whose own backoff strategy may end it", { opts: { attempts: 3, backoff: { type: "mine" } } }, 1],
  ["whose delay of -1 ends it", { opts: { attempts: 3, backoff: { type: "fixed", delay: -1 } } }, 1],
  ["that is tried again after a delay", { opts: { attempts: 3, backoff: { type: "exponential", delay: 10 } } }, 0],
  ["that is tried again after a time given as a number", { opts: { attempts: 3, backoff: 10 } }, 0],
])("The first attempt's error of a job %s: %j makes %i events", async (_what, more, events) => {
  const sentry = record();
  await caught(() => processorOf(() => Promise.reject(new Error("failed")))(job(more)));
  await sent();
  expect(sentry.errors).toHaveLength(events);
});

describe("What throws when it is read", () => {
  const refuse = (): never => {
    throw new Error("not to be read");
  };

  it.each([
    ["a getter", Object.defineProperty(new Error("thrown"), "name", { get: refuse })],
    ["a proxy", new Proxy(new Error("thrown"), { get: refuse, has: refuse })],
  ])("is thrown on as it is: an error with %s", async (_what, error) => {
    record();
    expect((await caught(() => processorOf(() => Promise.reject(error))(job({ opts: { attempts: 3 } }))))?.error).toBe(error);
  });

  it("does not keep a job from being done", async () => {
    record();
    const opts = Object.defineProperty({}, "telemetry", { get: refuse });
    expect(await processorOf(async () => 5)(job({ opts }))).toBe(5);
  });
});

it.each([
  ["add", "bot.digests.weekly.mail"],
  ["addNode", "bot.digests.weekly"],
  ["addBulk", "bot.digests"],
])("A queue with dots in its name has all of it in its span: %s", async (operation, destination) => {
  const sentry = record();
  await startTransaction("task.run", "work", () =>
    bullmqTrace(bullmqTelemetry(), SpanKind.PRODUCER, "bot.digests", operation, destination, async () => 1),
  );
  await sent();
  expect(sentry.spans.map(({ name }) => name).sort()).toEqual(["publish bot.digests", "work"]);
});

it.each([undefined, "", "{", "5", "null", '{"sentry-trace":5}', '{"sentry-trace":"../../etc"}', '{"sentry-trace":{"toString":1}}'])(
  "Metadata that are none, %j, begin a trace of their own",
  async (metadata) => {
    const sentry = record();
    const processor = processorOf(async () => setTag("ran", true));
    await processor(job({ opts: { telemetry: { metadata } } }));
    await sent();
    expect(sentry.span("process digests")).toMatchObject({ isSegment: true, attributes: { ran: true } });
    expect(sentry.span("process digests").parentSpanId).toBeUndefined();
  },
);

it("A job is none of the command's in which its worker was made", async () => {
  const sentry = record();
  await startTransaction("discord.command", "command.start", async () => {
    setTag("user", "alice");
    await processorOf(async () => undefined)(job());
  });
  await sent();
  const [command, processed] = [sentry.span("command.start"), sentry.span("process digests")];
  expect(processed.traceId).not.toBe(command.traceId);
  expect(processed.attributes["user"]).toBeUndefined();
});

it("What cannot be a processor is refused, with what to give", () => {
  expect(() => instrumentProcessor("./processor.js" as never)).toThrow(SetupError);
  expect(() => instrumentProcessor(() => 1, { captured: "all" } as never)).toThrow("it is 'last' or 'each'");
  expect(() => instrumentProcessor(() => 1, { capture: "last" } as never)).toThrow("there is no such option");
});
