import * as Sentry from "@sentry/node";
import { inspect } from "node:util";
import type { ChatInputCommandInteraction } from "discord.js";
import { CaptureErrors } from "../../src/index.js";
import { ALICE, BOB } from "../support/discord-bot.js";
import { discordStories, roots } from "../support/discord-story.js";
import { LIFECYCLES } from "../support/lifecycles.js";

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

test.each(LIFECYCLES)(
  "No token of an interaction, a webhook or the bot is in what was sent, in the %s lifecycle",
  async (traceLifecycle) => {
    const { sentry, client } = await stories.start({
      // The SDK's default integrations: their spans and breadcrumbs of requests hold URLs, and those the tokens.
      sentry: { traceLifecycle, integrations: [] },
      discord: { prefixes: "!" },
      listen: (bot) => {
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
    // With the SDK's records there are such, of the same request, by its route.
    const requests = sentry.spans.filter(({ op }) => op === "http.client").map(({ attributes }) => String(attributes["url.full"]));
    expect(requests.some((url) => url.endsWith("/interactions/{id}/{token}/callback"))).toBe(true);
    expect(bytes.includes("/webhooks/{id}/{token}/messages/@original")).toBe(true);
  },
);
