import * as Sentry from "@sentry/node";
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

test("A sampler sees of a command which interaction it is", async () => {
  const asked: unknown[] = [];
  await stories.start({
    sentry: {
      tracesSampler: ({ name, attributes }) => {
        if (name.startsWith("command.")) asked.push(typeof attributes?.["discord.interaction.id"]);
        return 1;
      },
    },
    listen: (client) =>
      client.on("interactionCreate", async (interaction) => void (interaction.isRepliable() && (await interaction.reply("Done.")))),
  });
  for (const name of ["one", "two"]) await stories.discord.answerTo(stories.discord.slash(ALICE, name));
  expect(asked).toEqual(["string", "string"]);
});

test.each([0, 1])("Who listens to starting spans sees of a command which interaction it is (rate %d)", async (tracesSampleRate) => {
  const seen: unknown[] = [];
  await stories.start({
    sentry: { tracesSampleRate },
    listen: (client) =>
      client.on("interactionCreate", async (interaction) => void (interaction.isRepliable() && (await interaction.reply("Done.")))),
  });
  Sentry.getClient()?.on("spanStart", (span) => {
    const { name, attributes } = Sentry.spanToJSON(span);
    if (name.startsWith("command.")) seen.push(typeof attributes["discord.interaction.id"]);
  });
  for (const name of ["one", "two"]) await stories.discord.answerTo(stories.discord.slash(ALICE, name));
  expect(seen).toEqual(["string", "string"]);
});

test("A command's span bears the id of its own interaction, however often the command has run", async () => {
  const { sentry } = await stories.start({
    sentry: { tracesSampleRate: 1 },
    listen: (client) =>
      client.on("interactionCreate", async (interaction) => void (interaction.isRepliable() && (await interaction.reply("Done.")))),
  });
  const given = ["ping", "ping", "pong"].map((name) => stories.discord.slash(ALICE, name));
  for (const one of given) await stories.discord.answerTo(one);
  const all = await roots(sentry, 3);
  expect(all.map(({ attributes }) => attributes["discord.interaction.id"] as string).sort()).toEqual(given.sort());
});

test("A press is ignored by the attributes that its span would have", async () => {
  const { sentry } = await stories.start({
    sentry: { tracesSampleRate: 1, ignoreSpans: [{ attributes: { "discord.custom_id": "case:1" } }] },
    listen: (client) =>
      client.on("interactionCreate", async (interaction) => void (interaction.isRepliable() && (await interaction.reply("Done.")))),
  });
  for (const id of ["case:1", "case:2", "case:1"]) await stories.discord.answerTo(stories.discord.button(ALICE, id));
  const all = await roots(sentry, 1);
  expect(all.map(({ attributes }) => attributes["discord.custom_id"])).toEqual(["case:2"]);
});
