import * as Sentry from "@sentry/node";
import { GUILD_ID, SECOND_GUILD_ID } from "../../examples/loopback-discord/world.js";
import { ALICE } from "../support/discord-bot.js";
import { discordStories, roots } from "../support/discord-story.js";
import { LIFECYCLES } from "../support/lifecycles.js";

const stories = discordStories({ shards: 2 });

test.each(LIFECYCLES)("Two shards in one process: each command has its own shard, in the %s lifecycle", async (traceLifecycle) => {
  const { sentry, client } = await stories.start({
    sentry: { traceLifecycle },
    client: { shards: "auto" },
    listen: (bot) =>
      bot.on("interactionCreate", async (interaction) => {
        Sentry.captureException(new Error("to see the tags"));
        if (interaction.isRepliable()) await interaction.reply("Done.");
      }),
  });
  expect(client.ws.shards.size).toBe(2);
  const where = [{ guildId: GUILD_ID }, { guildId: SECOND_GUILD_ID, channelId: "300000000000000002" }, { dm: true }];
  for (const circumstances of [...where, ...where]) await stories.discord.answerTo(stories.discord.slash(ALICE, "ping", {}, circumstances));
  await roots(sentry, 6);
  expect(sentry.errors.map(({ tags }) => [tags["guild_id"], tags["shard.id"]])).toEqual([
    [GUILD_ID, 0],
    [SECOND_GUILD_ID, 1],
    [undefined, 0],
    [GUILD_ID, 0],
    [SECOND_GUILD_ID, 1],
    [undefined, 0],
  ]);
});
