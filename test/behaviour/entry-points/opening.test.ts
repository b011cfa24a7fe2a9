import * as Sentry from "@sentry/node";
import { Span, startTransaction, Tag, Transaction, User } from "../../../src/index.js";
import { LIFECYCLES } from "../../support/lifecycles.js";
import { record, sent, type Recording } from "../../support/recording.js";

class Bot {
  @Transaction("discord.command", { name: "command" })
  async command(body: () => unknown = () => undefined): Promise<void> {
    await body();
  }

  @Transaction("task.run", { name: "nested" })
  async nested(): Promise<void> {}

  @Transaction({ name: "own", newTrace: true })
  @Tag("of", "own")
  async own(body: () => unknown = () => undefined): Promise<void> {
    await body();
  }

  @Transaction({ name: "continued", newTrace: false })
  async continued(): Promise<void> {}

  @User(() => ({ id: "alice" }))
  @Tag("of", "caller")
  caller(body: () => unknown): unknown {
    return body();
  }

  @Span("work", { name: "work" })
  async work(): Promise<void> {}
}

const bot = new Bot();

describe.each(LIFECYCLES)("an entry point, in the %s lifecycle", (traceLifecycle) => {
  let sentry: Recording;
  beforeEach(() => void (sentry = record({ traceLifecycle })));
  afterEach(() => Sentry.close(1000));

  test("is the root of a trace of its own, each call anew", async () => {
    const ambient = Sentry.getCurrentScope().getPropagationContext().traceId;
    await bot.command();
    await bot.command();
    await sent();
    const traces = sentry.spans.map(({ traceId }) => traceId);
    expect(sentry.spans.map(({ name, op, isSegment, parentSpanId }) => [name, op, isSegment, parentSpanId])).toEqual([
      ["command", "discord.command", true, undefined],
      ["command", "discord.command", true, undefined],
    ]);
    expect(new Set([...traces, ambient]).size).toBe(3);
  });

  test("has an isolation scope of its own, cloned from the surrounding one", async () => {
    await Sentry.withIsolationScope((around) => {
      around.setTag("around", "yes");
      return bot
        .command(() => {
          Sentry.getIsolationScope().setTag("inside", "yes");
          Sentry.captureException(new Error("inside"));
        })
        .then(() => Sentry.captureException(new Error("after")));
    });
    await sent();
    expect(sentry.errors.map(({ exception, tags }) => [exception.values[0].value, tags]).sort()).toEqual([
      ["after", { around: "yes" }],
      ["inside", { around: "yes", inside: "yes" }],
    ]);
  });

  test("keeps what open annotations round it say", async () => {
    await bot.caller(() => bot.command(() => Sentry.captureException(new Error("inside"))));
    await sent();
    expect(sentry.errors.map(({ tags, user }) => [tags, user])).toEqual([[{ of: "caller" }, { id: "alice" }]]);
  });

  test("inside an open one is a plain span", async () => {
    let same = false;
    await bot.command(async () => {
      const isolation = Sentry.getIsolationScope();
      await startTransaction("task.run", "function", () => void (same = Sentry.getIsolationScope() === isolation));
      await bot.nested();
    });
    await sent();
    const root = sentry.span("command");
    expect(same).toBe(true);
    expect(sentry.spans).toHaveLength(3);
    for (const name of ["nested", "function"]) {
      const { op, traceId, parentSpanId, isSegment } = sentry.span(name);
      expect([op, traceId, parentSpanId, isSegment]).toEqual(["task.run", root.traceId, root.spanId, false]);
    }
  });

  test("inside somebody else's open root span is a plain span", async () => {
    await Sentry.startSpan({ name: "GET /" }, () => Sentry.startSpan({ name: "handler" }, () => bot.command()));
    await sent();
    expect(sentry.spans).toHaveLength(3);
    expect(sentry.span("command")).toMatchObject({ traceId: sentry.span("GET /").traceId, parentSpanId: sentry.span("handler").spanId });
  });

  test("with newTrace true is one of its own inside an open one, which goes on afterwards", async () => {
    await bot.command(async () => {
      await bot.own(() => bot.work());
      await bot.work();
    });
    await sent();
    const [inner, outer] = [sentry.span("own"), sentry.span("command")];
    expect(inner.isSegment).toBe(true);
    expect(inner.parentSpanId).toBeUndefined();
    expect(inner.traceId).not.toBe(outer.traceId);
    const works = sentry.spans.filter(({ name }) => name === "work").map(({ parentSpanId, traceId }) => [traceId, parentSpanId]);
    expect(works.sort()).toEqual(
      [
        [inner.traceId, inner.spanId],
        [outer.traceId, outer.spanId],
      ].sort(),
    );
  });

  test("with newTrace false goes on with the trace that was continued from elsewhere", async () => {
    const [traceId, parentSpanId] = ["a".repeat(32), "b".repeat(16)];
    await Sentry.continueTrace({ sentryTrace: `${traceId}-${parentSpanId}-1`, baggage: undefined }, () => bot.continued());
    await sent();
    expect(sentry.spans.map((span) => [span.name, span.traceId, span.parentSpanId])).toEqual([["continued", traceId, parentSpanId]]);
  });

  test("with newTrace false and nothing continued stays in the surrounding trace, without a parent", async () => {
    const { traceId } = Sentry.getCurrentScope().getPropagationContext();
    await bot.continued();
    await sent();
    expect(sentry.spans.map((span) => [span.name, span.traceId, span.parentSpanId])).toEqual([["continued", traceId, undefined]]);
  });

  test("that throws is as finished as one that does not", async () => {
    await expect(bot.command(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
    await bot.command();
    await sent();
    expect(sentry.spans.map(({ name, status, isSegment }) => [name, status, isSegment])).toEqual([
      ["command", "error", true],
      ["command", "ok", true],
    ]);
  });
});
