import * as Sentry from "@sentry/node";
import type { ChatInputCommandInteraction, Client } from "discord.js";
import { CaptureErrors } from "../../src/index.js";
import type { DiscordOptions } from "../../src/discord/index.js";
import { ALICE, BOB } from "../support/discord-bot.js";
import { discordStories, metricsOf, roots, type Bot } from "../support/discord-story.js";

const stories = discordStories();

class Cog {
  @CaptureErrors
  async reply(interaction: ChatInputCommandInteraction): Promise<void> {
    await interaction.reply("Done.");
  }

  @CaptureErrors
  async defer(interaction: ChatInputCommandInteraction): Promise<void> {
    await interaction.deferReply();
  }

  @CaptureErrors
  async ban(interaction: ChatInputCommandInteraction): Promise<void> {
    await interaction.guild?.members.ban(BOB.id);
  }

  @CaptureErrors
  async wrapped(interaction: ChatInputCommandInteraction): Promise<void> {
    try {
      await this.reply(interaction);
    } catch (cause) {
      throw new Error("the ban failed", { cause });
    }
  }
}

const listen = (client: Client): void =>
  void client.on("interactionCreate", async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const [, how = interaction.commandName] = interaction.commandName.split("-");
    await new Cog()[how as "reply"](interaction).catch(() => undefined);
  });

const start = (discord: DiscordOptions = {}): Promise<Bot> => stories.start({ discord, listen });

/** Whatever is asked next of Discord is refused. */
const refuse = (code: number, status = 403, times = 1): void =>
  stories.discord.fail({ method: "POST", path: /callback$/, status, body: { code, message: "Refused" }, times });

async function run(bot: Bot, ...names: string[]): Promise<void> {
  for (const name of names) stories.discord.slash(ALICE, name);
  await roots(bot.sentry, names.length);
}

test("An error of Discord's is tagged, described and grouped, and nothing of it is a token", async () => {
  const bot = await start();
  refuse(40001);
  await run(bot, "reply");
  const [event] = bot.sentry.errors;
  const endpoint = "/interactions/{id}/{token}/callback";
  expect(event?.["tags"]).toMatchObject({
    "error.type": "api",
    "discord.error_code": 40001,
    "api.endpoint": endpoint,
    "api.status_code": 403,
    "command.name": "reply",
  });
  expect(event?.["contexts"].api_error).toEqual({ endpoint, method: "POST", status_code: 403, error_code: 40001 });
  expect(event?.["fingerprint"]).toEqual(["discord", "40001", "POST", endpoint, "reply"]);
  expect(event?.["level"]).toBe("error");
  const bytes = JSON.stringify(bot.sentry.items);
  for (const secret of stories.discord.secrets) expect(bytes).not.toContain(secret);
});

test("An interaction that is answered too late, from different places, is one issue a command, and a warning", async () => {
  const bot = await start();
  refuse(10062, 404, 3);
  stories.discord.slash(ALICE, "late-reply");
  await roots(bot.sentry, 1);
  stories.discord.slash(BOB, "late-defer");
  await roots(bot.sentry, 2);
  stories.discord.slash(ALICE, "other-reply");
  await roots(bot.sentry, 3);
  const seen = bot.sentry.errors.map(({ fingerprint, level, tags }) => ({
    fingerprint: fingerprint.join(),
    level,
    command: tags["command.name"],
  }));
  expect(seen.map(({ level }) => level)).toEqual(["warning", "warning", "warning"]);
  const [reply, defer, other] = seen.map(({ fingerprint, command }) => fingerprint.replace(command, "<command>"));
  expect(reply).toBe(defer);
  expect(reply).toBe(other);
  expect(new Set(seen.map(({ fingerprint }) => fingerprint)).size).toBe(3);
});

test("The same command answered too late by reply and by defer has one fingerprint", async () => {
  let how: "reply" | "defer" = "reply";
  const bot = await stories.start({
    listen: (client) =>
      client.on("interactionCreate", async (interaction) => {
        if (interaction.isChatInputCommand()) await new Cog()[how](interaction).catch(() => undefined);
      }),
  });
  refuse(10062, 404, 2);
  stories.discord.slash(ALICE, "ban");
  await roots(bot.sentry, 1);
  how = "defer";
  stories.discord.slash(BOB, "ban");
  await roots(bot.sentry, 2);
  const [first, second] = bot.sentry.errors.map(({ fingerprint }) => fingerprint as string[]);
  expect(first).toEqual(["discord", "10062", "POST", "/interactions/{id}/{token}/callback", "ban"]);
  expect(second).toEqual(first);
});

test("A code that is dropped is no event and no failure, and is thrown all the same", async () => {
  const bot = await start();
  refuse(50007);
  await run(bot, "reply");
  const [root] = await roots(bot.sentry, 1);
  expect(bot.sentry.errors).toEqual([]);
  expect(root?.attributes["command.success"]).toBe(true);
  expect(metricsOf(bot.sentry).some(({ name }) => name === "bot.command.failures")).toBe(false);
});

test("Which codes are dropped and which are warnings is an option", async () => {
  const bot = await start({ droppedCodes: [40001], warningCodes: [50007] });
  refuse(40001);
  refuse(50007);
  stories.discord.slash(ALICE, "reply");
  await roots(bot.sentry, 1);
  stories.discord.slash(ALICE, "reply");
  await roots(bot.sentry, 2);
  expect(bot.sentry.errors.map(({ level, tags }) => [level, tags["discord.error_code"]])).toEqual([["warning", 50007]]);
});

test("An error of Discord's server, without a code, has its status", async () => {
  const bot = await start();
  stories.discord.fail({ method: "PUT", path: /\/bans\//, status: 500, body: {} });
  await run(bot, "ban");
  const [event] = bot.sentry.errors;
  expect(event?.["tags"]).toMatchObject({ "error.type": "api", "api.endpoint": "/guilds/{id}/bans/{id}", "api.status_code": 500 });
  expect(event?.["fingerprint"]).toEqual(["discord", "500", "PUT", "/guilds/{id}/bans/{id}", "ban"]);
});

test("A rate limit that the bot has rejected is described too", async () => {
  const bot = await stories.start({ listen, client: { rest: { ...stories.discord.clientOptions.rest, rejectOnRateLimit: () => true } } });
  stories.discord.fail({
    method: "PUT",
    path: /\/bans\//,
    status: 429,
    headers: {
      "retry-after": "1",
      "x-ratelimit-limit": "1",
      "x-ratelimit-remaining": "0",
      "x-ratelimit-reset-after": "1",
      via: "1.1 google",
    },
    body: { message: "You are being rate limited.", retry_after: 1, global: false },
  });
  await run(bot, "ban");
  const [event] = bot.sentry.errors;
  expect(event?.["exception"].values[0].type).toMatch(/^RateLimitError/);
  expect(event?.["tags"]).toMatchObject({
    "discord.error_code": "rate_limit",
    "api.status_code": 429,
    "api.endpoint": "/guilds/{id}/bans/{id}",
  });
  const limited = metricsOf(bot.sentry).filter(({ name }) => name === "bot.api.rate_limits");
  expect(limited.map(({ attributes }) => [attributes["endpoint"], attributes["method"], attributes["command.name"]])).toEqual([
    ["/guilds/{id}/bans/{id}", "PUT", "ban"],
  ]);
  expect(event?.["breadcrumbs"]).toContainEqual(expect.objectContaining({ category: "discord.rest", level: "warning" }));
});

test("An error that was caused by one of Discord's is tagged, and stays an issue of its own", async () => {
  const bot = await start();
  refuse(40001);
  await run(bot, "wrapped");
  const wrapper = bot.sentry.errors.find(({ exception }) => exception.values.at(-1).value === "the ban failed");
  expect(wrapper?.["tags"]).toMatchObject({ "discord.error_code": 40001 });
  expect(wrapper).not.toHaveProperty("fingerprint");
});

test("What somebody has chosen himself stays: the fingerprint and the level", async () => {
  const bot = await stories.start({
    listen: (client) =>
      client.on("interactionCreate", async (interaction) => {
        if (!interaction.isChatInputCommand()) return;
        await interaction
          .reply("Done.")
          .catch((error: unknown) => Sentry.captureException(error, { fingerprint: ["mine"], level: "fatal" } as never));
      }),
  });
  refuse(10062, 404);
  await run(bot, "reply");
  expect(bot.sentry.errors.map(({ fingerprint, level }) => [fingerprint, level])).toEqual([[["mine"], "fatal"]]);
});
