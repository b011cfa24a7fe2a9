import * as Sentry from "@sentry/node";
import {
  annotate,
  CaptureErrors,
  compose,
  Context,
  Instrumented,
  Monitor,
  Span,
  startTransaction,
  Transaction,
} from "../../../src/index.js";
import { mark } from "../../support/capturing.js";
import { caught } from "../../support/caught.js";
import { record, sent, type Recording } from "../../support/recording.js";

class Expected extends Error {}

@Instrumented({ name: "tasks", op: "function" })
class Tasks {
  @Monitor("refresh-bans", { schedule: "*/5 * * * *", timezone: "Europe/Berlin", checkinMargin: 2, maxRuntime: 10 })
  refresh(): string {
    mark("inside");
    return "refreshed";
  }

  @Monitor("sweep", { schedule: { type: "interval", value: 2, unit: "hour" }, failureIssueThreshold: 3, recoveryThreshold: 2 })
  @CaptureErrors({ expected: [Expected] })
  async sweep(error?: unknown): Promise<string> {
    await null;
    if (error !== undefined) throw error;
    return "swept";
  }

  @Monitor("fallen")
  @CaptureErrors({ fallback: "instead" })
  async fallen(): Promise<string> {
    throw new Error("no");
  }

  @Monitor("each")
  *each(fails = false): Generator<number> {
    yield 1;
    if (fails) throw new Error("no");
  }

  @Transaction("discord.task", { name: "its own" })
  @Context("monitor", { slug: "its-own" })
  @Monitor("named")
  named(): void {
    mark("named");
  }

  @Span({ name: "a span's" })
  @Monitor("spanned")
  spanned(): void {}

  @Monitor("query")
  query(run: () => string): PromiseLike<string> {
    return { then: (onValue, onError) => new Promise<string>((resolve) => resolve(run())).then(onValue, onError) };
  }
}

const tasks = new Tasks();
let sentry: Recording;
afterEach(() => Sentry.close(1000));

interface CheckIn {
  readonly check_in_id: string;
  readonly monitor_slug: string;
  readonly status: string;
  readonly duration?: number;
  readonly monitor_config?: unknown;
  readonly contexts: { readonly trace: { readonly trace_id: string; readonly span_id: string } };
}
const checkIns = (): CheckIn[] => sentry.ofType("check_in") as CheckIn[];
/** Each run by its check-ins: `sweep: in_progress, ok`. */
const runs = (): string[] => {
  const by = new Map<string, string>();
  for (const { check_in_id: id, monitor_slug: slug, status } of checkIns())
    by.set(id, by.has(id) ? `${by.get(id)}, ${status}` : `${slug}: ${status}`);
  return [...by.values()];
};

describe("A monitored task", () => {
  beforeEach(() => void (sentry = record({ release: "bot@1", environment: "test" })));

  it("checks in on entry, with the monitor's config, and at its end, with its duration, under one id", async () => {
    expect(tasks.refresh()).toBe("refreshed");
    await sent();
    const [begun, ended, ...rest] = checkIns();
    expect(rest).toEqual([]);
    expect(begun).toMatchObject({ monitor_slug: "refresh-bans", status: "in_progress", release: "bot@1", environment: "test" });
    expect(begun?.monitor_config).toEqual({
      schedule: { type: "crontab", value: "*/5 * * * *" },
      checkin_margin: 2,
      max_runtime: 10,
      timezone: "Europe/Berlin",
    });
    expect(ended).toMatchObject({ monitor_slug: "refresh-bans", status: "ok", check_in_id: begun?.check_in_id });
    expect(ended?.monitor_config).toBeUndefined();
    expect(begun?.duration).toBeUndefined();
  });

  it("says how long it took in seconds", async () => {
    let inside = 0;
    const task = annotate(async () => {
      const begun = performance.now();
      await new Promise(setImmediate);
      inside = performance.now() - begun;
    }, Monitor("timed"));
    const begun = performance.now();
    await task();
    const outside = performance.now() - begun;
    await sent();
    const seconds = checkIns()[1]?.duration ?? 0;
    expect(seconds * 1000).toBeGreaterThanOrEqual(inside);
    expect(seconds * 1000).toBeLessThanOrEqual(outside);
  });

  it("is in progress before it has begun, and not over before it is", async () => {
    let open: () => void = () => undefined;
    const seen: string[][] = [];
    const task = annotate(async () => {
      await sent();
      seen.push(runs());
      await new Promise<void>((resolve) => (open = resolve));
    }, Monitor("slow"));
    const running = task();
    await sent();
    while (seen.length === 0) await new Promise(setImmediate);
    expect(seen).toEqual([["slow: in_progress"]]);
    open();
    await running;
    await sent();
    expect(runs()).toEqual(["slow: in_progress, ok"]);
  });

  it("is an entry point: its check-ins, its root span and its errors are of one trace, and each run has its own", async () => {
    tasks.refresh();
    tasks.refresh();
    await sent();
    const [one, two] = sentry.spans;
    expect(sentry.spans.map(({ name, op, isSegment, attributes }) => [name, op, isSegment, attributes["monitor.slug"]])).toEqual([
      ["refresh-bans", "task.run", true, "refresh-bans"],
      ["refresh-bans", "task.run", true, "refresh-bans"],
    ]);
    expect(one?.attributes["code.function.name"]).toBe("Tasks.refresh");
    expect(one?.traceId).not.toBe(two?.traceId);
    expect(checkIns().map(({ contexts }) => contexts.trace.trace_id)).toEqual([one, one, two, two].map((span) => span?.traceId));
    expect(checkIns()[0]?.contexts.trace.span_id).toBe(one?.spanId);
    expect(sentry.errors.map(({ contexts }) => [contexts.trace.trace_id, contexts.monitor])).toEqual(
      [one, two].map((span) => [span?.traceId, { slug: "refresh-bans" }]),
    );
  });

  it("that fails is an error, one whose error is expected is ok", async () => {
    const error = new Error("no");
    expect(await caught(() => tasks.sweep(error))).toEqual({ error });
    await caught(() => tasks.sweep(new Expected("yes")));
    await caught(() => tasks.sweep(Object.assign(new Error("stop"), { name: "AbortError" })));
    expect(await tasks.sweep()).toBe("swept");
    await sent();
    expect(runs()).toEqual(["sweep: in_progress, error", "sweep: in_progress, ok", "sweep: in_progress, ok", "sweep: in_progress, ok"]);
    expect(checkIns()[0]?.monitor_config).toEqual({
      schedule: { type: "interval", value: 2, unit: "hour" },
      failure_issue_threshold: 3,
      recovery_threshold: 2,
    });
  });

  it("that fell back is an error, for its work was not done", async () => {
    expect(await tasks.fallen()).toBe("instead");
    await sent();
    expect(runs()).toEqual(["fallen: in_progress, error"]);
  });

  it("may be a generator: from its first next to its end", async () => {
    tasks.each();
    expect([...tasks.each()]).toEqual([1]);
    await caught(() => [...tasks.each(true)]);
    await sent();
    expect(runs()).toEqual(["each: in_progress, ok", "each: in_progress, error"]);
  });

  it("that gives a query ends when that has run; a further run is a further check-in", async () => {
    const query = tasks.query(() => "row");
    await sent();
    expect(runs()).toEqual(["query: in_progress"]);
    expect([await query, await query]).toEqual(["row", "row"]);
    await caught(() => tasks.query(() => { throw new Error("no"); })); // prettier-ignore
    await sent();
    expect(runs()).toEqual(["query: in_progress, ok", "query: in_progress, ok", "query: in_progress, error"]);
  });

  it("that gives the one query that it keeps is checked in once for each call that is awaited", async () => {
    const kept: PromiseLike<string> = { then: (onValue) => Promise.resolve("row").then(onValue) };
    const task = annotate(() => kept, Monitor("kept"));
    await task();
    await task();
    await sent();
    expect(runs()).toEqual(["kept: in_progress, ok", "kept: in_progress, ok"]);
  });

  it("has the op, the name and the context that other words say, whatever their order", async () => {
    tasks.named();
    tasks.spanned();
    await sent();
    expect(sentry.spans.map(({ op, name }) => [op, name])).toEqual([
      ["discord.task", "its own"],
      ["task.run", "a span's"],
    ]);
    expect(sentry.errors[0]?.["contexts"].monitor).toEqual({ slug: "its-own" });
    expect(runs()).toEqual(["named: in_progress, ok", "spanned: in_progress, ok"]);
  });

  it("called within a command is a span of it, and checks in under its trace", async () => {
    startTransaction("discord.command", "command", () => tasks.refresh());
    await sent();
    const [command, task] = [sentry.span("command"), sentry.span("refresh-bans")];
    expect([task.traceId, task.parentSpanId]).toEqual([command.traceId, command.spanId]);
    expect(checkIns().map(({ contexts }) => contexts.trace.trace_id)).toEqual([command.traceId, command.traceId]);
  });

  it("may be a function without a name, and a part of a composed word", async () => {
    const Task = (slug: string) => compose(Monitor(slug, { schedule: "@hourly" }), CaptureErrors);
    annotate(() => 1, Task("unnamed"))();
    await sent();
    expect(runs()).toEqual(["unnamed: in_progress, ok"]);
    expect(sentry.spans.map(({ name }) => name)).toEqual(["unnamed"]);
  });
});

it.each([
  ["tracing is off", { tracesSampleRate: undefined as never }],
  ["nothing is sampled", { tracesSampleRate: 0 }],
])("Where %s a task checks in all the same, each run with a trace of its own", async (_where, options) => {
  sentry = record(options);
  tasks.refresh();
  tasks.refresh();
  await sent();
  expect(runs()).toEqual(["refresh-bans: in_progress, ok", "refresh-bans: in_progress, ok"]);
  const traces = checkIns().map(({ contexts }) => contexts.trace.trace_id);
  expect([traces[0] === traces[1], traces[2] === traces[3], traces[0] === traces[2]]).toEqual([true, true, false]);
  expect(sentry.errors.map(({ contexts }) => contexts.trace.trace_id)).toEqual([traces[0], traces[2]]);
});

it("Without a client a task is the bare one", () => {
  Sentry.getCurrentScope().setClient(undefined);
  const promise = Promise.resolve(1);
  expect(annotate(() => promise, Monitor("bare"))()).toBe(promise);
});
