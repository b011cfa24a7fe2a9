import { captureExceptionSafe, startTransaction } from "../../src/index.js";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setupSentry, tracesSampler } from "../../src/setup/index.js";
import { pageStory } from "./page-story.js";

const page = pageStory("docs/sampling.md", { setUp: false });

/** The names of the root spans that were sent, of one of each op. */
async function kept(...ops: readonly string[]): Promise<string[]> {
  for (const op of ops) startTransaction(op, op, () => captureExceptionSafe(new Error(op)));
  const { spans, errors } = await page.received();
  expect(errors.map(({ exceptions }) => exceptions[0]?.value)).toEqual(ops); // errors are not sampled
  return spans.map(({ name }) => name);
}

test.each(["sampling-rates", "sampling-init"])("%s: all commands are kept, and no task", async (mark) => {
  page.run(mark);
  expect(await kept("discord.command", "task.run", "discord.component", "queue.process")).toEqual(["discord.command", "discord.component"]);
});

test("One rate for all takes the place of the presets", () => {
  const options: unknown[] = [];
  page.run("sampling-one", { "cogscope/setup": { setupSentry: (given: unknown) => options.push(given) } });
  expect(options).toEqual([{ tracesSampleRate: 0.25 }]);
  expect(() => setupSentry({ ...(options[0] as object), sampling: {} })).toThrow("tracesSampleRate or tracesSampler decides already");
});

test("A sampler of one's own asks ours for the rest", async () => {
  const rates: unknown[] = [];
  page.run("sampling-own", {
    "cogscope/setup": {
      tracesSampler: (given: object) => (context: { inheritOrSampleWith: (rate: number) => number }) =>
        context.inheritOrSampleWith(given === undefined ? NaN : 0),
      setupSentry: (given: { tracesSampler: (context: object) => number }) =>
        rates.push(
          ...["command.eval", "command.ban"].map((name) => given.tracesSampler({ name, inheritOrSampleWith: (rate: number) => rate })),
        ),
    },
  });
  expect(rates).toEqual([1, 0]);
});

test.each([
  ["kept", "1", 1],
  ["not kept", "0", 0],
])("A continued trace that is %s where it began is so here too", async (_what, decision, count) => {
  page.run("sampling-rates", { "cogscope/setup": withRates(decision === "1" ? 0 : 1) });
  const { onJob } = page.run("sampling-continued");
  const traceId = "0123456789abcdef0123456789abcdef";
  // The SDK decides anew from the rate and the lot that come with the trace (@sentry/core 11.12, tracing/sampling.js): as its beginning did.
  const lot = decision === "1" ? 0.4 : 0.6;
  const baggage = `sentry-trace_id=${traceId},sentry-sampled=${decision === "1"},sentry-sample_rate=0.5,sentry-sample_rand=${lot},sentry-public_key=public`;
  expect(await onJob("mail", { sentryTrace: `${traceId}-0123456789abcdef-${decision}`, baggage })).toBe("mail done");
  const { spans } = await page.received();
  expect(spans.map((span) => [span.name, span.traceId, span.parentSpanId])).toEqual(
    Array.from({ length: count }, () => ["job", traceId, "0123456789abcdef"]),
  );
});

/** The opposite of what the trace has decided. */
const withRates = (rate: number): object => ({
  setupSentry: () =>
    setupSentry({ enableRuntimeChannelInjection: false, signals: false, offlineStore: false, sampling: { tasks: rate, others: rate } }),
});

test("The rates of the table are those of the sampler", () => {
  const text = readFileSync(join(__dirname, "../../docs/sampling.md"), "utf8");
  const rows = [...text.matchAll(/^\|[^|]*\|([^|]*)\| +(\d+) % \| `(\w+)` +\|$/gm)];
  expect(rows.map(([, , , option]) => option)).toEqual(["commands", "database", "http", "tasks", "others"]);
  const sampler = tracesSampler();
  for (const [, ops = "", percent] of rows) {
    const begins = [...ops.matchAll(/`(\w+)\.…`/g)].map(([, begin]) => `${begin}.any`);
    for (const op of begins.length > 0 ? begins : ["bot.tick"]) {
      const rate = sampler({ attributes: { "sentry.op": op }, inheritOrSampleWith: (preset: number) => preset } as never);
      expect([op, Number(rate) * 100]).toEqual([op, Number(percent)]);
    }
  }
});
