import * as Sentry from "@sentry/node";
import type { Interaction, Message } from "discord.js";
import { startTransaction } from "../../src/index.js";
import { commandOf, setCommandContext, setUser } from "../../src/discord/index.js";
import { ALICE, next } from "../support/discord-bot.js";
import { discordStories, roots, until } from "../support/discord-story.js";
import { sent } from "../support/recording.js";

const stories = discordStories();

test("commandOf() says what an interaction or message is, as the client's options have it", async () => {
  const { client } = await stories.start({ discord: { prefixes: ["?"], customId: (id) => id.toUpperCase() } });
  const seen = async (event: string, act: () => unknown): Promise<unknown> => {
    const heard = next(client, event);
    act();
    const [source] = await heard;
    return commandOf(source as Interaction);
  };
  expect(await seen("interactionCreate", () => stories.discord.slash(ALICE, "xp give", { amount: 1 }))).toEqual({
    name: "xp give",
    type: "slash",
    op: "discord.command",
    spanName: "command.xp give",
  });
  expect(await seen("interactionCreate", () => stories.discord.button(ALICE, "press"))).toMatchObject({ name: "PRESS" });
  expect(await seen("messageCreate", () => stories.discord.message(ALICE, "?rank"))).toMatchObject({ name: "rank", type: "prefix" });
  expect(await seen("messageCreate", () => stories.discord.message(ALICE, "hello"))).toBeUndefined();
});

test("commandOf() and setCommandContext() take anything and never throw", () => {
  for (const source of [
    undefined,
    null,
    1,
    "text",
    {},
    { author: {} },
    new Proxy(
      {},
      {
        get: () => {
          throw new Error("no");
        },
      },
    ),
  ]) {
    expect(commandOf(source as never)).toBeUndefined();
    expect(() => setCommandContext(source as never)).not.toThrow();
  }
});

test("setCommandContext() says by hand what an attached client would say by itself", async () => {
  const bot = await stories.start();
  bot.handle.detach();
  const run = (source: Interaction | Message): Promise<void> =>
    startTransaction("discord.command", "by hand", async () => {
      setCommandContext(source);
      Sentry.captureException(new Error("by hand"));
    });
  bot.client.once("interactionCreate", (interaction) => void run(interaction));
  stories.discord.slash(ALICE, "ban", { reason: "secret" });
  await until("the error", async () => {
    await sent();
    return bot.sentry.errors.length === 1;
  });
  const [event] = bot.sentry.errors;
  expect(event).toMatchObject({
    user: { id: ALICE.id, guild_name: "Loopback" },
    tags: { "command.name": "ban", "command.type": "slash", "shard.id": 0 },
    contexts: { interaction: { command: "ban", options: { reason: "[Filtered]" } } },
  });
});

test("setUser() takes the discord.js user of whoever it is", async () => {
  const { sentry } = await stories.start({
    listen: (client) =>
      client.on("interactionCreate", async (interaction) => {
        setUser(client.user as object);
        Sentry.captureException(new Error("as the bot"));
        if (interaction.isRepliable()) await interaction.reply("Done.");
      }),
  });
  await stories.discord.answerTo(stories.discord.slash(ALICE, "ping"));
  await roots(sentry, 1);
  expect(sentry.errors[0]?.["user"]).toMatchObject({ id: "100000000000000001", bot: true });
});
