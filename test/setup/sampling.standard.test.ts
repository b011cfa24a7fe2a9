import * as Sentry from "@sentry/node";
import type { Client } from "discord.js";
import { startTransaction } from "../../src/index.js";
import { tracesSampler } from "../../src/setup/index.js";
import { ALICE } from "../support/discord-bot.js";
import { discordStories, until } from "../support/discord-story.js";
import { LIFECYCLES } from "../support/lifecycles.js";
import { record, sent } from "../support/recording.js";

const RUNS = 10_000;

/** What a binomial count stays within, but for one run in two million. */
function within(rate: number): { from: number; to: number } {
  const spread = 5 * Math.sqrt(RUNS * rate * (1 - rate));
  return { from: RUNS * rate - spread, to: RUNS * rate + spread };
}

describe("The presets", () => {
  afterEach(async () => void (await Sentry.close(2000)));

  test.each([
    ["discord.command", 0.1],
    ["discord.component", 0.1],
    ["db.query", 0.05],
    ["http.client", 0.05],
    ["task.run", 0.02],
    ["function", 0.01],
    ["constructor", 0.01],
  ])("keep of 10 000 roots of the op %s so many as the rate %d says", async (op, rate) => {
    const sentry = record({ tracesSampler: tracesSampler(), transportOptions: { bufferSize: 5000 } });
    for (let run = 0; run < RUNS; run++) startTransaction(op, `run ${run % 7}`, () => undefined);
    await sent();
    const { from, to } = within(rate);
    expect(sentry.spans.length).toBeGreaterThan(from);
    expect(sentry.spans.length).toBeLessThan(to);
  });

  test("keep all errors of commands that are not kept", async () => {
    const sentry = record({ tracesSampler: tracesSampler({ commands: 0 }) });
    for (let run = 0; run < 50; run++)
      startTransaction("discord.command", "command.ban", () => Sentry.captureException(new Error(`error ${run}`)));
    await sent();
    expect(sentry.spans).toEqual([]);
    expect(sentry.errors).toHaveLength(50);
  });
});

describe("A trace that is continued keeps its parent's decision", () => {
  afterEach(async () => void (await Sentry.close(2000)));

  const trace = (decision: 0 | 1): { sentryTrace: string; baggage: undefined } => ({
    sentryTrace: `${"a".repeat(32)}-${"b".repeat(16)}-${decision}`,
    baggage: undefined,
  });

  test.each(LIFECYCLES)("whatever the rates say, in the %s lifecycle", async (traceLifecycle) => {
    const sentry = record({ traceLifecycle, tracesSampler: tracesSampler({ commands: 0, tasks: 1 }) });
    Sentry.continueTrace(trace(1), () => Sentry.startSpan({ name: "kept", op: "discord.command" }, () => undefined));
    Sentry.continueTrace(trace(0), () => Sentry.startSpan({ name: "not kept", op: "task.run" }, () => undefined));
    await sent();
    expect(sentry.spans.map(({ name, traceId }) => [name, traceId])).toEqual([["kept", "a".repeat(32)]]);
  });

  test("and what runs inside has that of its root", async () => {
    const sentry = record({ tracesSampler: tracesSampler({ commands: 1, database: 0 }) });
    startTransaction("discord.command", "command.ban", () => Sentry.startSpan({ name: "Fetch cases", op: "db.query" }, () => undefined));
    await sent();
    expect(sentry.spans.map(({ name }) => name).sort()).toEqual(["Fetch cases", "command.ban"]);
  });
});

const listen = (client: Client): void =>
  void client
    .on("interactionCreate", async (interaction) => {
      if (interaction.isRepliable()) await interaction.reply("Done.");
      else if (interaction.isAutocomplete()) await interaction.respond([]);
    })
    .on("messageCreate", () => undefined);

describe("Each thing that a user does in a real bot", () => {
  const stories = discordStories();

  test("is a command to the sampler, by the op that is really sent", async () => {
    const nothingElse = tracesSampler({ commands: 1, database: 0, http: 0, tasks: 0, others: 0 });
    const { sentry } = await stories.start({
      sentry: { tracesSampler: nothingElse },
      discord: { prefixes: "!" },
      listen,
    });
    const { discord } = stories;
    discord.slash(ALICE, "ban");
    discord.button(ALICE, "case:1:close");
    discord.modal(ALICE, "warn:1", { reason: "spam" });
    discord.autocomplete(ALICE, "search", "query", "s");
    discord.message(ALICE, "!ping");
    await until("five roots", async () => {
      await sent();
      return sentry.spans.filter(({ isSegment }) => isSegment).length === 5;
    });
    expect(sentry.spans.flatMap(({ isSegment, op }) => (isSegment ? [op] : [])).sort()).toEqual([
      "discord.autocomplete",
      "discord.command",
      "discord.command",
      "discord.component",
      "discord.modal",
    ]);
  });
});

describe("A wrong rate", () => {
  test.each([
    [{ commands: 1.5 }, "Cannot use the option 'sampling.commands': a rate is a number from 0 to 1. Write 0.1 for every tenth."],
    [{ tasks: "1" }, "Cannot use the option 'sampling.tasks': a rate is a number from 0 to 1. Write 0.1 for every tenth."],
    [{ others: NaN }, "Cannot use the option 'sampling.others': a rate is a number from 0 to 1. Write 0.1 for every tenth."],
    [
      { comands: 1 },
      "Cannot use the option 'sampling.comands': there is no such option. The options are commands, database, http, tasks, others.",
    ],
    [null, "Cannot use the option 'sampling': it is an object. Write sampling: { commands: 0.1 }."],
  ])("%j is refused", (rates, message) => {
    expect(() => tracesSampler(rates as never)).toThrow(message);
  });
});
