import * as Sentry from "@sentry/node";
import { configure, Instrumented, Span, startSpan, Tag, Transaction } from "../../../src/index.js";
import { collectDiagnostics } from "../../support/diagnostics.js";
import { LIFECYCLES } from "../../support/lifecycles.js";
import { record, sent, type Recording } from "../../support/recording.js";

@Instrumented({ name: "cases" })
class Cases {
  async one(): Promise<void> {}
  async two(): Promise<void> {}
}

class Jobs {
  @Span("job", { name: "rooted", root: true })
  @Tag("job", "rooted")
  async rooted(): Promise<void> {
    await this.inner();
  }

  @Span("job", { name: "inner" })
  async inner(): Promise<void> {}

  @Transaction({ name: "command" })
  async command(body: () => unknown): Promise<void> {
    await body();
  }
}

const jobs = new Jobs();

describe.each(LIFECYCLES)("a @Span without an open span round it, in the %s lifecycle", (traceLifecycle) => {
  let sentry: Recording;
  const environment = process.env["NODE_ENV"];
  beforeEach(() => void (sentry = record({ traceLifecycle })));
  afterEach(async () => {
    process.env["NODE_ENV"] = environment;
    configure({});
    await Sentry.close(1000);
  });

  test("is none, and is said once a method", async () => {
    const said = collectDiagnostics();
    for (let call = 0; call < 3; call++) {
      await new Cases().one();
      await new Cases().two();
    }
    await sent();
    expect(sentry.spans).toEqual([]);
    expect(said.map(({ place }) => place)).toEqual(["cases.one", "cases.two"]);
    expect(said[0]?.message).toMatch(/no open span round this call.*@Transaction.*root: true/);
  });

  test("is not said in production", async () => {
    process.env["NODE_ENV"] = "production";
    const said = collectDiagnostics();
    await new Cases().one();
    startSpan("job", "by function", () => undefined);
    await sent();
    expect([said, sentry.spans]).toEqual([[], []]);
  });

  test("is not said where tracing is off", async () => {
    await Sentry.close(1000);
    sentry = record({ traceLifecycle, tracesSampleRate: undefined } as object);
    const said = collectDiagnostics();
    await new Cases().one();
    expect(said).toEqual([]);
  });

  test("starts one all the same with root: true, each in a trace of its own", async () => {
    await jobs.rooted();
    await jobs.rooted();
    await sent();
    const roots = sentry.spans.filter(({ name }) => name === "rooted");
    const inner = sentry.spans.filter(({ name }) => name === "inner");
    expect(roots.map(({ isSegment, parentSpanId }) => [isSegment, parentSpanId])).toEqual(Array(2).fill([true, undefined]));
    expect(new Set(roots.map(({ traceId }) => traceId)).size).toBe(2);
    expect(inner.map(({ parentSpanId }) => parentSpanId)).toEqual(roots.map(({ spanId }) => spanId));
  });

  test("with root: true inside an open one is a child", async () => {
    await jobs.command(() => jobs.rooted());
    await sent();
    expect(sentry.span("rooted").parentSpanId).toBe(sentry.span("command").spanId);
    expect(sentry.spans.filter(({ isSegment }) => isSegment)).toHaveLength(1);
  });

  test("is none where the span that Sentry calls active has ended", async () => {
    const said = collectDiagnostics();
    const late = await jobs
      .command(() => undefined)
      .then(
        () =>
          new Promise<Promise<void>>((resolve) => {
            void jobs.command(() => void setTimeout(() => resolve(jobs.inner()), 2));
          }),
      );
    await late;
    await sent();
    expect(sentry.spans.map(({ name }) => name)).toEqual(["command", "command"]);
    expect(said.map(({ place }) => place)).toEqual(["Jobs.inner"]);
  });

  test("is a child of the nearest span that is open, where the one that Sentry calls active has ended", async () => {
    await jobs.command(async () => {
      let late: Promise<void> | undefined;
      await jobs
        .rooted()
        .then(() => Sentry.startSpan({ name: "by hand" }, () => void (late = new Promise(setImmediate).then(() => jobs.inner()))));
      await late;
    });
    await sent();
    expect(
      sentry.spans
        .filter(({ name }) => name === "inner")
        .map(({ parentSpanId }) => parentSpanId)
        .sort(),
    ).toEqual([sentry.span("rooted").spanId, sentry.span("command").spanId].sort());
  });
});
