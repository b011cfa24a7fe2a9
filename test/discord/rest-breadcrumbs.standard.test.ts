import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import * as Sentry from "@sentry/node";
import type { ChatInputCommandInteraction, Client } from "discord.js";
import { ALICE, BOB } from "../support/discord-bot.js";
import { discordStories, until } from "../support/discord-story.js";
import { sent, type Recording } from "../support/recording.js";
import { requestTrail, told } from "../support/request-trail.js";
import { undiciAgent } from "../support/undici-agent.js";

const stories = discordStories();

/** The SDK's integrations as they are by default: its breadcrumbs of requests are on. */
const DEFAULTS: Partial<Sentry.NodeOptions> = { integrations: [] };

const WEBHOOK = ["600000000000000001", "token-of-a-webhook"] as const;
const UNKNOWN_WEBHOOK = { method: "GET", path: /webhooks/, status: 404, body: { code: 10015, message: "Unknown Webhook" } };

/** Runs each slash command, and then captures an error that names its user. */
const commands = (client: Client, run: (interaction: ChatInputCommandInteraction) => Promise<unknown>): void =>
  void client.on("interactionCreate", async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await run(interaction);
    Sentry.captureException(new Error(`of ${interaction.user.username}`));
  });

const errors = (sentry: Recording, count: number): Promise<void> =>
  until(`${count} errors`, async () => {
    await sent();
    return sentry.errors.length >= count;
  });

const CALLBACK = "POST /interactions/{id}/{token}/callback";

test("A user's trail tells the requests of his own command, by their routes, though another's has opened the connection", async () => {
  const { sentry } = await stories.start({
    sentry: DEFAULTS,
    listen: (client) =>
      commands(client, async (interaction) => {
        await interaction.reply("Hello.");
        if (interaction.user.id === ALICE.id) await interaction.client.users.fetch("400000000000000009", { force: true }).catch(() => 0);
        else await interaction.client.fetchWebhook(...WEBHOOK).catch(() => 0);
      }),
  });
  stories.discord.fail(UNKNOWN_WEBHOOK);
  stories.discord.slash(ALICE, "one");
  await errors(sentry, 1);
  stories.discord.slash(BOB, "two");
  await errors(sentry, 2);
  const alices = told(requestTrail(sentry, "of alice"));
  const bobs = requestTrail(sentry, "of bob");
  // What the client did before any command stands on both.
  const before = alices.slice(0, -2);
  expect(before).not.toContain(CALLBACK);
  expect(alices).toEqual([...before, CALLBACK, "GET /users/{id}"]);
  expect(told(bobs)).toEqual([...before, CALLBACK, "GET /webhooks/{id}/{token}"]);
  expect(bobs.at(-1)).toMatchObject({ category: "http", type: "http", level: "warning", data: { status_code: 404 } });
  expect(bobs.at(-2)).toMatchObject({ category: "http", type: "http", data: { status_code: 204 } });
});

test("Also where requests wait for one of the two connections that there may be", async () => {
  const { sentry } = await stories.start({
    sentry: DEFAULTS,
    client: { rest: { ...stories.discord.clientOptions.rest, agent: undiciAgent({ connections: 2 }) } },
    listen: (client) =>
      commands(client, async (interaction) => {
        if (interaction.user.displayName === "Alice") await interaction.reply("Hello.");
        else await interaction.client.fetchWebhook(...WEBHOOK).catch(() => 0);
      }),
  });
  const count = 20;
  stories.discord.fail({ ...UNKNOWN_WEBHOOK, times: count });
  const people = Array.from({ length: count }, (_, index) => [
    { id: String(410000000000000000n + BigInt(index)), username: `alice${index}`, displayName: "Alice" },
    { id: String(420000000000000000n + BigInt(index)), username: `bob${index}`, displayName: "Bob" },
  ]).flat();
  for (const person of people) stories.discord.slash(person, "do");
  await errors(sentry, people.length);
  const trails = people.map(({ username }) => told(requestTrail(sentry, `of ${username}`)));
  const before = (trails[0] as string[]).slice(0, -1);
  expect(before).not.toContain(CALLBACK);
  expect(trails).toEqual(people.map(({ displayName }) => [...before, displayName === "Alice" ? CALLBACK : "GET /webhooks/{id}/{token}"]));
});

test("A breadcrumb passes by the bot's own `beforeBreadcrumb` once, in the command's scopes, with the SDK's hint", async () => {
  const asked: unknown[] = [];
  const { sentry } = await stories.start({
    sentry: {
      ...DEFAULTS,
      beforeBreadcrumb: (breadcrumb, hint) => {
        if (breadcrumb.category !== "http") return breadcrumb;
        const { user } = Sentry.getIsolationScope().getScopeData();
        asked.push([user.username, typeof hint?.["request"], typeof hint?.["response"]]);
        return user.username === "bob" ? null : breadcrumb;
      },
    },
    listen: (client) => commands(client, (interaction) => interaction.reply("Hello.")),
  });
  asked.length = 0;
  stories.discord.slash(ALICE, "one");
  await errors(sentry, 1);
  stories.discord.slash(BOB, "two");
  await errors(sentry, 2);
  expect(asked).toEqual([
    ["alice", "object", "object"],
    ["bob", "object", "object"],
  ]);
  expect(told(requestTrail(sentry, "of alice"))).toContain(CALLBACK);
  expect(told(requestTrail(sentry, "of bob"))).not.toContain(CALLBACK);
});

test("Who hears of a breadcrumb hears it in the scopes of the command that made the request", async () => {
  const { sentry } = await stories.start({
    sentry: DEFAULTS,
    listen: (client) => commands(client, (interaction) => interaction.reply("Hello.")),
  });
  const heard: unknown[] = [];
  Sentry.getClient()?.on("beforeAddBreadcrumb", ({ category }) => {
    if (category === "http") heard.push(Sentry.getIsolationScope().getScopeData().user.username);
  });
  stories.discord.slash(ALICE, "one");
  await errors(sentry, 1);
  stories.discord.slash(BOB, "two");
  await errors(sentry, 2);
  expect(heard).toEqual(["alice", "bob"]);
  for (const name of ["alice", "bob"]) expect(told(requestTrail(sentry, `of ${name}`))).toContain(CALLBACK);
});

test("An option `beforeBreadcrumb` that somebody puts round ours later is asked where the breadcrumb is put", async () => {
  const { sentry } = await stories.start({
    sentry: DEFAULTS,
    listen: (client) => commands(client, (interaction) => interaction.reply("Hello.")),
  });
  const options = (Sentry.getClient() as NonNullable<ReturnType<typeof Sentry.getClient>>).getOptions();
  const { beforeBreadcrumb: inner } = options;
  options.beforeBreadcrumb = (breadcrumb, hint) => {
    const kept = inner ? inner(breadcrumb, hint) : breadcrumb;
    return kept && { ...kept, message: `put on ${String(Sentry.getIsolationScope().getScopeData().user.username)}'s` };
  };
  stories.discord.slash(ALICE, "one");
  await errors(sentry, 1);
  stories.discord.slash(BOB, "two");
  await errors(sentry, 2);
  const last = (name: string): unknown => requestTrail(sentry, `of ${name}`).at(-1)?.message;
  expect([last("alice"), last("bob")]).toEqual(["put on alice's", "put on bob's"]);
});

describe("Requests of a bot's own to another host", () => {
  let server: Server;
  let host: string;
  beforeAll(async () => {
    server = createServer((_request, response) => response.end("ok"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });

  test("are on the trail of the command that made them", async () => {
    const { sentry } = await stories.start({
      sentry: DEFAULTS,
      listen: (client) => commands(client, async ({ user }) => (await fetch(`${host}/of-${user.username}?page=1`)).text()),
    });
    const own = (name: string): string[] => told(requestTrail(sentry, `of ${name}`)).filter((line) => line.includes("/of-"));
    stories.discord.slash(ALICE, "one");
    await errors(sentry, 1);
    stories.discord.slash(BOB, "two");
    await errors(sentry, 2);
    expect(own("alice")).toEqual(["GET /of-alice"]);
    expect(own("bob")).toEqual(["GET /of-bob"]);
  });
});
