import * as Sentry from "@sentry/node";
import type { Client } from "discord.js";
import { startTransaction, Transaction } from "../../src/index.js";
import { instrumentClient } from "../../src/discord/index.js";
import { ALICE, BOB, logIn, newClient } from "../support/discord-bot.js";
import { discordStories, roots } from "../support/discord-story.js";
import { record } from "../support/recording.js";
import { TRACING_MODES } from "../support/tracing-modes.js";

const stories = discordStories();

const listening = (client: Client): void =>
  void client.on("interactionCreate", async (interaction) => {
    Sentry.captureException(new Error("in a command"));
    if (interaction.isRepliable()) await interaction.reply("Done.");
  });

/** Ways in which bots log in so that the gateway's socket is born inside something. */
const LOGINS: readonly [string, (login: () => Promise<void>) => Promise<unknown>][] = [
  ["a span of Sentry's", (login) => Sentry.startSpan({ name: "bot.login" }, login)],
  ["a transaction of ours", (login) => startTransaction("bot.login", "login", login)],
  [
    "an isolation scope with a user and a span",
    (login) =>
      Sentry.withIsolationScope(() => {
        Sentry.setUser({ id: "the operator" });
        Sentry.setTag("phase", "login");
        return Sentry.startSpan({ name: "bot.login" }, login);
      }),
  ],
];

describe.each(TRACING_MODES)("With %s", (_mode, options) => {
  test.each(LOGINS)("nothing of a login inside %s is in the commands, while it is open and after", async (_what, around) => {
    const sentry = record(options as object);
    const client = newClient(stories.discord);
    const handle = instrumentClient(client);
    listening(client);
    await around(async () => {
      await logIn(client, stories.discord);
      await stories.discord.answerTo(stories.discord.slash(ALICE, "during"));
    });
    await stories.discord.answerTo(stories.discord.slash(BOB, "after"));
    if (!("tracesSampleRate" in options)) await roots(sentry, 2);
    await Sentry.flush(2000);
    expect(sentry.errors).toHaveLength(2);
    for (const [index, { user, tags, contexts }] of sentry.errors.entries()) {
      expect([user.id, tags["phase"]]).toEqual([[ALICE, BOB][index]?.id, undefined]);
      expect(contexts.trace).not.toHaveProperty("parent_span_id");
    }
    const traces = sentry.errors.map(({ contexts }) => contexts.trace.trace_id as string);
    expect(new Set(traces).size).toBe(2);
    for (const root of sentry.spans.filter(({ op }) => op === "discord.command"))
      expect(root).toMatchObject({ isSegment: true, parentSpanId: undefined });
    handle.detach();
    await client.destroy();
  });
});

test("A scope that somebody has put round the whole client stays: two bots in one process", async () => {
  const sentry = record();
  const clients = await Promise.all(
    ["one", "two"].map((bot) =>
      Sentry.withIsolationScope(async (scope) => {
        scope.setTag("bot", bot);
        const client = newClient(stories.discord);
        instrumentClient(client);
        client.on("interactionCreate", () => {
          Sentry.captureException(new Error(`in ${bot}`));
        });
        await logIn(client, stories.discord);
        return client;
      }),
    ),
  );
  stories.discord.slash(ALICE, "ping");
  await roots(sentry, 2);
  expect(sentry.errors.map(({ exception, tags }) => [exception.values[0].value, tags["bot"]]).sort()).toEqual([
    ["in one", "one"],
    ["in two", "two"],
  ]);
  for (const client of clients) {
    instrumentClient(client).detach();
    await client.destroy();
  }
});

test("An annotated entry point inside a command is a span of it, and inside another event an entry point of its own", async () => {
  class Cog {
    @Transaction("task.run", { name: "task" })
    async run(): Promise<void> {}
  }
  const cog = new Cog();
  const { sentry } = await stories.start({
    discord: { prefixes: "!" },
    listen: (client) => {
      client.on("interactionCreate", async (interaction) => {
        await cog.run();
        if (interaction.isRepliable()) await interaction.reply("Done.");
      });
      client.on("messageCreate", async (message) => {
        await cog.run();
        await message.reply("Heard.");
      });
    },
  });
  await stories.discord.answerTo(stories.discord.slash(ALICE, "ping"));
  await stories.discord.answerTo(stories.discord.message(ALICE, "no command"));
  const [command] = await roots(sentry, 1);
  const tasks = sentry.spans.filter(({ name }) => name === "task");
  expect(tasks.map(({ isSegment, parentSpanId }) => [isSegment, parentSpanId])).toEqual([
    [false, command?.spanId],
    [true, undefined],
  ]);
});
