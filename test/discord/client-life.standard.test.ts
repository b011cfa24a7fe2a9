import * as Sentry from "@sentry/node";
import { instrumentClient } from "../../src/discord/index.js";
import { ALICE, BOB, logIn, newClient, next } from "../support/discord-bot.js";
import { discordStories, metricsOf, roots, until } from "../support/discord-story.js";
import { record, sent } from "../support/recording.js";

const stories = discordStories({ shards: 2 });
const sharded = { shards: "auto" } as const;

const answering = (client: import("discord.js").Client): void => {
  client.on("error", () => undefined);
  client.on("interactionCreate", async (interaction) => {
    Sentry.captureException(new Error("to see the breadcrumbs"));
    if (interaction.isRepliable()) await interaction.reply("Done.");
  });
};

const crumbs = (event: Record<string, any> | undefined): string[] =>
  (event?.["breadcrumbs"] ?? [])
    .filter(({ category }: { category: string }) => category.startsWith("discord"))
    .map((one: { message: string }) => one.message);

test("A shard that loses its connection and resumes leaves breadcrumbs on what comes later, and no event", async () => {
  const { sentry, client } = await stories.start({ client: sharded, listen: answering });
  const resumed = next(client, "shardResume");
  stories.discord.disconnect(1, 4000);
  await resumed;
  await stories.discord.answerTo(stories.discord.slash(ALICE, "ping"));
  await roots(sentry, 1);
  expect(sentry.errors).toHaveLength(1);
  expect(crumbs(sentry.errors[0])).toEqual([
    "Shard 0 is ready",
    "Shard 1 is ready",
    "Shard 1 is reconnecting",
    expect.stringMatching(/^Shard 1 has resumed/),
  ]);
});

test("A shard that is disconnected for good is an event with its close code", async () => {
  const { sentry, client } = await stories.start({ client: sharded, listen: answering });
  const gone = next(client, "shardDisconnect");
  stories.discord.disconnect(1, 4014);
  await gone;
  await until("the event", async () => {
    await sent();
    return sentry.errors.some(({ message }) => message !== undefined);
  });
  const event = sentry.errors.find(({ message }) => message !== undefined);
  expect(event).toMatchObject({
    message: "Shard 1 is disconnected and will not reconnect: close code 4014",
    level: "error",
    tags: { "shard.id": 1, "discord.close_code": 4014 },
  });
  expect(event).not.toHaveProperty("user");
});

test("An error of the client and one of a shard are events; without a listener an error still throws", async () => {
  const { sentry, client } = await stories.start({ client: sharded });
  expect(() => client.emit("error", new Error("of the client"))).toThrow("of the client");
  client.emit("shardError", new Error("of a shard"), 1);
  client.emit("invalidated");
  await sent();
  expect(
    sentry.errors.map(({ exception, message, level, tags }) => [
      exception?.values[0].value ?? message,
      level,
      tags?.["event.name"],
      tags?.["shard.id"],
    ]),
  ).toEqual([
    ["of the client", "error", "error", undefined],
    ["of a shard", "warning", "shardError", 1],
    ["The session was invalidated; the client has stopped", "fatal", undefined, undefined],
  ]);
  expect(client.listenerCount("error")).toBe(0);
});

test("The ping of each shard is measured", async () => {
  const { sentry, client } = await stories.start({ client: sharded, discord: { pingInterval: 20 } });
  for (const shard of client.ws.shards.values()) Object.assign(shard, { ping: 40 + shard.id });
  await until("a ping of both shards", async () => {
    await sent();
    return new Set(metricsOf(sentry).map(({ attributes }) => attributes["shard.id"])).size === 2;
  });
  const pings = metricsOf(sentry).filter(({ name }) => name === "bot.gateway.ping");
  for (const { value, attributes } of pings) expect(value).toBe(40 + (attributes["shard.id"] as number));
});

test("A rate limit that a command waits for is a breadcrumb of that command, and counted", async () => {
  const { sentry } = await stories.start({
    client: { rest: { ...stories.discord.clientOptions.rest, retries: 1 } },
    listen: (client) =>
      client.on("interactionCreate", async (interaction) => {
        if (!interaction.isChatInputCommand()) return;
        await interaction.deferReply();
        await interaction.guild?.members.ban(BOB.id);
        Sentry.captureException(new Error("after the wait"));
        await interaction.editReply("Done.");
      }),
  });
  stories.discord.fail({
    method: "PUT",
    path: /\/bans\//,
    status: 429,
    headers: {
      "retry-after": "0.05",
      "x-ratelimit-limit": "1",
      "x-ratelimit-remaining": "0",
      "x-ratelimit-reset-after": "0.05",
      via: "1.1 google",
    },
    body: { message: "You are being rate limited.", retry_after: 0.05, global: false },
  });
  await stories.discord.answerTo(stories.discord.slash(ALICE, "ban"));
  await roots(sentry, 1);
  const [event] = sentry.errors;
  expect(crumbs(event)).toContainEqual(expect.stringMatching(/^Rate limit of PUT \/guilds\/\{id\}\/bans\/\{id\}: waits \d+ ms$/));
  const limits = metricsOf(sentry).filter(({ name }) => name === "bot.api.rate_limits");
  expect(limits.length).toBeGreaterThan(0);
  expect(limits[0]?.attributes).toMatchObject({
    service: "discord",
    method: "PUT",
    endpoint: "/guilds/{id}/bans/{id}",
    "command.name": "ban",
  });
});

test("Too many invalid requests are an event before Discord shuts the bot out", async () => {
  const { sentry, client } = await stories.start({
    client: { rest: { ...stories.discord.clientOptions.rest, invalidRequestWarningInterval: 2 } },
  });
  stories.discord.fail({ method: "GET", path: /\/users\//, status: 403, body: { code: 50001, message: "Missing Access" }, times: 2 });
  for (let at = 0; at < 2; at++) await client.users.fetch("499999999999999999", { force: true }).catch(() => undefined);
  await sent();
  expect(sentry.errors).toEqual([expect.objectContaining({ message: "Many invalid requests to Discord", level: "warning" })]);
});

test.each([
  ["by default", {}],
  ["where the bot names all targets", { tracePropagationTargets: [/.*/] }],
])("Trace headers do not go to Discord, %s, and go elsewhere as before", async (_when, options) => {
  const sentry = record({ tracePropagationTargets: undefined, ...options } as never);
  const client = newClient(stories.discord);
  const handle = instrumentClient(client);
  client.on("interactionCreate", async (interaction) => {
    if (interaction.isRepliable()) await interaction.reply("Done.");
  });
  const before = stories.discord.requests.length;
  await logIn(client, stories.discord);
  await stories.discord.answerTo(stories.discord.slash(ALICE, "ping"));
  await roots(sentry, 1);
  const requests = stories.discord.requests.slice(before);
  expect(requests.length).toBeGreaterThan(1);
  for (const { headers } of requests) {
    expect(headers).not.toHaveProperty("sentry-trace");
    expect(headers).not.toHaveProperty("baggage");
  }
  const targets = Sentry.getClient()?.getOptions().tracePropagationTargets as RegExp[];
  expect(targets.map((target) => target.test("https://api.example.org/"))).toEqual([true]);
  expect(targets.map((target) => target.test("https://discord.com/api/v10/gateway"))).toEqual([false]);
  handle.detach();
  await client.destroy();
});
