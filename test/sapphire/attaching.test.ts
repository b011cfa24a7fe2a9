import { Command, Listener, type SapphireClient } from "@sapphire/framework";
import type { ChatInputCommandInteraction } from "discord.js";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SetupError } from "../../src/discord/index.js";
import { instrumentSapphire, type DiscordOptions } from "../../src/sapphire/index.js";
import { ALICE } from "../support/discord-bot.js";
import { roots } from "../support/discord-story.js";
import { sent, type Recording } from "../support/recording.js";
import { NOT_ATTACHED, sapphireStories } from "./sapphire-stories.js";

const stories = sapphireStories();

class Ping extends Command {
  override async chatInputRun(interaction: ChatInputCommandInteraction) {
    await interaction.reply("pong");
    throw new Error("broken");
  }
}

class Field extends Command {
  override chatInputRun = async (interaction: ChatInputCommandInteraction): Promise<void> => {
    await interaction.reply("pong");
  };
}

class Welcome extends Listener {
  constructor(context: Listener.LoaderContext) {
    super(context, { event: "guildMemberAdd" });
  }
  run() {}
}

const pieces = { commands: { ping: Ping, field: Field }, listeners: { welcome: Welcome } };

/** All that can be seen of what a client, its stores and its pieces are themselves. */
function shapeOf(client: SapphireClient): unknown[] {
  const all: object[] = [client, client.rest, ...client.stores.values()];
  for (const store of client.stores.values()) all.push(...(store.values() as Iterable<object>));
  return all.map((one) => {
    const { _events, _eventsCount, ...rest } = Object.getOwnPropertyDescriptors(one) as Record<string, PropertyDescriptor>;
    return rest;
  });
}

const namesOf = (sentry: Recording): string[] => sentry.spans.map(({ name }) => name).sort();

const ping = (name = "ping") => stories.discord.answerTo(stories.discord.slash(ALICE, name, {}));

it("detaching leaves client, stores and pieces exactly as they were", async () => {
  const { client } = await stories.start({ pieces, attach: () => NOT_ATTACHED });
  const before = shapeOf(client);
  const handle = instrumentSapphire(client);
  expect(Object.hasOwn(client.stores.get("commands").get("ping") as object, "chatInputRun")).toBe(true);
  handle.detach();
  handle.detach();
  expect(shapeOf(client)).toEqual(before);
});

it("pieces that were loaded before report, and after detaching they do not", async () => {
  const { sentry, client } = await stories.start({ pieces, attach: () => NOT_ATTACHED });
  const handle = instrumentSapphire(client);
  await ping();
  await ping("field");
  await roots(sentry, 2);
  expect(namesOf(sentry)).toEqual(["command.field", "command.ping", "field.chatInputRun", "ping.chatInputRun"]);
  expect(sentry.errors).toHaveLength(1);

  handle.detach();
  await ping();
  await sent();
  expect(sentry.spans).toHaveLength(4);
  expect(sentry.errors).toHaveLength(1);
});

it("a piece that was unloaded while the client was attached is bare once it is detached", async () => {
  const { sentry, client, handle } = await stories.start({ pieces });
  const commands = client.stores.get("commands");
  const piece = await commands.unload("ping");
  handle.detach();
  await commands.insert(piece);
  await ping();
  await sent();
  expect(sentry.items.filter(({ type }) => type === "event" || type === "span")).toEqual([]);

  const again = instrumentSapphire(client);
  await ping();
  await roots(sentry, 1);
  expect(namesOf(sentry)).toEqual(["command.ping", "ping.chatInputRun"]);
  again.detach();
});

it("a piece that is loaded later reports, and one that is reloaded once, after a second call too", async () => {
  const folder = mkdtempSync(join(tmpdir(), "cogscope-sapphire-"));
  try {
    writeFileSync(join(folder, "fresh.js"), `module.exports = { Fresh: globalThis[Symbol.for("test.fresh")] };`);
    (globalThis as any)[Symbol.for("test.fresh")] = class Fresh extends Command {
      override async chatInputRun(interaction: ChatInputCommandInteraction) {
        await interaction.reply("fresh");
      }
    };
    const { sentry, client } = await stories.start({ pieces });
    const commands = client.stores.get("commands");
    const [loaded] = await commands.load(folder, "fresh.js");
    await ping("fresh");
    await loaded.reload();
    expect(commands.get("fresh")).not.toBe(loaded);
    await ping("fresh");
    const again = instrumentSapphire(client);
    await ping("fresh");
    await commands.get("fresh")?.reload();
    await ping("fresh");
    await roots(sentry, 4);
    expect(namesOf(sentry)).toEqual([...Array<string>(4).fill("command.fresh"), ...Array<string>(4).fill("fresh.chatInputRun")]);
    again.detach();
    expect(Object.hasOwn(commands.get("fresh") as object, "chatInputRun")).toBe(false);
    expect(Object.hasOwn(client, "emit")).toBe(false);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it("a piece that is taken out and put in again is still instrumented once", async () => {
  const { sentry, client } = await stories.start({ pieces });
  const commands = client.stores.get("commands");
  await commands.insert(await commands.unload("ping"));
  await ping();
  await roots(sentry, 1);
  expect(namesOf(sentry)).toEqual(["command.ping", "ping.chatInputRun"]);
});

it("the first handle no longer does anything after a second call", async () => {
  const { sentry, client, handle } = await stories.start({ pieces });
  const second = instrumentSapphire(client);
  handle.detach();
  await ping();
  await roots(sentry, 1);
  expect(namesOf(sentry)).toEqual(["command.ping", "ping.chatInputRun"]);
  second.detach();
});

it("a command that runs while the client is detached is reported to its end", async () => {
  const { sentry, client, handle } = await stories.start({ pieces });
  client.on("chatInputCommandError", () => handle.detach());
  await ping();
  const [root] = await roots(sentry, 1);
  expect(namesOf(sentry)).toEqual(["command.ping", "ping.chatInputRun"]);
  expect(root.attributes).toMatchObject({ "command.success": false, "discord.acknowledged": "in_time" });
});

it.each([
  ["a client of another kind", undefined, {}, "what instrumentSapphire() was given"],
  ["an option that there is not", "real", { prefix: "!" }, "the option 'prefix'"],
  ["an option that is wrong", "real", { prefixCommand: "!" }, "the option 'prefixCommand'"],
  ["no object", "real", null, "the options"],
])("%s is refused, and nothing is changed", async (_name, kind, options, what) => {
  const { client } = await stories.start({ attach: () => NOT_ATTACHED });
  const before = shapeOf(client);
  expect(() => instrumentSapphire((kind === undefined ? { emit() {} } : client) as SapphireClient, options as DiscordOptions)).toThrow(
    expect.objectContaining({ constructor: SetupError, what }),
  );
  expect(shapeOf(client)).toEqual(before);
});
