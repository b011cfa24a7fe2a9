import * as Sentry from "@sentry/node";
import type { ChatInputCommandInteraction, Client } from "discord.js";
import { Transaction } from "../../src/index.js";
import { instrumentClient } from "../../src/discord/index.js";
import { quietRequests } from "../../src/runtime/requests/quiet-requests.js";
import { LoopbackDiscord } from "../../examples/loopback-discord/loopback-discord.js";
import { ALICE, BOB, logIn, newClient } from "../support/discord-bot.js";
import { until } from "../support/discord-story.js";
import { LIFECYCLES } from "../support/lifecycles.js";
import { record, sent, type Recording } from "../support/recording.js";
import { requestTrail, told } from "../support/request-trail.js";
import { LOOPBACK, undiciAgent } from "../support/undici-agent.js";

let discord: LoopbackDiscord;
const undo: (() => unknown)[] = [];

beforeAll(async () => {
  discord = await LoopbackDiscord.start();
});
afterAll(() => discord.close());
afterEach(async () => {
  for (const step of undo.splice(0)) await step();
  await Sentry.close(1000);
});

const WEBHOOK = { id: "600000000000000001", token: `permanent-token-of-a-webhook-${"x".repeat(40)}` };

class Cog {
  @Transaction("command.run", { name: "command" })
  async run(interaction: ChatInputCommandInteraction): Promise<void> {
    await interaction.reply("Hello.");
    if (interaction.user.id === BOB.id) await interaction.client.fetchWebhook(WEBHOOK.id, WEBHOOK.token).catch(() => undefined);
    Sentry.captureException(new Error(`of ${interaction.user.username}`));
  }
}

/** A client whose requests go to `discord.com` by name, and to the loopback in truth. */
function clientOf(): Client {
  const { rest } = discord.clientOptions;
  const api = String(rest?.api).replace("127.0.0.1", "discord.com");
  return newClient(discord, { rest: { ...rest, api, agent: undiciAgent({ connect: LOOPBACK }) } });
}

/** Logs a client in, and has alice and then bob run a command. */
async function evening(sentry: Recording, client: Client): Promise<void> {
  undo.push(() => client.destroy());
  client.on("interactionCreate", async (interaction) => {
    if (interaction.isChatInputCommand()) await new Cog().run(interaction);
  });
  await logIn(client, discord);
  for (const [user, count] of [
    [ALICE, 1],
    [BOB, 2],
  ] as const) {
    discord.slash(user, "greet");
    await until(`${count} errors`, async () => {
      await sent();
      return sentry.errors.length >= count && sentry.spans.filter(({ name }) => name === "command").length >= count;
    });
  }
}

const start = (traceLifecycle: (typeof LIFECYCLES)[number]): { sentry: Recording; sdk: Sentry.NodeClient } => {
  // What earlier stories have left on the process's scope.
  Sentry.getIsolationScope().clearBreadcrumbs();
  const sentry = record({ traceLifecycle, integrations: [] });
  return { sentry, sdk: Sentry.getClient() as Sentry.NodeClient };
};

const requests = (sentry: Recording) => sentry.spans.filter(({ op }) => op === "http.client");

const expectNoSecrets = (sentry: Recording): void => {
  const bytes = JSON.stringify(sentry.items);
  for (const secret of [...discord.secrets, WEBHOOK.id, WEBHOOK.token, "with_response"]) expect(bytes).not.toContain(secret);
};

const CALLBACK = "POST /interactions/{id}/{token}/callback";

describe.each(LIFECYCLES)("Without an attached client, in the %s lifecycle", (traceLifecycle) => {
  it("tells the routes of Discord's requests on spans and breadcrumbs, each user's on his own", async () => {
    const { sentry, sdk } = start(traceLifecycle);
    quietRequests(sdk, "template");
    await evening(sentry, clientOf());
    expectNoSecrets(sentry);
    const roots = sentry.spans.filter(({ name }) => name === "command").sort((a, b) => a.start - b.start);
    const below = roots.map(({ spanId }) =>
      requests(sentry)
        .filter(({ parentSpanId }) => parentSpanId === spanId)
        .map(({ attributes }) => String(attributes["url.full"]).replace(/:\d+/, "")),
    );
    const callback = "http://discord.com/interactions/{id}/{token}/callback";
    expect(below).toEqual([[callback], [callback, "http://discord.com/webhooks/{id}/{token}"]]);
    const alices = told(requestTrail(sentry, "of alice"));
    expect(alices.at(-1)).toBe(CALLBACK);
    expect(told(requestTrail(sentry, "of bob"))).toEqual([...alices.slice(0, -1), CALLBACK, "GET /webhooks/{id}/{token}"]);
  });

  it("drops their spans, inside commands and outside, and their breadcrumbs, where that is asked for", async () => {
    const { sentry, sdk } = start(traceLifecycle);
    quietRequests(sdk, "drop");
    await evening(sentry, clientOf());
    expectNoSecrets(sentry);
    expect(sentry.spans.map(({ name }) => name)).toEqual(["command", "command"]);
    for (const user of ["alice", "bob"]) expect(requestTrail(sentry, `of ${user}`)).toEqual([]);
  });
});

function attach(client: Client): void {
  const instrumentation = instrumentClient(client);
  undo.unshift(() => instrumentation.detach());
}

describe.each(["before", "after"])("With a client that is attached %s it", (order) => {
  it.each(["template", "drop"] as const)("does the same: %s", async (mode) => {
    const { sentry, sdk } = start("stream");
    const client = newClient(discord);
    if (order === "before") attach(client);
    quietRequests(sdk, mode);
    if (order === "after") attach(client);
    quietRequests(sdk, mode);
    await evening(sentry, client);
    expectNoSecrets(sentry);
    const urls = requests(sentry).map(({ attributes }) => String(attributes["url.full"]));
    const trail = told(requestTrail(sentry, "of bob"));
    if (mode === "drop") expect([urls, trail]).toEqual([[], []]);
    else {
      expect(urls.filter((url) => url.endsWith("/callback"))).toHaveLength(2);
      expect(urls.every((url) => !/\d{5,}.*\d{5,}/.test(url))).toBe(true);
      expect(trail.slice(-2)).toEqual([CALLBACK, "GET /webhooks/{id}/{token}"]);
      expect(trail.slice(0, -2)).toEqual(told(requestTrail(sentry, "of alice")).slice(0, -1));
    }
  });
});

it("leaves alone what is not Discord's, and files of Discord's where its requests are dropped", async () => {
  const { sentry, sdk } = start("stream");
  quietRequests(sdk, "drop");
  for (const url of [
    "https://example.com/discord.com/api/users/1",
    "https://notdiscord.com/api/x",
    "https://cdn.discordapp.com/attachments/1/2/picture.png?ex=abc",
    "https://discord.com/api/v10/users/@me",
    "https://ptb.discord.com/api/v10/users/@me",
    "https://gateway-us-east1-b.discord.gg/?v=10",
  ]) {
    const attributes = { "url.full": url, "sentry.op": "http.client" };
    Sentry.startSpan({ name: "GET", attributes, parentSpan: null }, () => undefined);
  }
  await sent();
  expect(requests(sentry).map(({ attributes }) => attributes["url.full"])).toEqual([
    "https://example.com/discord.com/api/users/1",
    "https://notdiscord.com/api/x",
    "https://cdn.discordapp.com/attachments/{value}/{value}/{value}",
  ]);
});
