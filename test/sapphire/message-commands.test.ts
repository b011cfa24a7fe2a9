import { Args, Command, Listener, UserError } from "@sapphire/framework";
import type { Message } from "discord.js";
import { commandOf } from "../../src/discord/index.js";
import { setTag } from "../../src/index.js";
import type { Recording } from "../support/recording.js";
import { ALICE } from "../support/discord-bot.js";
import { metricsOf, roots } from "../support/discord-story.js";
import { LIFECYCLES } from "../support/lifecycles.js";
import { sapphireStories } from "./sapphire-stories.js";

const stories = sapphireStories();

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

class Rank extends Command {
  constructor(context: Command.LoaderContext) {
    super(context, { aliases: ["level", "lvl"] });
  }

  override async messageRun(message: Message) {
    setTag("said.as", commandOf(message)?.name ?? "nothing");
    await message.reply("rank 7");
    await pause(20);
  }
}

class Give extends Command {
  override async messageRun(message: Message, args: Args) {
    await message.reply(`given ${await args.pick("integer")}`);
  }
}

class Broken extends Command {
  override async messageRun(message: Message) {
    await message.reply("now");
    throw new Error("broken");
  }
}

/** The bot's own listener for what is no command. */
class Chat extends Listener {
  constructor(context: Listener.LoaderContext) {
    super(context, { event: "nonPrefixedMessage" });
  }

  async run(message: Message) {
    await message.reply("heard");
  }
}

class Usage extends Listener {
  constructor(context: Listener.LoaderContext) {
    super(context, { event: "messageCommandError" });
  }

  async run(error: unknown, { message }: { message: Message }) {
    if (error instanceof UserError) await message.reply("usage: !give <number>");
  }
}

const pieces = { commands: { rank: Rank, give: Give, broken: Broken }, listeners: { chat: Chat, usage: Usage } };
const BOT = "100000000000000001";

const said = async (text: string): Promise<string> => (await stories.discord.answerTo(stories.discord.message(ALICE, text))).content;

/** The block `command` of the one error that was sent. */
const block = (sentry: Recording): Record<string, unknown> => sentry.errors[0]["contexts"]["command"];

describe.each(LIFECYCLES)("In the %s lifecycle", (traceLifecycle) => {
  it.each([
    ["by its name", { defaultPrefix: "!" }, "!rank"],
    ["by an alias", { defaultPrefix: "!" }, "!lvl now"],
    ["in capitals, where the bot allows it", { defaultPrefix: "!", caseInsensitiveCommands: true }, "!LVL"],
    ["by one of several prefixes", { defaultPrefix: ["!", "?"] }, "?rank"],
    ["by an expression", { regexPrefix: /^(hey )?bot,? /i }, "Hey bot, rank"],
    ["by a mention", {}, `<@${BOT}> level`],
    ["by the prefix of its guild, which the database knows", { fetchPrefix: () => pause(1).then(() => "$") }, "$level"],
  ])("a message command that is called %s is a root of its own name that covers the run", async (_how, client, text) => {
    const { sentry } = await stories.start({ sentry: { traceLifecycle }, client, pieces });
    expect(await said(text)).toBe("rank 7");
    const [root] = await roots(sentry, 1);

    expect(sentry.spans.map(({ name, op, parentSpanId }) => [name, op, parentSpanId]).sort()).toEqual([
      ["command.rank", "discord.command", undefined],
      ["rank.messageRun", "function", root.spanId],
    ]);
    expect(root.end - root.start).toBeGreaterThan(0.019);
    expect(root.end).toBeGreaterThanOrEqual(sentry.span("rank.messageRun").end);
    if (traceLifecycle === "stream")
      expect(root.attributes).toMatchObject({
        "command.name": "rank",
        "command.type": "prefix",
        "command.success": true,
        "said.as": "rank",
        "user.id": ALICE.id,
      });
    expect(metricsOf(sentry).find(({ name }) => name === "bot.command.usage")?.attributes).toMatchObject({
      command: "rank",
      command_type: "prefix",
      success: true,
    });
  });

  it("a message that is none has no span, whatever it begins with", async () => {
    const { sentry, client } = await stories.start({ sentry: { traceLifecycle }, client: { defaultPrefix: "!" }, pieces });
    const unknown: string[] = [];
    client.on("unknownMessageCommand", ({ commandName }) => void unknown.push(commandName));
    stories.discord.message(ALICE, "!secretword is no command");
    stories.discord.message(ALICE, "!");
    expect(await said("just talking")).toBe("heard");
    expect(await said("!rank")).toBe("rank 7");
    const all = await roots(sentry, 1);

    expect(unknown).toEqual(["secretword"]);
    expect(all.map(({ name }) => name)).toEqual(["command.rank"]);
    expect(sentry.spans.map(({ name }) => name).sort()).toEqual(["command.rank", "rank.messageRun"]);
    expect(JSON.stringify(sentry.items)).not.toContain("secretword");
  });
});

it("an error of a message command says which prefix and which alias it was, and nothing else that was written", async () => {
  const { sentry } = await stories.start({ client: { regexPrefix: /^please,? /i, defaultPrefix: "!" }, pieces });
  expect(await said("Please, broken secretly")).toBe("now");
  const [root] = await roots(sentry, 1);

  expect(sentry.errors).toHaveLength(1);
  expect(sentry.errors[0]).toMatchObject({
    tags: { "cog.name": "broken", "command.name": "broken", "command.type": "prefix", "event.name": "messageCreate" },
    user: { id: ALICE.id },
    contexts: { command_error: { error_type: "Error", error_message: "broken" }, trace: { trace_id: root.traceId } },
  });
  expect(block(sentry)).toMatchObject({
    command: "broken",
    prefix: "/^please,? /i",
    invoked_with: "broken",
    arguments: "[Filtered]",
    guild_name: "Loopback",
  });
  expect(root.attributes).toMatchObject({ "command.success": false, "command.error_type": "Error" });
  expect(JSON.stringify(sentry.items)).not.toContain("secretly");
});

it("the words behind a command are recorded where that is asked for", async () => {
  const { sentry } = await stories.start({ client: { defaultPrefix: "!" }, discord: { prefixArguments: true }, pieces });
  await said("!broken  one two");
  await roots(sentry, 1);
  expect(block(sentry)).toMatchObject({ prefix: "!", arguments: ["one", "two"] });
});

it("an argument that is none is the user's mistake: no event, no failure", async () => {
  const { sentry } = await stories.start({ client: { defaultPrefix: "!" }, pieces });
  expect(await said("!give nothing")).toBe("usage: !give <number>");
  const [root] = await roots(sentry, 1);
  expect(sentry.errors).toEqual([]);
  expect(root).toMatchObject({ name: "command.give", status: "ok", attributes: { "command.success": true } });
});

it("a bot that says itself what a command is has its command from the message on, once", async () => {
  const { sentry } = await stories.start({
    client: { fetchPrefix: () => pause(20).then(() => "$") },
    discord: { prefixCommand: ({ content }) => (content.startsWith("$") ? "by the bot" : undefined) },
    pieces,
  });
  expect(await said("$rank")).toBe("rank 7");
  const [root] = await roots(sentry, 1);
  expect(sentry.spans.map(({ name }) => name).sort()).toEqual(["command.by the bot", "rank.messageRun"]);
  expect(sentry.span("rank.messageRun").start - root.start).toBeGreaterThan(0.015);
});
