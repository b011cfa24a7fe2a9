import * as Sentry from "@sentry/node";
import { annotate, Transaction } from "../../src/index.js";
import { until } from "../support/discord-story.js";
import { record } from "../support/recording.js";

const HOOKS = ["beforeSampling", "spanStart", "spanEnd", "afterSpanEnd"] as const;

/** What whoever listens to the client's spans hears while something runs, without what differs from span to span. */
function heard(run: () => void): unknown[] {
  record({ tracesSampler: () => 0 });
  const client = Sentry.getClient()!;
  const all: unknown[] = [];
  for (const hook of HOOKS) {
    client.on(hook as "spanStart", (span: unknown) => {
      if (hook === "beforeSampling") return void all.push([hook, (span as { spanName: string }).spanName]);
      const { span_id, trace_id, start_timestamp, end_timestamp, attributes, ...rest } = Sentry.spanToJSON(span as Sentry.Span);
      const known = { ...attributes, "sentry.origin": "masked", "code.function.name": "masked" };
      all.push([hook, [span_id.length, trace_id?.length, start_timestamp > 0, end_timestamp === undefined], known, rest]);
    });
  }
  run();
  return all;
}

afterEach(async () => void (await Sentry.close(1000)));

test("Who listens to spans hears of a root that is not kept what he hears of one that is started by hand", () => {
  const command = annotate(() => undefined, Transaction("discord.command", { name: "command.ban" }));
  const byHand = heard(() => Sentry.startNewTrace(() => Sentry.startSpan({ op: "discord.command", name: "command.ban" }, () => undefined)));
  expect(byHand).toHaveLength(4);
  expect(heard(command)).toEqual(byHand);
});

test("What is asked of it, or written on it, is as with the SDK's own", () => {
  record({ tracesSampler: () => 0 });
  const asked = annotate(
    () => {
      const span = Sentry.getActiveSpan()!;
      span.setAttribute("late", 1).updateName("other");
      return [Sentry.spanToJSON(span).attributes, Sentry.getRootSpan(span) === span, span.isRecording(), span.spanContext().traceFlags];
    },
    Transaction("task.run", { name: "task" }),
  );
  expect(asked()).toEqual([
    expect.objectContaining({ late: 1, "sentry.op": "task.run", "sentry.segment.name.source": "custom", "sentry.sample_rate": 0 }),
    true,
    false,
    0,
  ]);
});

test("Its times are those of its start and end, whenever they are asked for", async () => {
  record({ tracesSampler: () => 0 });
  const span = (): Sentry.Span => Sentry.getActiveSpan()!;
  const command = annotate(span, Transaction("discord.command", { name: "command.ban" }));
  const before = Date.now() / 1000;
  const ended = command();
  const after = Date.now() / 1000;
  await until("the clock to go on", () => Date.now() / 1000 > after + 0.02);
  const { start_timestamp: start, end_timestamp: end } = Sentry.spanToJSON(ended);
  expect(start).toBeGreaterThan(before - 0.01);
  expect(end).toBeGreaterThanOrEqual(start);
  expect(end).toBeLessThan(after + 0.01);
});

test("Its times are what is said of them", () => {
  record({ tracesSampler: () => 0 });
  const early = annotate(
    () => {
      const span = Sentry.getActiveSpan() as Sentry.Span & { updateStartTime(time: number): void };
      span.updateStartTime(1_700_000_000);
      span.end(1_700_000_001);
      return span;
    },
    Transaction("discord.command", { name: "command.ban" }),
  );
  expect(Sentry.spanToJSON(early())).toMatchObject({ start_timestamp: 1_700_000_000, end_timestamp: 1_700_000_001 });
});
