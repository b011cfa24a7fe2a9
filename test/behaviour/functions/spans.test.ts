import * as Sentry from "@sentry/node";
import { configure, getActiveSpan, setSpanData, Span, startSpan, startTransaction, Transaction } from "../../../src/index.js";
import { LIFECYCLES } from "../../support/lifecycles.js";
import { record, sent, type Recording } from "../../support/recording.js";

class Bot {
  @Transaction({ name: "command" })
  async command(body: () => unknown): Promise<void> {
    await body();
  }

  @Span({ name: "inner" })
  async inner(body: () => unknown): Promise<void> {
    await body();
  }
}

const bot = new Bot();

describe.each(LIFECYCLES)("the functions of the spans, in the %s lifecycle", (traceLifecycle) => {
  let sentry: Recording;
  beforeEach(() => void (sentry = record({ traceLifecycle })));
  afterEach(async () => {
    configure({});
    await Sentry.close(1000);
  });

  test("startSpan runs its callback in a span of the open trace, named by its op or by a name", async () => {
    let given: unknown;
    await bot.command(async () => {
      given = [startSpan("cache.get", (span) => span !== undefined), await startSpan("db.query", "Fetch cases", async () => 7)];
    });
    await sent();
    const { spanId } = sentry.span("command");
    expect(given).toEqual([true, 7]);
    expect(sentry.spans.filter(({ isSegment }) => !isSegment).map(({ name, op, parentSpanId }) => [name, op, parentSpanId])).toEqual([
      ["cache.get", "cache.get", spanId],
      ["Fetch cases", "db.query", spanId],
    ]);
    expect(sentry.spans.map(({ attributes }) => attributes["code.function.name"])).toEqual(
      traceLifecycle === "stream" ? [undefined, undefined, "Bot.command"] : ["Bot.command", undefined, undefined],
    );
  });

  test("startSpan throws on what its callback throws, synchronously or not, and marks its span", async () => {
    const [now, later] = [new Error("now"), new Error("later")];
    await bot.command(async () => {
      expect(() =>
        startSpan("work", "now", () => {
          throw now;
        }),
      ).toThrow(now);
      await expect(startSpan("work", "later", () => Promise.reject(later))).rejects.toBe(later);
    });
    await sent();
    expect([sentry.span("now").status, sentry.span("later").status, sentry.span("command").status]).toEqual(["error", "error", "ok"]);
    expect(sentry.span("now").attributes["error.type"]).toBe("Error");
    expect(sentry.errors).toEqual([]);
  });

  test("startSpan without an open span runs its callback without one", async () => {
    configure({ onDiagnostic: () => undefined });
    expect(startSpan("work", (span) => [span, getActiveSpan()])).toEqual([undefined, undefined]);
    await sent();
    expect(sentry.spans).toEqual([]);
  });

  test("startTransaction is an entry point", async () => {
    const value = await startTransaction("task.run", "refresh", async (span) => {
      Sentry.getIsolationScope().setTag("task", "refresh");
      return [span === getActiveSpan(), span !== undefined];
    });
    Sentry.captureException(new Error("after"));
    await sent();
    expect(value).toEqual([true, true]);
    expect(sentry.spans.map(({ name, op, isSegment }) => [name, op, isSegment])).toEqual([["refresh", "task.run", true]]);
    expect(sentry.errors.map(({ tags }) => tags)).toEqual([undefined]);
  });

  test("setSpanData sets attributes of the innermost open span, in its two forms", async () => {
    await bot.command(async () => {
      await bot.inner(() => {
        setSpanData("rows", 3);
        setSpanData({ hit: true, at: new Date(0), list: ["a"], big: 10n, none: null, object: {} as never, nan: NaN });
      });
      setSpanData("after", "inner");
    });
    setSpanData("nowhere", 1);
    await sent();
    const inner = sentry.span("inner").attributes;
    expect(inner).toMatchObject({ rows: 3, hit: true, at: "1970-01-01T00:00:00.000Z", list: ["a"], big: "10" });
    expect(Object.keys(inner)).not.toEqual(expect.arrayContaining(["none"]));
    expect(Object.keys(inner)).not.toEqual(expect.arrayContaining(["object"]));
    expect(Object.keys(inner)).not.toEqual(expect.arrayContaining(["nan"]));
    expect(inner).not.toHaveProperty("after");
    expect(sentry.span("command").attributes).toMatchObject({ after: "inner" });
  });

  test("getActiveSpan is never an ended span: not after, not in what a command left behind", async () => {
    const late: Promise<unknown>[] = [];
    await bot.command(async () => {
      const open = getActiveSpan();
      await bot.inner(() => void late.push(new Promise(setImmediate).then(() => getActiveSpan() === open)));
      await Promise.all(late);
      late.push(new Promise(setImmediate).then(getActiveSpan));
    });
    expect(getActiveSpan()).toBeUndefined();
    expect(await Promise.all(late)).toEqual([true, undefined]);
  });
});
