import { EventEmitter } from "node:events";
import { Client } from "discord.js";
import { instrumentClient, SetupError, type DiscordOptions } from "../../src/discord/index.js";
import { ALICE } from "../support/discord-bot.js";
import { discordStories, roots, until } from "../support/discord-story.js";
import { sent } from "../support/recording.js";

const stories = discordStories();

const answering = (client: Client): void =>
  void client.on("interactionCreate", async (interaction) => void (interaction.isRepliable() && (await interaction.reply("Done."))));

/** All that can be seen of a client and its REST manager. */
const shape = (client: Client) =>
  [client, client.rest].map((target) => ({
    own: Reflect.ownKeys(target).map(String),
    emit: (target as unknown as { emit: unknown }).emit,
    request: (target as { request?: unknown }).request,
    options: { ...(target as unknown as { options: object }).options },
    events: (target as unknown as EventEmitter)
      .eventNames()
      .map((event) => [String(event), ...(target as unknown as EventEmitter).rawListeners(event)]),
  }));

test("detach() leaves the client exactly as it was", () => {
  const client = new Client({ intents: [] });
  answering(client);
  const before = shape(client);
  const handle = instrumentClient(client);
  expect(client.listenerCount("interactionCreate")).toBe(1);
  expect(client.eventNames()).toEqual(before[0]?.events.map(([name]) => name));
  expect(Object.keys(client)).not.toContain("emit");
  handle.detach();
  handle.detach();
  expect(shape(client)).toEqual(before);
});

test("Listeners that were there before are reported like those that come later, in their order", async () => {
  const bot = await stories.start();
  bot.handle.detach();
  const heard: string[] = [];
  bot.client.on("error", () => undefined);
  bot.client.on("interactionCreate", async (interaction) => {
    heard.push("before");
    if (interaction.isRepliable()) await interaction.reply("Done.");
    throw new Error("of the one before");
  });
  const handle = instrumentClient(bot.client);
  bot.client.on("interactionCreate", async () => {
    heard.push("after");
    await Promise.resolve();
    throw new Error("of the one after");
  });
  bot.client.prependOnceListener("interactionCreate", () => void heard.push("first"));
  await stories.discord.answerTo(stories.discord.slash(ALICE, "ping"));
  const [root] = await roots(bot.sentry, 1);
  expect(heard).toEqual(["first", "before", "after"]);
  expect(root?.attributes["command.success"]).toBe(false);
  expect(bot.sentry.errors.map(({ exception, user }) => [exception.values[0].value, user.id]).sort()).toEqual([
    ["of the one after", ALICE.id],
    ["of the one before", ALICE.id],
  ]);
  handle.detach();
});

test("Attached twice, as after a hot reload, a command is reported once, with the newer options", async () => {
  const bot = await stories.start({ listen: answering, discord: { customId: () => "old" } });
  const second = instrumentClient(bot.client, { customId: () => "new" });
  await stories.discord.answerTo(stories.discord.button(ALICE, "press"));
  expect((await roots(bot.sentry, 1)).map(({ name }) => name)).toEqual(["component.new"]);
  // The handle of the first has nothing left to detach.
  bot.handle.detach();
  await stories.discord.answerTo(stories.discord.button(ALICE, "press"));
  expect(await roots(bot.sentry, 2)).toHaveLength(2);
  second.detach();
  await stories.discord.answerTo(stories.discord.button(ALICE, "press"));
  await sent();
  expect(await roots(bot.sentry, 2)).toHaveLength(2);
  expect(Object.hasOwn(bot.client, "emit")).toBe(false);
});

test("A second copy of the package takes the place of the first", async () => {
  const bot = await stories.start({ listen: answering });
  let copy: typeof instrumentClient | undefined;
  jest.isolateModules(() => {
    copy = (require("../../src/discord/index.js") as { instrumentClient: typeof instrumentClient }).instrumentClient;
  });
  expect(copy).not.toBe(instrumentClient);
  const second = copy?.(bot.client);
  await stories.discord.answerTo(stories.discord.slash(ALICE, "ping"));
  expect(await roots(bot.sentry, 1)).toHaveLength(1);
  second?.detach();
});

test("A command that runs when the client is detached is reported to its end", async () => {
  let finish: (() => void) | undefined;
  const bot = await stories.start({
    listen: (client) =>
      client.on("interactionCreate", async (interaction) => {
        if (!interaction.isRepliable()) return;
        await interaction.reply("Begun.");
        await new Promise<void>((resolve) => (finish = resolve));
      }),
  });
  await stories.discord.answerTo(stories.discord.slash(ALICE, "long"));
  await until("the handler", () => finish !== undefined);
  bot.handle.detach();
  finish?.();
  const [root] = await roots(bot.sentry, 1);
  expect(root).toMatchObject({ name: "command.long" });
  expect(root?.attributes["command.success"]).toBe(true);
});

test("Where somebody has put his own emit above ours, it stays, and ours lets all pass", async () => {
  const bot = await stories.start({ listen: answering });
  const ours = bot.client.emit;
  const seen: string[] = [];
  bot.client.emit = function (this: Client, event: never, ...args: never[]) {
    seen.push(event);
    return Reflect.apply(ours, this, [event, ...args]) as boolean;
  } as never;
  bot.handle.detach();
  await stories.discord.answerTo(stories.discord.slash(ALICE, "ping"));
  await sent();
  expect(seen).toContain("interactionCreate");
  expect(bot.sentry.spans.filter(({ op }) => op?.startsWith("discord."))).toEqual([]);
  Reflect.deleteProperty(bot.client, "emit");
});

test("Above an emit of somebody else's commands are reported to their answer, and that emit is called", async () => {
  const seen: string[] = [];
  class Bot extends Client {
    override emit(event: never, ...args: never[]): boolean {
      seen.push(event);
      return super.emit(event, ...args);
    }
  }
  const bot = await stories.start();
  bot.handle.detach();
  const patched = new Bot({ intents: [] });
  const handle = instrumentClient(patched);
  patched.once("guildMemberAdd", () => {
    throw new Error("at once");
  });
  expect(() => patched.emit("guildMemberAdd" as never)).toThrow("at once");
  await sent();
  expect(bot.sentry.errors.map(({ tags }) => tags["event.name"])).toEqual(["guildMemberAdd"]);
  seen.length = 0;
  expect(patched.emit("custom" as never)).toBe(false);
  expect(seen).toEqual(["custom"]);
  handle.detach();
});

describe("Options that cannot be used", () => {
  const client = new Client({ intents: [] });
  const wrong: [DiscordOptions, string][] = [
    [{ prefixes: "" }, `Cannot use the option 'prefixes': a prefix is a non-empty string. Write prefixes: ["!"].`],
    [{ prefixes: [1] as never }, `Cannot use the option 'prefixes': a prefix is a non-empty string. Write prefixes: ["!"].`],
    [
      { prefixCommand: "ban" as never },
      "Cannot use the option 'prefixCommand': it is a function, not string. Give a function or leave it out.",
    ],
    [{ optionValues: "amount" as never }, `Cannot use the option 'optionValues': it is a list. Write optionValues: ["amount"].`],
    [{ droppedCodes: ["50013"] as never }, "Cannot use the option 'droppedCodes': it lists Discord's error codes. Write [50007, 50013]."],
    [
      { commandTimeout: -1 },
      "Cannot use the option 'commandTimeout': it is a number of milliseconds from 0 to 2147483647. Give such a number or leave it out.",
    ],
    [{ prefixArguments: "yes" as never }, "Cannot use the option 'prefixArguments': it is true or false. Leave it out for false."],
  ];

  it.each(wrong)("%j is refused, and the client is left alone", (options, message) => {
    const before = shape(client);
    expect(() => instrumentClient(client, options)).toThrow(SetupError);
    expect(() => instrumentClient(client, options)).toThrow(message);
    expect(shape(client)).toEqual(before);
  });

  it("a misspelt one is named, with those that there are", () => {
    expect(() => instrumentClient(client, { prefix: "!" } as never)).toThrow(
      /^Cannot use the option 'prefix': there is no such option\. The options are .*prefixes/,
    );
  });

  it("what is no client is refused", () => {
    for (const target of [undefined, null, {}, new EventEmitter(), "client"]) {
      expect(() => instrumentClient(target as never)).toThrow(SetupError);
    }
  });
});

test("A discord.js that is too old is named", () => {
  const client = new Client({ intents: [] });
  Object.assign(client.rest, { options: undefined });
  expect(() => instrumentClient(client)).toThrow(
    "Cannot use this version of discord.js: cogscope/discord stands on 14.12 or later. Install a newer discord.js 14.",
  );
});
