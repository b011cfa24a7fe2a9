import { setTimeout as after } from "node:timers/promises";
import * as Sentry from "@sentry/node";
import { CaptureErrors, getActiveSpan, setTag, Span, startSpan, Tag, Transaction, User } from "../../../src/index.js";
import { LIFECYCLES } from "../../support/lifecycles.js";
import { groupBy } from "../../support/group-by.js";
import { record, sent, type Recording } from "../../support/recording.js";

class Bot {
  @Transaction("discord.command", { name: "command" })
  @CaptureErrors({ context: "bot" })
  @Tag("id", (id: string) => id)
  @User((id: string) => ({ id }))
  async command(id: string, body: () => unknown = () => undefined): Promise<void> {
    await after(1);
    setTag("set", id);
    await this.step(body);
  }

  @Span("step", { name: "step" })
  @Tag("inner", "yes")
  async step(body: () => unknown): Promise<void> {
    await after(1);
    await body();
  }

  @Span("rows", { name: "rows" })
  *rows(): Generator<number> {
    yield 1;
    startSpan("work", "row", () => undefined);
    yield 2;
  }
}

const bot = new Bot();

/** A set-up of OpenTelemetry of the SDK's own: another strategy of what is the active span. */
describe.each(LIFECYCLES)("with OpenTelemetry set up, in the %s lifecycle,", (traceLifecycle) => {
  let sentry: Recording;
  beforeEach(() => void (sentry = record({ traceLifecycle, enableOpenTelemetrySetup: true, transportOptions: { bufferSize: 1000 } })));
  afterEach(() => Sentry.close(1000));

  test("spans are nested right, by annotation, by function, by hand and in a generator", async () => {
    await bot.command("1", async () => {
      startSpan("work", "function", () => Sentry.startSpan({ name: "by hand" }, () => startSpan("work", "deep", () => undefined)));
      await startSpan("work", "later", () => after(1));
      expect([...bot.rows()]).toEqual([1, 2]);
      expect(getActiveSpan()?.spanContext().spanId).toBe(Sentry.getActiveSpan()?.spanContext().spanId);
    });
    await sent();
    const parents = Object.fromEntries(
      sentry.spans.map(({ name, parentSpanId }) => [name, sentry.spans.find(({ spanId }) => spanId === parentSpanId)?.name]),
    );
    expect(parents).toEqual({
      command: undefined,
      step: "command",
      function: "step",
      "by hand": "function",
      deep: "by hand",
      later: "step",
      rows: "step",
      row: "rows",
    });
    expect(sentry.spans).toHaveLength(8);
    expect(new Set(sentry.spans.map(({ traceId }) => traceId)).size).toBe(1);
  });

  test("the error carries its tags, user and the span that it left; the spans carry the tags", async () => {
    await expect(bot.command("1", () => Promise.reject(new Error("failed")))).rejects.toThrow("failed");
    await sent();
    expect(sentry.errors.map(({ tags, user, contexts }) => [tags, user, contexts.trace.trace_id, contexts.trace.span_id])).toEqual([
      [
        { id: "1", inner: "yes", set: "1", "error.type": "cog", "error.context": "bot" },
        { id: "1" },
        sentry.span("command").traceId,
        sentry.span("step").spanId,
      ],
    ]);
    const root = sentry.span("command");
    expect(root.event?.["tags"] ?? root.attributes).toMatchObject({ id: "1", set: "1" });
    if (traceLifecycle === "stream") expect(sentry.span("step").attributes).toMatchObject({ id: "1", set: "1", inner: "yes" });
  });

  test("concurrent entry points are isolated, each in a trace of its own", async () => {
    const ids = Array.from({ length: 50 }, (_, index) => String(index));
    await Promise.all(ids.map((id) => bot.command(id, () => Sentry.captureException(new Error(`in ${id}`)))));
    await sent();
    expect(sentry.errors.map(({ exception, tags, user }) => [exception.values[0].value, tags.id, tags.set, user.id].join()).sort()).toEqual(
      ids.map((id) => [`in ${id}`, id, id, id].join()).sort(),
    );
    const traces = groupBy(sentry.spans, ({ traceId }) => traceId);
    expect([...traces.values()].map((spans) => spans.map(({ name }) => name).sort())).toEqual(ids.map(() => ["command", "step"]));
  });

  test("a timer that a command left behind has an entry point of its own, with nothing of the command", async () => {
    let late: Promise<void> | undefined;
    await bot.command("1", () => void (late = after(5).then(() => bot.command("2", () => Sentry.captureException(new Error("late"))))));
    await late;
    await sent();
    expect(sentry.errors.map(({ tags, user }) => [tags, user])).toEqual([[{ id: "2", inner: "yes", set: "2" }, { id: "2" }]]);
    expect(sentry.spans.filter(({ isSegment }) => isSegment).map(({ parentSpanId }) => parentSpanId)).toEqual([undefined, undefined]);
    expect(new Set(sentry.spans.map(({ traceId }) => traceId)).size).toBe(2);
  });
});
