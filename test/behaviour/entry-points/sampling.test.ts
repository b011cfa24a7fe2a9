import * as Sentry from "@sentry/node";
import { Span, startTransaction, Transaction } from "../../../src/index.js";
import { groupBy } from "../../support/group-by.js";
import { LIFECYCLES } from "../../support/lifecycles.js";
import { record, sent } from "../../support/recording.js";

class Bot {
  @Transaction("discord.command", { name: "command.ban", attributes: { "bot.shard": 3 } })
  async ban(): Promise<void> {
    await this.look();
    await this.look();
  }

  @Transaction("task.run")
  async refresh(): Promise<void> {}

  @Span("db.query", { name: "look" })
  async look(): Promise<void> {}

  @Span("job", { name: "job", root: true })
  async job(): Promise<void> {}
}

describe.each(LIFECYCLES)("sampling, in the %s lifecycle", (traceLifecycle) => {
  const bot = new Bot();
  afterEach(() => Sentry.close(1000));

  test("is decided for each entry point anew: half of them are sent, each whole", async () => {
    const sentry = record({ traceLifecycle, tracesSampleRate: 0.5, transportOptions: { bufferSize: 4000 } });
    for (let call = 0; call < 1000; call++) await bot.ban();
    await sent();
    const traces = groupBy(sentry.spans, ({ traceId }) => traceId);
    expect(traces.size).toBeGreaterThan(400);
    expect(traces.size).toBeLessThan(600);
    for (const spans of traces.values()) expect(spans.map(({ name }) => name).sort()).toEqual(["command.ban", "look", "look"]);
  }, 60_000);

  test("is decided for each root span of a @Span anew", async () => {
    const sentry = record({ traceLifecycle, tracesSampleRate: 0.5, transportOptions: { bufferSize: 4000 } });
    for (let call = 0; call < 1000; call++) await bot.job();
    await sent();
    expect(new Set(sentry.spans.map(({ traceId }) => traceId)).size).toBe(sentry.spans.length);
    expect(sentry.spans.length).toBeGreaterThan(400);
    expect(sentry.spans.length).toBeLessThan(600);
  }, 60_000);

  test("shows a sampler name, op and static attributes of each entry point, once", async () => {
    const asked: unknown[] = [];
    const sentry = record({
      traceLifecycle,
      tracesSampler: ({ name, attributes, parentSampled }) => {
        asked.push([name, attributes?.["sentry.op"], attributes?.["bot.shard"], parentSampled]);
        return name === "command.ban" ? 1 : 0;
      },
    });
    await bot.ban();
    await bot.refresh();
    await startTransaction("task.run", "sweep", () => bot.look());
    await sent();
    expect(asked).toEqual([
      ["command.ban", "discord.command", 3, undefined],
      ["Bot.refresh", "task.run", undefined, undefined],
      ["sweep", "task.run", undefined, undefined],
    ]);
    expect(sentry.spans.map(({ name }) => name).sort()).toEqual(["command.ban", "look", "look"]);
  });

  test("asks no reader of attributes for a call that is not sampled", async () => {
    let read = 0;
    class Counted {
      @Transaction({ name: "counted", attributes: () => ({ n: ++read }) })
      async run(): Promise<void> {
        await this.inner();
      }
      @Span({ attributes: () => ({ n: ++read }), result: () => ({ n: ++read }) })
      async inner(): Promise<void> {}
    }
    const sentry = record({ traceLifecycle, tracesSampleRate: 0 });
    await new Counted().run();
    await sent();
    expect([read, sentry.spans]).toEqual([0, []]);
  });
});
