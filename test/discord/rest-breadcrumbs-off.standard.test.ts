import * as Sentry from "@sentry/node";
import { ALICE } from "../support/discord-bot.js";
import { discordStories, until } from "../support/discord-story.js";
import { sent } from "../support/recording.js";
import { requestTrail } from "../support/request-trail.js";

// A file of its own: what the SDK's integration is told first holds for the process.
const stories = discordStories();

test("A bot that has turned the SDK's breadcrumbs of requests off gets none of ours instead", async () => {
  const { sentry } = await stories.start({
    sentry: { integrations: [Sentry.nativeNodeFetchIntegration({ breadcrumbs: false }), Sentry.httpIntegration({ breadcrumbs: false })] },
    listen: (client) =>
      client.on("interactionCreate", async (interaction) => {
        if (interaction.isRepliable()) await interaction.reply("Hello.");
        Sentry.captureException(new Error("after a request"));
      }),
  });
  stories.discord.slash(ALICE, "one");
  await until("the error", async () => {
    await sent();
    return sentry.errors.length > 0;
  });
  expect(requestTrail(sentry, "after a request")).toEqual([]);
  expect(sentry.spans.some(({ op }) => op === "http.client")).toBe(true);
});
