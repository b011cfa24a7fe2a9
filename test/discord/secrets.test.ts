import { CaptureErrors } from "../../src/index.js";
import { ALICE, BOB } from "../support/discord-bot.js";
import { discordStories, roots } from "../support/discord-story.js";
import { LIFECYCLES } from "../support/lifecycles.js";

const stories = discordStories();

test.each(LIFECYCLES)(
  "No token of an interaction, a webhook or the bot is in what was sent, in the %s lifecycle",
  async (traceLifecycle) => {
    const webhook = { id: "600000000000000001", token: `permanent-token-of-a-webhook-${"x".repeat(40)}` };
    class Cog {
      @CaptureErrors({ context: "cog", data: (interaction: unknown) => ({ interaction }) })
      async run(interaction: import("discord.js").ChatInputCommandInteraction): Promise<void> {
        await interaction.deferReply();
        await interaction.editReply("Nearly.");
        await interaction.client.fetchWebhook(webhook.id, webhook.token).catch((error: unknown) => {
          throw new Error("the webhook is gone", { cause: error });
        });
      }
    }
    const { sentry, client } = await stories.start({
      sentry: { traceLifecycle },
      discord: { prefixes: "!" },
      listen: (bot) => {
        bot.on("error", () => undefined);
        bot.on("messageCreate", async (message) => void (await message.reply("Heard.")));
        bot.on("interactionCreate", async (interaction) => {
          if (interaction.isChatInputCommand()) await new Cog().run(interaction);
          else if (interaction.isRepliable()) await interaction.reply("Done.");
        });
      },
    });
    stories.discord.fail({ method: "PATCH", path: /@original/, status: 404, body: { code: 10062, message: "Unknown interaction" } });
    stories.discord.slash(ALICE, "first");
    stories.discord.slash(BOB, "second");
    stories.discord.button(ALICE, "page:2");
    stories.discord.message(ALICE, "!no-such-command");
    await roots(sentry, 4);
    // The data reader gave the whole interaction, client and all: what a person asks for is recorded, and it holds the tokens.
    const asked = sentry.errors.flatMap(({ contexts }) => (contexts.cog === undefined ? [] : [contexts.cog]));
    expect(asked.length).toBeGreaterThan(0);
    for (const event of sentry.errors) delete event["contexts"].cog;
    const bytes = JSON.stringify(sentry.items);
    for (const secret of [...stories.discord.secrets, webhook.token, client.token ?? "?"]) expect(bytes).not.toContain(secret);
  },
);
