import { runFixture } from "../support/fixture.js";
import type { SentSpan } from "../support/recording.js";

interface Report {
  readonly outcomes: Record<string, unknown>;
  readonly spans: SentSpan[];
  readonly errors: Record<string, any>[];
  readonly options: object | undefined;
  readonly failedInRedis: number;
  readonly secrets: string[];
}

let report: Report;
let bare: Report;

beforeAll(async () => {
  if (process.env["REDIS_URL"] === undefined) throw new Error("Set REDIS_URL to a Redis that may be written to.");
  report = await runFixture<Report>("jobs.ts");
  bare = await runFixture<Report>("jobs.ts", { args: ["bare"] });
}, 90_000);

const ofJob = (name: string, op: string): SentSpan[] =>
  report.spans.filter((span) => span.op === op && span.attributes["messaging.bullmq.job.name"] === name).sort((a, b) => a.start - b.start);
const root = (): SentSpan => report.spans.find(({ name }) => name === "command.digest") as SentSpan;
const below = (parent: SentSpan | undefined): string[] =>
  report.spans.filter(({ parentSpanId }) => parentSpanId === parent?.spanId).map(({ name }) => name);

it("Each job gives, throws and is tried as often as without", () => {
  expect(report.outcomes).toEqual(bare.outcomes);
  expect(report.failedInRedis).toBe(bare.failedInRedis);
  expect(report.outcomes).toMatchObject({
    plain: { gives: "digest-200000000000000001" },
    broken: { throws: "attempt 3", attemptsMade: 3 },
    hopeless: { throws: "no such guild", attemptsMade: 1 },
  });
  expect(bare.spans.filter(({ op }) => op?.startsWith("queue."))).toEqual([]);
});

it("A job goes on with the trace of the command that added it", () => {
  const [published] = ofJob("plain", "queue.publish");
  const [processed] = ofJob("plain", "queue.process");
  expect([published?.name, published?.parentSpanId]).toEqual(["publish digests", root().spanId]);
  expect([processed?.name, processed?.parentSpanId, processed?.traceId]).toEqual(["process digests", published?.spanId, root().traceId]);
  expect(below(processed)).toEqual(["Write a digest"]);
});

it("Both spans say what Sentry's Queues ask for", () => {
  expect(ofJob("plain", "queue.publish")[0]?.attributes).toMatchObject({
    "messaging.system": "bullmq",
    "messaging.destination.name": "digests",
    "messaging.message.id": "1",
  });
  expect(ofJob("plain", "queue.process")[0]?.attributes).toMatchObject({
    "messaging.system": "bullmq",
    "messaging.destination.name": "digests",
    "messaging.message.id": "1",
    "messaging.message.retry.count": 0,
    "messaging.message.body.size": 65,
    "messaging.message.receive.latency": expect.any(Number),
  });
  // The delay that a job was to wait is no waiting in the queue.
  const [delayed] = ofJob("delayed", "queue.process");
  const [published] = ofJob("delayed", "queue.publish");
  expect((delayed?.start ?? 0) - (published?.start ?? 0)).toBeGreaterThanOrEqual(0.045);
  expect(delayed?.attributes["messaging.message.receive.latency"]).toBeLessThan(((delayed?.start ?? 0) - (published?.start ?? 0)) * 1000);
});

it("Each attempt is a span of the same trace, below who added the job; the last one's error is the event", () => {
  const attempts = ofJob("broken", "queue.process");
  expect(attempts.map(({ attributes, status }) => [attributes["messaging.message.retry.count"], status, attributes["error.type"]])).toEqual(
    [
      [0, "error", "RangeError"],
      [1, "error", "RangeError"],
      [2, "error", "RangeError"],
    ],
  );
  expect(new Set(attempts.map(({ parentSpanId }) => parentSpanId))).toEqual(new Set([ofJob("broken", "queue.publish")[0]?.spanId]));
  const events = report.errors.filter(({ tags }) => tags["job.name"] === "broken");
  expect(events.map(({ exception, contexts }) => [exception.values.at(-1).value, contexts.job])).toEqual([
    ["attempt 3", { id: "3", name: "broken", queue: "digests", attempt: 3, attempts: 3 }],
  ]);
  expect(events[0]).toMatchObject({
    tags: { "queue.name": "digests", guild_id: "200000000000000001", "error.context": "digest" },
    contexts: { trace: { trace_id: root().traceId } },
  });
});

it("A job that is not tried again is an event at once", () => {
  expect(report.errors.filter(({ tags }) => tags["job.name"] === "hopeless").map(({ contexts }) => contexts.job.attempt)).toEqual([1]);
  expect(report.errors).toHaveLength(2);
});

it("Jobs that run at the same time know nothing of each other", () => {
  const bulk = ofJob("bulk", "queue.process");
  expect(bulk.map(({ attributes }) => attributes["guild_id"]).sort()).toEqual(["201", "202"]);
  const many = report.spans.filter(({ attributes }) => attributes["messaging.batch.message_count"] === 2);
  expect(many.map(({ op }) => op)).toEqual(["queue.publish"]);
  expect(bulk.map(({ parentSpanId }) => parentSpanId)).toEqual([many[0]?.spanId, many[0]?.spanId]);
});

it("What is added outside any span, and what repeats, begins a trace of its own", () => {
  for (const name of ["alone", "hourly"]) {
    const runs = ofJob(name, "queue.process");
    expect(runs.length).toBeGreaterThan(0);
    for (const { parentSpanId } of runs) expect(parentSpanId).toBeUndefined();
    expect(new Set(runs.map(({ traceId }) => traceId)).size).toBe(runs.length);
  }
  expect(ofJob("alone", "queue.publish")).toEqual([]);
});

it("With a job go the two trace headers; of its data and its result nothing is sent", () => {
  const { metadata } = report.options as { metadata: string };
  expect(Object.keys(JSON.parse(metadata) as object)).toEqual(["sentry-trace", "baggage"]);
  expect(report.secrets).toEqual([]);
});
