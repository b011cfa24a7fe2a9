import * as Sentry from "@sentry/node";
import { inspect } from "node:util";
import type { ChatInputCommandInteraction } from "discord.js";
import { CaptureErrors } from "../../src/index.js";
import { quietRequests } from "../../src/runtime/requests/quiet-requests.js";
import { ALICE, BOB } from "../support/discord-bot.js";
import { discordStories, roots } from "../support/discord-story.js";
import { LIFECYCLES } from "../support/lifecycles.js";
import { undiciAgent } from "../support/undici-agent.js";

const stories = discordStories();

const webhook = { id: "600000000000000001", token: `permanent-token-of-a-webhook-${"x".repeat(40)}` };

class Cog {
  @CaptureErrors({ context: "cog" })
  async run(interaction: ChatInputCommandInteraction): Promise<void> {
    await interaction.deferReply();
    await interaction.editReply("Nearly.");
    await interaction.client.fetchWebhook(webhook.id, webhook.token).catch((error: unknown) => {
      throw new Error("the webhook is gone", { cause: error });
    });
  }
}

test.each(LIFECYCLES.flatMap((lifecycle) => [undefined, "template" as const, "drop" as const].map((mode) => [lifecycle, mode] as const)))(
  "No token of an interaction, a webhook or the bot is in what was sent, in the %s lifecycle, requests of Discord's: %s",
  async (traceLifecycle, mode) => {
    const quiet = (): void => void (mode && quietRequests(Sentry.getClient() as Sentry.NodeClient, mode));
    const { sentry, client } = await stories.start({
      // The SDK's default integrations: their spans and breadcrumbs of requests hold URLs, and those the tokens.
      sentry: { traceLifecycle, integrations: [] },
      discord: { prefixes: "!" },
      // Connections of its own: a span ends in the scopes of its connection, and with the client of a story that is over it would be lost.
      client: { rest: { ...stories.discord.clientOptions.rest, agent: undiciAgent({}) } },
      listen: (bot) => {
        quiet();
        // A breadcrumb of the SDK's, and a log: both with the URL of what was refused.
        bot.on("error", (error) => {
          console.error("failed:", error, error.cause);
          Sentry.logger.error(`failed: ${inspect(error)}`);
        });
        bot.on("messageCreate", async (message) => void (await message.reply("Heard.")));
        bot.on("interactionCreate", async (interaction) => {
          if (interaction.isChatInputCommand()) await new Cog().run(interaction);
          else if (interaction.isRepliable()) await interaction.reply("Done.");
        });
      },
    });
    stories.discord.fail({ method: "PATCH", path: /@original/, status: 404, body: { code: 10062, message: "Unknown interaction" } });
    stories.discord.fail({ method: "GET", path: /webhooks/, status: 404, body: { code: 10015, message: "Unknown Webhook" } });
    stories.discord.slash(ALICE, "first");
    stories.discord.slash(BOB, "second");
    stories.discord.button(ALICE, "page:2");
    stories.discord.message(ALICE, "!no-such-command");
    await roots(sentry, 4);
    expect(sentry.errors.length).toBeGreaterThanOrEqual(2);
    const bytes = JSON.stringify(sentry.items);
    for (const secret of [...stories.discord.secrets, webhook.token, client.token ?? "?"]) expect(bytes).not.toContain(secret);
    const requests = sentry.spans.filter(({ op }) => op === "http.client");
    if (mode === "drop") {
      expect(requests).toEqual([]);
      return;
    }
    // With the SDK's records there are such, of the same request, by its route, each below the command that made it.
    const commands = new Map(sentry.spans.filter(({ op }) => op?.startsWith("discord.")).map((root) => [root.spanId, root.name]));
    const made = requests.map(({ parentSpanId, attributes }) => [commands.get(String(parentSpanId)), String(attributes["url.full"])]);
    for (const name of ["command.first", "command.second", "component.page:{id}"])
      expect(made.filter(([of, url]) => of === name && url?.endsWith("/interactions/{id}/{token}/callback") === true)).toHaveLength(1);
    expect(bytes.includes("/webhooks/{id}/{token}/messages/@original")).toBe(true);
  },
);
