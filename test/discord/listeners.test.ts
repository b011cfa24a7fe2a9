import * as Sentry from "@sentry/node";
import type { Client, Interaction } from "discord.js";
import { CaptureErrors, setTag, startTransaction } from "../../src/index.js";
import { ALICE, BOB, next } from "../support/discord-bot.js";
import { discordStories, metricsOf, roots, spanEnd, until } from "../support/discord-story.js";
import { sent } from "../support/recording.js";

const stories = discordStories();
const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const quiet = (client: Client): void => void client.on("error", () => undefined);

test("Whether an error is handled is whether somebody listens for it: only what nobody takes is a crash", async () => {
  const { sentry, client } = await stories.start({
    listen: (bot) => {
      quiet(bot);
      bot.on("guildMemberAdd", async () => {
        throw new Error("rejected");
      });
      bot.on("custom" as never, () => {
        throw new Error("thrown");
      });
    },
  });
  const heard = next(client, "error");
  client.emit("guildMemberAdd", {} as never);
  await heard;
  expect(() => client.emit("custom" as never)).toThrow("thrown");
  await sent();
  expect(sentry.errors.map(({ exception }) => [exception.values[0].value, exception.values[0].mechanism.handled])).toEqual([
    ["rejected", true],
    ["thrown", false],
  ]);
});

test("Of two listeners of one event that fail, each error is handled or not as it left its own", async () => {
  const { sentry, client } = await stories.start({
    listen: (bot) => {
      quiet(bot);
      bot.on("custom" as never, async () => {
        throw new Error("rejected");
      });
      bot.on("custom" as never, () => {
        throw new Error("thrown");
      });
    },
  });
  const heard = next(client, "error");
  expect(() => client.emit("custom" as never)).toThrow("thrown");
  await heard;
  await sent();
  expect(sentry.errors.map(({ exception }) => [exception.values[0].value, exception.values[0].mechanism.handled])).toEqual([
    ["thrown", false],
    ["rejected", true],
  ]);
});

test("An event that a task of the bot's emits is a part of the task", async () => {
  const { sentry, client } = await stories.start({ listen: quiet });
  client.on("giveaway" as never, async () => {
    Sentry.captureException(new Error("in the giveaway"));
  });
  await startTransaction("task.run", "task", async () => {
    setTag("task", "giveaways");
    client.emit("giveaway" as never);
  });
  await sent();
  expect(sentry.errors.map(({ tags, contexts }) => [tags["task"], contexts.trace.trace_id])).toEqual([
    ["giveaways", sentry.span("task").traceId],
  ]);
});

test("A listener that rejects is one event with the event's name, and a failed command", async () => {
  const { sentry } = await stories.start({
    listen: (client) => {
      quiet(client);
      client.on("interactionCreate", async (interaction) => {
        if (interaction.isRepliable()) await interaction.reply("Done.");
        throw new Error("rejected");
      });
    },
  });
  stories.discord.slash(ALICE, "ping");
  const [root] = await roots(sentry, 1);
  expect(root?.attributes["command.success"]).toBe(false);
  expect(sentry.errors).toHaveLength(1);
  const [event] = sentry.errors;
  expect(event?.["tags"]).toMatchObject({ "event.name": "interactionCreate", "command.name": "ping" });
  expect(event?.["exception"].values[0].mechanism).toMatchObject({ type: "auto.discord.cogscope", handled: true });
});

test("An error that an annotated method has captured, and that leaves the listener, stays one event", async () => {
  class Cog {
    @CaptureErrors({ context: "cog" })
    async fail(): Promise<never> {
      throw new Error("once");
    }
  }
  const { sentry } = await stories.start({
    listen: (client) => {
      client.on("error", (error) => void Sentry.captureException(error));
      client.on("interactionCreate", () => new Cog().fail());
    },
  });
  const ended = spanEnd("command.ping");
  stories.discord.slash(ALICE, "ping", {}, { ageMs: 2900 });
  await ended;
  await roots(sentry, 1);
  expect(sentry.errors).toHaveLength(1);
  expect(sentry.errors[0]?.["tags"]).toMatchObject({ "event.name": "interactionCreate", "error.context": "cog" });
  expect(sentry.errors[0]?.["exception"].values[0].mechanism).toMatchObject({ handled: true });
});

test("A primitive that a listener lets out is one event, though discord.js emits it as an error too", async () => {
  const { sentry } = await stories.start({
    listen: (client) => {
      quiet(client);
      client.on("interactionCreate", async () => {
        await later(1);
        throw "a text";
      });
    },
  });
  const ended = spanEnd("command.ping");
  stories.discord.slash(ALICE, "ping", {}, { ageMs: 2900 });
  await ended;
  await roots(sentry, 1);
  expect(sentry.errors).toHaveLength(1);
});

test("An error of a listener of any event is captured with its name, in no user's name", async () => {
  const { sentry, client } = await stories.start({ listen: quiet });
  client.once("guildMemberAdd", async () => {
    throw new Error("in guildMemberAdd");
  });
  client.once("custom" as never, async () => {
    throw new Error("in an event of the bot's own");
  });
  const errors = [next(client, "error"), next(client, "error")];
  stories.discord.emit("GUILD_MEMBER_ADD", {
    guild_id: "200000000000000001",
    user: { id: BOB.id, username: "bob", discriminator: "0", avatar: null },
    roles: [],
    joined_at: new Date().toISOString(),
    flags: 0,
  });
  await errors[0];
  client.emit("custom" as never);
  await errors[1];
  await until("two events", async () => {
    await sent();
    return sentry.errors.length === 2;
  });
  expect(sentry.errors.map(({ exception, tags, user }) => [exception.values[0].value, tags["event.name"], user])).toEqual([
    ["in guildMemberAdd", "guildMemberAdd", undefined],
    ["in an event of the bot's own", "custom", undefined],
  ]);
  const traces = sentry.errors.map(({ contexts }) => contexts.trace.trace_id as string);
  expect(new Set(traces).size).toBe(2);
  expect(sentry.spans).toEqual([]);
});

test("An error of a listener of the client's own life is captured too, and what it sets lasts for the whole bot", async () => {
  const { sentry } = await stories.start({
    listen: (client) => {
      quiet(client);
      client.once("clientReady", async () => {
        Sentry.setTag("bot", "set when ready");
        throw new Error("when ready");
      });
      client.on("interactionCreate", (interaction) => {
        Sentry.captureException(new Error("later"));
        if (interaction.isRepliable()) void interaction.reply("Done.");
      });
    },
  });
  await stories.discord.answerTo(stories.discord.slash(ALICE, "ping"));
  await roots(sentry, 1);
  expect(sentry.errors.map(({ exception, tags }) => [exception.values[0].value, tags["event.name"], tags["bot"]])).toEqual([
    ["when ready", "clientReady", "set when ready"],
    ["later", undefined, "set when ready"],
  ]);
  Sentry.setTag("bot", undefined);
});

test("Several listeners share one root, which ends when the last of them has settled", async () => {
  const { sentry, client } = await stories.start({
    listen: (bot) =>
      bot.on("interactionCreate", async (interaction) => {
        await later(10);
        if (interaction.isRepliable()) await interaction.reply("Done.");
      }),
  });
  let slow = 0;
  client.on("interactionCreate", async () => {
    await later(120);
    slow = performance.timeOrigin + performance.now();
  });
  client.once("interactionCreate", () => later(5));
  const ended = spanEnd("command.ping");
  stories.discord.slash(ALICE, "ping");
  await ended;
  expect(slow).toBeGreaterThan(0);
  const all = await roots(sentry, 1);
  expect(all).toHaveLength(1);
  expect((all[0]?.end ?? 0) * 1000).toBeGreaterThanOrEqual(slow - 1);
});

test("A listener that is removed while it runs, and one that was removed before it is called, are as ever", async () => {
  const seen: string[] = [];
  const { sentry, client } = await stories.start();
  const second = (): void => void seen.push("second");
  const first = async (interaction: Interaction): Promise<void> => {
    client.off("interactionCreate", first);
    client.off("interactionCreate", second);
    seen.push("first begins");
    await later(30);
    seen.push("first ends");
    if (interaction.isRepliable()) await interaction.reply("Done.");
  };
  client.on("interactionCreate", first);
  client.on("interactionCreate", second);
  const ended = spanEnd("command.ping");
  stories.discord.slash(ALICE, "ping");
  await ended;
  // Node calls those that were there when it began.
  expect(seen).toEqual(["first begins", "second", "first ends"]);
  expect(client.listenerCount("interactionCreate")).toBe(0);
  expect(await roots(sentry, 1)).toHaveLength(1);
});

test("A handler that never settles is reported after the time that was set, is let go, and may still fail later", async () => {
  let fail: (error: Error) => void = () => undefined;
  const { sentry } = await stories.start({
    discord: { commandTimeout: 80 },
    listen: (client) => {
      quiet(client);
      client.on("interactionCreate", () => new Promise((_, reject) => (fail = reject)));
    },
  });
  const ended = spanEnd("command.stuck");
  stories.discord.slash(ALICE, "stuck");
  await ended;
  const [root] = await roots(sentry, 1);
  expect(root?.attributes).toMatchObject({ "command.success": false, "command.error_type": "timeout" });
  expect(root?.attributes).not.toHaveProperty("error.type");
  expect(sentry.errors.map(({ message, level, tags, user }) => [message, level, tags["command.name"], user.id])).toEqual([
    ["The command 'stuck' has not finished after 80 ms", "warning", "stuck", ALICE.id],
  ]);
  expect(metricsOf(sentry).filter(({ name }) => name === "bot.command.failures")).toHaveLength(1);
  fail(new Error("after all"));
  await until("the late error", async () => {
    await sent();
    return sentry.errors.length === 2;
  });
  expect(sentry.errors[1]).toMatchObject({ user: { id: ALICE.id }, tags: { "command.name": "stuck" } });
  expect((await roots(sentry, 1)).length).toBe(1);
});

test("A command that has finished and only waits for its answer is not taken for one that never ends", async () => {
  const { sentry } = await stories.start({
    discord: { commandTimeout: 60 },
    listen: (client) => client.on("interactionCreate", () => undefined),
  });
  const ended = spanEnd("command.ignored");
  stories.discord.slash(ALICE, "ignored");
  await ended;
  const [root] = await roots(sentry, 1);
  expect(root?.attributes).toMatchObject({ "command.success": true });
  expect(sentry.errors).toEqual([]);
});

test("With a time of 0 a command is never given up", async () => {
  const { sentry } = await stories.start({
    discord: { commandTimeout: 0 },
    listen: (client) =>
      client.on("interactionCreate", async (interaction) => {
        await later(30);
        if (interaction.isRepliable()) await interaction.reply("Done.");
      }),
  });
  await stories.discord.answerTo(stories.discord.slash(ALICE, "ping"));
  const [root] = await roots(sentry, 1);
  expect(root?.attributes["command.success"]).toBe(true);
  expect(sentry.errors).toEqual([]);
});

test("A handler that answers twice has its second answer's error, and the command its first answer", async () => {
  const { sentry } = await stories.start({
    listen: (client) => {
      quiet(client);
      client.on("interactionCreate", async (interaction) => {
        if (!interaction.isChatInputCommand()) return;
        await interaction.reply("Once.");
        await interaction.reply("Twice.");
      });
    },
  });
  stories.discord.slash(ALICE, "twice");
  const [root] = await roots(sentry, 1);
  expect(root?.attributes).toMatchObject({ "discord.acknowledged": "in_time", "command.success": false });
  expect(sentry.errors.map(({ exception }) => exception.values[0].type)).toEqual(["DiscordjsError [InteractionAlreadyReplied]"]);
});

test("An interaction that the bot emits again belongs to the command that it is; another one is its own", async () => {
  const { sentry } = await stories.start({
    listen: (client) =>
      client.on("interactionCreate", async (interaction) => {
        if (!interaction.isChatInputCommand()) return;
        if (interaction.commandName === "outer" && !interaction.replied) {
          await interaction.reply("Done.");
          client.emit("interactionCreate", interaction);
        }
      }),
  });
  await stories.discord.answerTo(stories.discord.slash(ALICE, "outer"));
  const all = await roots(sentry, 1);
  expect(all.map(({ name }) => name)).toEqual(["command.outer"]);
});

test("Without Sentry the client is the bare one, and each command of a Sentry that is initialised later is reported", async () => {
  const { sentry } = await stories.start({
    listen: (client) =>
      client.on("interactionCreate", async (interaction) => void (interaction.isRepliable() && (await interaction.reply("Done.")))),
  });
  await Sentry.close(1000);
  await stories.discord.answerTo(stories.discord.slash(ALICE, "unseen"));
  expect(sentry.spans.filter(({ op }) => op === "discord.command")).toEqual([]);
});
