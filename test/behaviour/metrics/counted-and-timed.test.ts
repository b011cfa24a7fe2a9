import * as Sentry from "@sentry/node";
import { annotate, CaptureErrors, configure, Counted, InFlight, Span, startTransaction, Tag, Timed } from "../../../src/index.js";
import { caught } from "../../support/caught.js";
import { collectDiagnostics } from "../../support/diagnostics.js";
import { record, sent, type Recording } from "../../support/recording.js";
import { counted, levels, sentMetrics } from "../../support/sent-metrics.js";

class Full extends Error {}

class Levels {
  @Counted
  @Timed
  @InFlight
  grant(amount: number): number {
    if (amount < 0) throw new TypeError("negative");
    return amount;
  }

  @Counted("bot.levels.granted", { attributes: { source: (source: string) => source, fixed: true, left: () => undefined } })
  @Timed({ name: "bot.levels.time", attributes: (source: string) => ({ source }) })
  async later(source: string): Promise<string> {
    await null;
    if (source === "bad") throw new Full("no");
    return source;
  }

  @Counted("bot.expected")
  @CaptureErrors({ expected: [Full] })
  expected(error: Error): void {
    throw error;
  }

  @Counted("bot.fallen")
  @CaptureErrors({ fallback: "instead" })
  fallen(): string {
    throw new Full("no");
  }

  @Counted("bot.tagged")
  @Timed("bot.tagged.time")
  @InFlight("bot.tagged.running")
  @Tag("feature", "levels")
  tagged(): void {}

  @Span({ name: "inner" })
  @Counted("bot.spanned")
  spanned(fails = false): void {
    if (fails) throw new Error("no");
  }
}

const cog = new Levels();
let sentry: Recording;
afterEach(() => Sentry.close(1000));

describe("A counted and timed method", () => {
  beforeEach(() => void (sentry = record()));

  it("says by default which cog and operation it was, and whether that went well", async () => {
    expect(cog.grant(5)).toBe(5);
    expect(cog.grant(6)).toBe(6);
    expect(await caught(() => cog.grant(-1))).toEqual({ error: new TypeError("negative") });
    await sent();
    const which = { cog: "Levels", operation: "grant" };
    expect(counted(sentry, "bot.cog.operation.count")).toEqual([
      [{ ...which, success: false, error_type: "TypeError" }, 1],
      [{ ...which, success: true }, 2],
    ]);
    const times = sentMetrics(sentry).filter(({ name }) => name === "bot.cog.operation.duration");
    expect(times.map(({ type, unit, attributes }) => [type, unit, attributes])).toEqual([
      ["distribution", "millisecond", { ...which, success: true }],
      ["distribution", "millisecond", { ...which, success: true }],
      ["distribution", "millisecond", { ...which, success: false, error_type: "TypeError" }],
    ]);
    expect(levels(sentry, "bot.cog.operation.in_flight")).toEqual([1, 0, 1, 0, 1, 0]);
    const gauge = sentMetrics(sentry).find(({ type }) => type === "gauge");
    expect([gauge?.unit, gauge?.attributes]).toEqual(["none", which]);
  });

  it("says of a name of its own what it was told, asked on entry, and how the promise was settled", async () => {
    expect(await cog.later("quest")).toBe("quest");
    expect((await caught(() => cog.later("bad")))?.error).toBeInstanceOf(Full);
    await sent();
    expect(counted(sentry, "bot.levels.granted")).toEqual([
      [{ source: "bad", fixed: true, success: false, error_type: "Error" }, 1],
      [{ source: "quest", fixed: true, success: true }, 1],
    ]);
    expect(
      sentMetrics(sentry)
        .filter(({ name }) => name === "bot.levels.time")
        .map(({ attributes }) => attributes),
    ).toEqual([
      { source: "quest", success: true },
      { source: "bad", success: false, error_type: "Error" },
    ]);
  });

  it("takes the time from entry to settlement, on the method's own clock", async () => {
    const inside: number[] = [];
    const run = annotate(async () => {
      const begun = performance.now();
      await new Promise(setImmediate);
      inside.push(performance.now() - begun);
    }, Timed("bot.run"));
    const begun = performance.now();
    await run();
    const outside = performance.now() - begun;
    await sent();
    const time = sentMetrics(sentry)[0]?.value;
    expect(time).toBeGreaterThanOrEqual(inside[0] as number);
    expect(time).toBeLessThanOrEqual(outside);
  });

  it("counts an expected error and an abort as success, and a fallback as none", async () => {
    await caught(() => cog.expected(new Full("no")));
    await caught(() => cog.expected(Object.assign(new Error("stop"), { name: "AbortError" })));
    await caught(() => cog.expected(new RangeError("far")));
    expect(cog.fallen()).toBe("instead");
    await sent();
    expect(counted(sentry, "bot.expected")).toEqual([
      [{ success: false, error_type: "RangeError" }, 1],
      [{ success: true }, 2],
    ]);
    expect(counted(sentry, "bot.fallen")).toEqual([[{ success: false, error_type: "Error" }, 1]]);
  });

  it("bears the tags of the call, and leaves none behind", async () => {
    cog.tagged();
    Sentry.metrics.gauge("after", 1);
    await sent();
    const attributes = Object.fromEntries(sentMetrics(sentry).map((metric) => [metric.name, metric.attributes]));
    expect(attributes).toEqual({
      "bot.tagged": { feature: "levels", success: true },
      "bot.tagged.time": { feature: "levels", success: true },
      "bot.tagged.running": { feature: "levels" },
      after: {},
    });
  });

  it.each([false, true])("is linked to its own span, also where it fails: %p", async (fails) => {
    await startTransaction("test", "root", () => caught(() => cog.spanned(fails)));
    await sent();
    const [metric] = sentMetrics(sentry);
    expect([metric?.traceId, metric?.spanId]).toEqual([sentry.span("inner").traceId, sentry.span("inner").spanId]);
  });

  it("whose reader fails loses that attribute alone, and says so once", async () => {
    const said = collectDiagnostics();
    const fails = (): string => {
      throw new Error("reader");
    };
    class Cog {
      @Counted("bot.broken", { attributes: { fails, holds: () => "on" } })
      @Timed("bot.slow", { attributes: () => ({ later: Promise.resolve(1) as never }) })
      run(): number {
        return 1;
      }
    }
    expect([new Cog().run(), new Cog().run()]).toEqual([1, 1]);
    await sent();
    expect(counted(sentry, "bot.broken")).toEqual([[{ holds: "on", success: true }, 2]]);
    expect(said.map(({ message }) => message)).toEqual(["the reader of the attribute 'fails' failed; its data is left out"]);
    configure({});
  });

  it("is called after its function where it is one", async () => {
    annotate(function sweep() {}, Counted)();
    await sent();
    expect(counted(sentry, "bot.cog.operation.count")).toEqual([[{ operation: "sweep", success: true }, 1]]);
  });
});

describe.each([
  ["tracing is off", { tracesSampleRate: undefined as never }],
  ["the trace is unsampled", { tracesSampleRate: 0 }],
])("Where %s", (_where, options) => {
  it("metrics are sent all the same", async () => {
    sentry = record(options);
    startTransaction("test", "root", () => cog.grant(1));
    cog.grant(1);
    await sent();
    expect(counted(sentry, "bot.cog.operation.count")).toEqual([[{ cog: "Levels", operation: "grant", success: true }, 2]]);
    expect(levels(sentry, "bot.cog.operation.in_flight")).toEqual([1, 0, 1, 0]);
    expect(sentMetrics(sentry).filter(({ type }) => type === "distribution")).toHaveLength(2);
    expect(sentry.spans).toEqual([]);
  });
});

describe("Without a client", () => {
  it("nothing is asked, and the call is the bare one", () => {
    Sentry.getCurrentScope().setClient(undefined);
    const asked: unknown[] = [];
    const promise = Promise.resolve(1);
    const given = annotate(() => promise, Counted("bot.given", { attributes: { asked: () => asked.push(1) } }), Timed("bot.given"));
    expect(given()).toBe(promise);
    expect(asked).toEqual([]);
  });
});
