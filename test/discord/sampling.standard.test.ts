import { LIFECYCLES } from "../support/lifecycles.js";
import { ALICE } from "../support/discord-bot.js";
import { discordStories, roots } from "../support/discord-story.js";
import { sent } from "../support/recording.js";

const stories = discordStories();
const COUNT = 200;

test.each(LIFECYCLES)("At a rate of 0.5 about half of the commands are sampled, in the %s lifecycle", async (traceLifecycle) => {
  const { sentry } = await stories.start({
    sentry: { traceLifecycle, tracesSampleRate: 0.5 },
    listen: (client) =>
      client.on("interactionCreate", async (interaction) => void (interaction.isRepliable() && (await interaction.reply("Done.")))),
  });
  for (let at = 0; at < COUNT; at += 50) {
    await Promise.all(Array.from({ length: 50 }, () => stories.discord.answerTo(stories.discord.slash(ALICE, "ping"))));
  }
  await sent();
  const sampled = (await roots(sentry, 1)).length;
  // 200 fair coins: further than this from 100 once in ten million runs.
  expect(sampled).toBeGreaterThan(62);
  expect(sampled).toBeLessThan(138);
});

test("A sampler decides each command by its name, op and attributes", async () => {
  const asked: unknown[] = [];
  const { sentry } = await stories.start({
    sentry: {
      tracesSampler: ({ name, attributes }) => {
        if (!name.startsWith("command.")) return 0;
        asked.push([name, attributes?.["sentry.op"]]);
        return name === "command.keep" ? 1 : 0;
      },
    },
    listen: (client) =>
      client.on("interactionCreate", async (interaction) => void (interaction.isRepliable() && (await interaction.reply("Done.")))),
  });
  for (const name of ["drop", "keep", "drop"]) await stories.discord.answerTo(stories.discord.slash(ALICE, name));
  const all = await roots(sentry, 1);
  expect(all.map(({ name }) => name)).toEqual(["command.keep"]);
  expect(asked).toEqual(["drop", "keep", "drop"].map((name) => [`command.${name}`, "discord.command"]));
});
