import * as Sentry from "@sentry/node";
import fc from "fast-check";
import { recordCommandMetric, recordTaskMetric, startTransaction } from "../../../src/index.js";
import { count } from "../../../src/runtime/metrics/metric.js";
import { runFixture } from "../../support/fixture.js";
import { bytesOf, record, sent, type Recording } from "../../support/recording.js";
import { sentMetrics } from "../../support/sent-metrics.js";
import { TRACING_MODES } from "../../support/tracing-modes.js";

const counters = (sentry: Recording) => sentMetrics(sentry).filter(({ type }) => type === "counter");
const total = (sentry: Recording): number => counters(sentry).reduce((sum, { value }) => sum + value, 0);

const UNSAMPLED = TRACING_MODES.filter(([mode]) => mode === "nothing sampled" || mode === "tracing off");
const SAMPLED = TRACING_MODES.filter(([mode]) => !UNSAMPLED.some(([other]) => other === mode));

/** What is counted with the attributes that a command's scopes hold. */
function inCommand(user: string, body: () => unknown): Promise<unknown> {
  return startTransaction("discord.slash", "ban", async () => {
    const scope = Sentry.getIsolationScope();
    scope.setUser({ id: user, username: `name of ${user}`, email: `${user}@example.com` });
    scope.setAttributes({ "command.name": "ban", guild_id: `90${user}`, channel_id: `80${user}` });
    await body();
  });
}

const ALICE = "100000000000000001";
const BOB = "200000000000000002";
const CAROL = "300000000000000003";

describe("Counters", () => {
  let sentry: Recording;
  afterEach(() => Sentry.close(1000));

  describe.each(UNSAMPLED)("with %s", (_mode, options) => {
    beforeEach(() => void (sentry = record(options as Partial<Sentry.NodeOptions>)));

    test("are summed by their names and attributes, and sent as one item each", async () => {
      await inCommand(ALICE, () => {
        for (let at = 0; at < 500; at++) recordCommandMetric("ban", at % 5 === 0 ? { success: false } : {});
      });
      await sent();
      expect(counters(sentry).map(({ name, value, attributes: { success } }) => [name, value, success])).toEqual([
        ["bot.command.usage", 100, false],
        ["bot.command.failures", 100, false],
        ["bot.command.usage", 400, true],
      ]);
    });

    test("of several users are one sum, which says nothing of any of them, nor of the one in whose command it is sent", async () => {
      const ids: string[] = [];
      const run = (user: string) =>
        inCommand(user, async () => {
          ids.push(Sentry.getCurrentScope().getPropagationContext().traceId);
          recordCommandMetric("ban");
          await new Promise(setImmediate);
          recordCommandMetric("ban");
        });
      await Promise.all([run(ALICE), run(BOB)]);
      await inCommand(CAROL, () => sent());
      expect(counters(sentry)).toMatchObject([{ value: 4, attributes: { command: "ban", success: true, "command.name": "ban" } }]);
      const [sum] = sentry.metrics;
      expect(JSON.stringify(sum)).not.toMatch(/user|0000000000000|name of|example\.com/);
      expect(sum?.["span_id"]).toBeUndefined();
      expect(ids).not.toContain(sum?.["trace_id"]);
      expect(sum?.["trace_id"]).not.toBe(Sentry.getCurrentScope().getPropagationContext().traceId);
    });
  });

  describe.each(SAMPLED)("in a sampled span of %s", (_mode, options) => {
    beforeEach(() => void (sentry = record(options as Partial<Sentry.NodeOptions>)));

    test("are sent one by one, linked to their trace; after its end they are summed", async () => {
      let late: () => void = () => undefined;
      await inCommand(ALICE, () => {
        recordCommandMetric("ban");
        recordCommandMetric("ban");
        const again = () => (recordCommandMetric("late"), recordCommandMetric("late"));
        late = bound(again);
      });
      late();
      await sent();
      const { traceId, spanId } = sentry.span("ban");
      expect(counters(sentry).map(({ value, attributes: { command } }) => [command, value])).toEqual([
        ["ban", 1],
        ["ban", 1],
        ["late", 2],
      ]);
      const [first, second, sum] = counters(sentry);
      expect([first, second]).toMatchObject([
        { traceId, spanId },
        { traceId, spanId },
      ]);
      expect(sum?.traceId).not.toBe(traceId);
      expect(sum?.spanId).toBeUndefined();
    });
  });

  describe("that are summed", () => {
    beforeEach(() => void (sentry = record({ tracesSampleRate: 0 })));

    test("are a fraction of what they would be one by one", async () => {
      for (let at = 0; at < 500; at++) Sentry.metrics.count("bot.task.executions", 1, { attributes: { task: "refresh", success: true } });
      await sent();
      const oneByOne = bytes(sentry);
      for (let at = 0; at < 500; at++) recordTaskMetric("refresh");
      await sent();
      expect(total(sentry)).toBe(1000);
      expect(sentMetrics(sentry)).toHaveLength(501);
      expect(oneByOne).toBeGreaterThan(100_000);
      expect(bytes(sentry) - oneByOne).toBeLessThan(1000);
    });

    test("keep kinds of values apart: a text is no number and no list of it", async () => {
      for (const value of ["1", 1, true, ["1"], [1], "1"]) count("kinds", { value });
      await sent();
      expect(counters(sentry).map(({ value, attributes }) => [attributes["value"], value])).toEqual([
        ["1", 2],
        [1, 1],
        [true, 1],
        [["1"], 1],
        [[1], 1],
      ]);
    });

    test("do not care in which order their attributes were given", async () => {
      count("order", { a: 1, b: 2 });
      count("order", { b: 2, a: 1 });
      await sent();
      expect(counters(sentry)).toMatchObject([{ value: 2 }]);
    });

    test("do not take what is no finite number", async () => {
      count("finite", {}, 2);
      count("finite", {}, NaN);
      count("finite", {}, Infinity);
      await sent();
      expect(counters(sentry)).toMatchObject([{ name: "finite", value: 2 }]);
    });

    test("leave those alone that are sent by the SDK's own function", async () => {
      Sentry.metrics.count("mine");
      Sentry.metrics.count("mine");
      await sent();
      expect(counters(sentry)).toMatchObject([{ value: 1 }, { value: 1 }]);
    });

    test("go through the SDK's hooks", async () => {
      await Sentry.close(1000);
      sentry = record({
        tracesSampleRate: 0,
        beforeSendMetric: (metric) => (metric.name === "dropped" ? null : { ...metric, name: `seen.${metric.name}` }),
      });
      count("kept", {}, 3);
      count("dropped", {}, 3);
      await sent();
      expect(counters(sentry)).toMatchObject([{ name: "seen.kept", value: 3 }]);
    });

    test("are exact, whatever is counted between flushes", async () => {
      const step = fc.oneof(
        { weight: 9, arbitrary: fc.record({ key: fc.constantFrom("a", "b", "c"), value: fc.integer({ min: 1, max: 1000 }) }) },
        { weight: 1, arbitrary: fc.constant("flush" as const) },
      );
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
          sentry.items.length = 0;
          const expected: Record<string, number> = {};
          await Promise.all(
            steps.map(async (one, at) => {
              if (at % 3 === 0) await new Promise(setImmediate);
              if (one === "flush") return sent();
              expected[one.key] = (expected[one.key] ?? 0) + one.value;
              count("exact", { key: one.key }, one.value);
            }),
          );
          await sent();
          const sums: Record<string, number> = {};
          for (const { value, attributes } of counters(sentry)) {
            const key = attributes["key"] as string;
            sums[key] = (sums[key] ?? 0) + value;
          }
          expect(sums).toEqual(expected);
        }),
        { numRuns: 30 },
      );
    });

    test("are delivered by a flush, whether the SDK has sent metrics of this client before or not", async () => {
      count("first", {});
      await sent();
      expect(total(sentry)).toBe(1);
      await Sentry.close(1000);
      sentry = record({ tracesSampleRate: 0 });
      Sentry.metrics.gauge("before", 1);
      count("second", {});
      await sent();
      expect(total(sentry)).toBe(1);
    });

    test("are delivered by close(), and the next client begins anew", async () => {
      count("old", {}, 2);
      await Sentry.close(1000);
      count("nobody's", {});
      const next = record({ tracesSampleRate: 0 });
      count("new", {}, 3);
      await sent();
      expect(counters(sentry)).toMatchObject([{ name: "old", value: 2 }]);
      expect(counters(next)).toMatchObject([{ name: "new", value: 3 }]);
    });

    test("stay with the client in whose time they were counted, where Sentry is initialised twice", async () => {
      const old = Sentry.getClient();
      count("same", {}, 2);
      const next = record({ tracesSampleRate: 0 });
      count("same", {}, 3);
      await sent();
      await old?.close(1000);
      expect(counters(sentry)).toMatchObject([{ value: 2 }]);
      expect(counters(next)).toMatchObject([{ value: 3 }]);
    });

    test("are sent before they are a thousand sets, and none is lost", async () => {
      let captured = 0;
      Sentry.getClient()?.on("afterCaptureMetric", () => void captured++);
      for (let at = 0; at < 999; at++) count("many", { at });
      expect(captured).toBe(0);
      for (let at = 999; at < 2500; at++) count("many", { at });
      expect(captured).toBe(2000);
      await sent();
      expect(total(sentry)).toBe(2500);
      expect(new Set(counters(sentry).map(({ attributes }) => attributes["at"])).size).toBe(2500);
    });

    test("are sent at once where their attributes are long", () => {
      const captured: unknown[] = [];
      Sentry.getClient()?.on("afterCaptureMetric", ({ name }) => void captured.push(name));
      count("short", { text: "x" });
      count("long", { text: "x".repeat(3000) });
      expect(captured).toEqual(["long"]);
    });

    test("that come while a client closes are lost with it, as the SDK's own are, and wait for nothing", async () => {
      jest.useFakeTimers({ doNotFake: ["nextTick", "setImmediate", "queueMicrotask", "performance", "Date"] });
      try {
        const captured: string[] = [];
        const client = Sentry.getClient();
        client?.on("afterCaptureMetric", ({ name }) => void captured.push(name));
        count("in time", {});
        client?.on("flush", () => count("late", {}));
        const closed = client?.close(1);
        await jest.advanceTimersByTimeAsync(20_000);
        await closed;
        expect(captured).toEqual(["in time"]);
      } finally {
        jest.useRealTimers();
      }
    });

    test("are captured every ten seconds", () => {
      jest.useFakeTimers({ doNotFake: ["nextTick", "setImmediate", "queueMicrotask", "performance", "Date"] });
      try {
        const captured: number[] = [];
        Sentry.getClient()?.on("afterCaptureMetric", ({ value }) => void captured.push(value));
        count("beat", {});
        jest.advanceTimersByTime(9_000);
        count("beat", {});
        expect(captured).toEqual([]);
        jest.advanceTimersByTime(1_000);
        expect(captured).toEqual([2]);
        jest.advanceTimersByTime(60_000);
        count("beat", {}, 5);
        jest.advanceTimersByTime(10_000);
        expect(captured).toEqual([2, 5]);
      } finally {
        jest.useRealTimers();
      }
    });
  });
});

test("A process that ends by itself sends its sums, and they do not keep it alive", async () => {
  expect(await runFixture("summed-counters.ts")).toEqual({ sums: [["ending", 3]], captured: [true] });
});

/** Runs later with the scopes of now. */
function bound(body: () => void): () => void {
  const [scope, isolationScope] = [Sentry.getCurrentScope(), Sentry.getIsolationScope()];
  return () => Sentry.withIsolationScope(isolationScope, () => Sentry.withScope(scope, body));
}

const bytes = (sentry: Recording): number =>
  sentry.items.reduce((sum, item) => (item.type === "trace_metric" ? sum + bytesOf(item) : sum), 0);
