import * as Sentry from "@sentry/node";
import { Collection, type ChatInputCommandInteraction, type Client } from "discord.js";
import { captureExceptionSafe, CaptureErrors, Instrumented, Span } from "../../src/index.js";
import { ALICE } from "../support/discord-bot.js";
import { discordStories, metricsOf, roots, type Bot } from "../support/discord-story.js";
import { LIFECYCLES } from "../support/lifecycles.js";

const stories = discordStories();

class UserError extends Error {}

interface Command {
  execute(interaction: ChatInputCommandInteraction): Promise<void>;
}

@Instrumented({ name: "moderation" })
class Ban implements Command {
  @CaptureErrors({ context: "moderation" })
  async execute(): Promise<void> {
    await this.load();
  }

  @CaptureErrors
  async load(): Promise<void> {
    throw new TypeError("the database is down");
  }
}

class Kick implements Command {
  @Span("function", { name: "kick" })
  async execute(): Promise<void> {
    throw new RangeError("only annotated with a span");
  }
}

class Mute implements Command {
  async execute(): Promise<void> {
    throw new Error("not annotated");
  }
}

class Warn implements Command {
  @CaptureErrors({ expected: [UserError] })
  async execute(): Promise<void> {
    throw new UserError("You cannot do that.");
  }
}

class Retry implements Command {
  @CaptureErrors({ fallback: undefined })
  async execute(interaction: ChatInputCommandInteraction): Promise<void> {
    await interaction.reply("Trying.");
    throw new Error("taken by the fallback");
  }
}

class Ping implements Command {
  async execute(interaction: ChatInputCommandInteraction): Promise<void> {
    await interaction.reply("Pong.");
  }
}

const commands = new Collection<string, Command>(
  Object.entries({ ban: new Ban(), kick: new Kick(), mute: new Mute(), warn: new Warn(), retry: new Retry(), ping: new Ping() }),
);

/** The dispatcher of public templates: one listener, a map of command objects, a try/catch that answers the user. */
function dispatch(client: Client): void {
  client.on("interactionCreate", async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const command = commands.get(interaction.commandName);
    if (!command) return;
    try {
      await command.execute(interaction);
    } catch (error) {
      if (interaction.commandName === "mute") captureExceptionSafe(error);
      await interaction.reply("There was an error while executing this command!");
    }
  });
}

async function run(bot: Bot, name: string) {
  await stories.discord.answerTo(stories.discord.slash(ALICE, name));
  const [root] = await roots(bot.sentry, 1);
  const metrics = metricsOf(bot.sentry).filter((metric) => metric.name.startsWith("bot.command."));
  return { root: root as NonNullable<typeof root>, metrics };
}

describe.each(LIFECYCLES)("With a dispatcher that takes all errors, in the %s lifecycle,", (traceLifecycle) => {
  const start = (): Promise<Bot> => stories.start({ sentry: { traceLifecycle }, listen: dispatch });

  it.each([
    ["ban", "TypeError", 1],
    ["kick", "RangeError", 0],
    ["mute", "Error", 1],
    ["retry", "Error", 1],
  ])("the failure of %s counts as one", async (name, type, events) => {
    const bot = await start();
    const { root, metrics } = await run(bot, name);
    const outcome = { command: name, command_type: "slash", success: false, error_type: type };
    expect(root.status).toBe("error");
    expect(root.attributes).toMatchObject({ "command.success": false, "command.error_type": type, "error.type": type });
    expect(metrics.map(({ name: metric }) => metric).sort()).toEqual([
      "bot.command.execution_time",
      "bot.command.failures",
      "bot.command.usage",
    ]);
    for (const { attributes } of metrics) expect(attributes).toMatchObject(outcome);
    expect(bot.sentry.errors).toHaveLength(events);
    for (const event of bot.sentry.errors) {
      expect(event["tags"]).toMatchObject({ "command.name": name, "command.success": false, "command.error_type": type });
      expect(event["contexts"].command_error).toMatchObject({ error_type: type, error_module: "test/discord/outcome.test.ts" });
      expect(event["contexts"].trace.trace_id).toBe(root.traceId);
    }
  });

  it.each(["ping", "warn"])("%s, which ends well or as is expected, is a success", async (name) => {
    const bot = await start();
    const { root, metrics } = await run(bot, name);
    expect(root.status).toBe("ok");
    expect(root.attributes).toMatchObject({ "command.success": true });
    expect(root.attributes).not.toHaveProperty("command.error_type");
    expect(metrics.map(({ name: metric, attributes }) => [metric, attributes["success"]]).sort()).toEqual([
      ["bot.command.execution_time", true],
      ["bot.command.usage", true],
    ]);
    expect(bot.sentry.errors).toEqual([]);
  });
});

test("The time of a command is that of its own run, in milliseconds, and its root span's", async () => {
  const bot = await stories.start({
    listen: (client) =>
      client.on("interactionCreate", async (interaction) => {
        if (!interaction.isChatInputCommand()) return;
        await interaction.deferReply();
        await new Promise((resolve) => setTimeout(resolve, interaction.options.getInteger("ms", true)));
        await interaction.editReply("Done.");
      }),
  });
  const times = [120, 10, 60];
  await Promise.all(times.map((ms) => stories.discord.answerTo(stories.discord.slash(ALICE, "wait", { ms }))));
  const spans = (await roots(bot.sentry, 3)).map(({ start, end }) => (end - start) * 1000).sort((a, b) => a - b);
  const measured = metricsOf(bot.sentry)
    .filter(({ name }) => name === "bot.command.execution_time")
    .map(({ value }) => value)
    .sort((a, b) => a - b);
  const sorted = [...times].sort((a, b) => a - b);
  for (const [index, ms] of sorted.entries()) {
    expect(measured[index]).toBeGreaterThanOrEqual(ms - 2);
    // The clock begins inside the span, and both end together.
    expect(measured[index]).toBeLessThanOrEqual((spans[index] as number) + 1);
  }
});

test("An error that is captured by hand inside a command makes it fail; one that is captured outside does not", async () => {
  const bot = await stories.start({
    listen: (client) =>
      client.on("interactionCreate", async (interaction) => {
        if (!interaction.isChatInputCommand()) return;
        if (interaction.commandName === "bad") Sentry.captureException(new Error("by hand"));
        await interaction.reply("Done.");
      }),
  });
  await stories.discord.answerTo(stories.discord.slash(ALICE, "bad"));
  await roots(bot.sentry, 1);
  Sentry.captureException(new Error("outside"));
  await stories.discord.answerTo(stories.discord.slash(ALICE, "good"));
  const [bad, good] = await roots(bot.sentry, 2);
  expect([bad?.attributes["command.success"], good?.attributes["command.success"]]).toEqual([false, true]);
});

test("What the bot itself says of the user and the tags wins", async () => {
  const bot = await stories.start({
    listen: (client) =>
      client.on("interactionCreate", async (interaction) => {
        Sentry.setUser({ id: "impersonated" });
        Sentry.setTag("command.name", "renamed");
        Sentry.captureException(new Error("seen"));
        if (interaction.isRepliable()) await interaction.reply("Done.");
      }),
  });
  await stories.discord.answerTo(stories.discord.slash(ALICE, "ping"));
  await roots(bot.sentry, 1);
  expect(bot.sentry.errors.map(({ user, tags }) => [user, tags["command.name"]])).toEqual([[{ id: "impersonated" }, "renamed"]]);
});

test("A message, and an error that is captured as mere information, are no failure", async () => {
  const bot = await stories.start({
    listen: (client) =>
      client.on("interactionCreate", async (interaction) => {
        Sentry.captureMessage("somebody used it", "info");
        Sentry.captureMessage("somebody used it much", "warning");
        Sentry.captureException(new Error("of no weight"), { level: "info" });
        if (interaction.isRepliable()) await interaction.reply("Done.");
      }),
  });
  const { root, metrics } = await run(bot, "ping");
  expect(root.status).toBe("ok");
  expect(root.attributes["command.success"]).toBe(true);
  expect(metrics.map(({ name }) => name).sort()).toEqual(["bot.command.execution_time", "bot.command.usage"]);
});

test("Of several errors the first says why a command failed, everywhere alike", async () => {
  class Cog {
    @CaptureErrors
    async fail(error: Error): Promise<never> {
      throw error;
    }
  }
  const cog = new Cog();
  const bot = await stories.start({
    listen: (client) =>
      client.on("interactionCreate", async (interaction) => {
        await cog.fail(new TypeError("the first")).catch(() => undefined);
        await cog.fail(new RangeError("the second")).catch(() => undefined);
        if (interaction.isRepliable()) await interaction.reply("Done.");
      }),
  });
  const { root, metrics } = await run(bot, "two");
  expect(root.attributes).toMatchObject({ "command.error_type": "TypeError", "error.type": "TypeError" });
  for (const { attributes } of metrics)
    expect([attributes["error_type"], attributes["command.error_type"]]).toEqual(["TypeError", "TypeError"]);
  expect(bot.sentry.errors.map(({ contexts }) => contexts.command_error.error_message)).toEqual(["the first", "the first"]);
});

test("An error that a dispatcher emits on the client is the command's, with its user", async () => {
  const bot = await stories.start({
    listen: (client) => {
      client.on("error", () => undefined);
      client.on("interactionCreate", async (interaction) => {
        client.emit("error", new Error("emitted by the dispatcher"));
        if (interaction.isRepliable()) await interaction.reply("Done.");
      });
    },
  });
  const { root } = await run(bot, "ping");
  expect(root.attributes["command.success"]).toBe(false);
  expect(bot.sentry.errors.map(({ user, tags }) => [user.id, tags["command.name"]])).toEqual([[ALICE.id, "ping"]]);
});
