import * as Sentry from "@sentry/node";
import type { Interaction } from "discord.js";
import { CHANNEL_ID, GUILD_ID } from "../../examples/loopback-discord/world.js";
import { ALICE, BOB } from "../support/discord-bot.js";
import { discordStories, roots, type Bot } from "../support/discord-story.js";
import { LIFECYCLES } from "../support/lifecycles.js";

const stories = discordStories();

/** What a user does, and what has to be seen of it. */
type Kind = readonly [
  what: string,
  act: () => string,
  seen: { op: string; name: string; command: string; type: string; context?: Record<string, unknown> },
];

const KINDS: readonly Kind[] = [
  [
    "a slash command",
    () => stories.discord.slash(ALICE, "ban", { user: BOB, reason: "spam" }),
    {
      op: "discord.command",
      name: "command.ban",
      command: "ban",
      type: "slash",
      context: { options: { user: "[Filtered]", reason: "[Filtered]" } },
    },
  ],
  [
    "a subcommand",
    () => stories.discord.slash(ALICE, "xp give", { amount: 3, whom: BOB }),
    {
      op: "discord.command",
      name: "command.xp give",
      command: "xp give",
      type: "slash",
      context: { options: { amount: 3, whom: "[Filtered]" } },
    },
  ],
  [
    "a subcommand of a group",
    () => stories.discord.slash(ALICE, "config xp rate", { rate: 2 }),
    {
      op: "discord.command",
      name: "command.config xp rate",
      command: "config xp rate",
      type: "slash",
      context: { options: { rate: 2 } },
    },
  ],
  [
    "a user context menu",
    () => stories.discord.userMenu(ALICE, "Show cases", BOB),
    { op: "discord.command", name: "command.Show cases", command: "Show cases", type: "user_menu" },
  ],
  [
    "a message context menu",
    () => stories.discord.messageMenu(ALICE, "Report", { content: "a secret text" }),
    { op: "discord.command", name: "command.Report", command: "Report", type: "message_menu" },
  ],
  [
    "a button",
    () => stories.discord.button(ALICE, "case:123:close"),
    {
      op: "discord.component",
      name: "component.case:{id}:close",
      command: "case:{id}:close",
      type: "button",
      context: { custom_id: "case:123:close" },
    },
  ],
  ...(["string", "user", "role", "mentionable", "channel"] as const).map(
    (kind) =>
      [
        `a ${kind} select`,
        () => stories.discord.select(ALICE, kind, "pick:42", kind === "user" || kind === "mentionable" ? [BOB] : ["210000000000000001"]),
        {
          op: "discord.component",
          name: "component.pick:{id}",
          command: "pick:{id}",
          type: `${kind}_select`,
          context: { custom_id: "pick:42" },
        },
      ] satisfies Kind,
  ),
  [
    "a modal",
    () => stories.discord.modal(ALICE, "warn:400000000000000002", { reason: "a secret text" }),
    {
      op: "discord.modal",
      name: "modal.warn:{id}",
      command: "warn:{id}",
      type: "modal",
      context: { custom_id: "warn:400000000000000002" },
    },
  ],
  [
    "an autocompletion",
    () => stories.discord.autocomplete(ALICE, "search", "pattern", "a secret text"),
    {
      op: "discord.autocomplete",
      name: "autocomplete.search",
      command: "search",
      type: "autocomplete",
      context: { options: { pattern: "[Filtered]" } },
    },
  ],
];

async function answer(interaction: Interaction): Promise<void> {
  Sentry.captureException(new Error("to see what applies"));
  if (interaction.isAutocomplete()) await interaction.respond([]);
  else if (interaction.isRepliable()) await interaction.reply("Done.");
}

const USER = {
  id: ALICE.id,
  username: "alice",
  display_name: "Alice",
  bot: false,
  system: false,
  guild_id: GUILD_ID,
  guild_name: "Loopback",
  guild_member_count: 64,
  guild_permissions: expect.stringMatching(/^\d+$/),
  top_role: "@everyone",
  joined_at: "2024-02-29T12:00:00.000Z",
};

const WHERE = {
  guild_id: GUILD_ID,
  channel_id: CHANNEL_ID,
  guild_name: "Loopback",
  guild_member_count: 64,
  channel_name: "general",
  channel_type: 0,
};

describe.each(LIFECYCLES)("In the %s lifecycle", (traceLifecycle) => {
  const start = (): Promise<Bot> =>
    stories.start({
      sentry: { traceLifecycle },
      discord: { prefixes: ["!", "?"], optionValues: ["amount", "config xp rate.rate"] },
      listen: (client) => {
        client.on("interactionCreate", answer);
        client.on("messageCreate", async (message) => {
          Sentry.captureException(new Error("to see what applies"));
          await message.reply("Done.");
        });
      },
    });

  it.each(KINDS)("%s is a trace with its user, tags and context", async (_what, act, seen) => {
    const { sentry } = await start();
    const id = act();
    await stories.discord.answerTo(id);
    const [root] = await roots(sentry, 1);
    expect(root).toMatchObject({ name: seen.name, op: seen.op, isSegment: true, parentSpanId: undefined });
    expect(root?.attributes["discord.interaction.id"]).toBe(id);
    const tags = { "command.name": seen.command, "command.type": seen.type, guild_id: GUILD_ID, channel_id: CHANNEL_ID, "shard.id": 0 };
    const [event] = sentry.errors;
    expect(event?.["tags"]).toMatchObject(tags);
    expect(event?.["user"]).toEqual(USER);
    expect(event?.["contexts"].trace.trace_id).toBe(root?.traceId);
    expect(event?.["contexts"].interaction).toEqual({
      command: seen.command,
      interaction_id: id,
      interaction_type: seen.type,
      ...WHERE,
      ...seen.context,
    });
    // What is searched for on spans: attributes in the one lifecycle, tags of the transaction in the other.
    expect(traceLifecycle === "stream" ? root?.attributes : root?.event?.["tags"]).toMatchObject(tags);
    expect(JSON.stringify(sentry.items)).not.toContain("a secret text");
  });

  it("a prefix command is one too, by its first word; what people just say is none", async () => {
    const { sentry } = await start();
    await stories.discord.answerTo(stories.discord.message(BOB, "a secret text"));
    const id = stories.discord.message(ALICE, "!Rank a secret text");
    await stories.discord.answerTo(id);
    const [root] = await roots(sentry, 1);
    expect(root).toMatchObject({ name: "command.rank", op: "discord.command" });
    expect(root?.attributes["discord.message.id"]).toBe(id);
    const [said, commanded] = sentry.errors;
    expect(commanded?.["user"]).toEqual(USER);
    expect(commanded?.["contexts"].command).toEqual({
      command: "rank",
      message_id: id,
      prefix: "!",
      invoked_with: "Rank",
      arguments: "[Filtered]",
      ...WHERE,
    });
    // Isolated all the same: a trace of its own, and nobody's user.
    expect(said?.["user"]).toBeUndefined();
    expect(said?.["tags"]).toEqual({ "event.name": "messageCreate" });
    expect(said?.["contexts"].trace.trace_id).not.toBe(root?.traceId);
    expect(await roots(sentry, 1)).toHaveLength(1);
    expect(JSON.stringify(sentry.items)).not.toContain("a secret text");
  });

  it("a command in a direct message has its user and no guild", async () => {
    const { sentry } = await start();
    await stories.discord.answerTo(stories.discord.slash(ALICE, "help", {}, { dm: true }));
    const [root] = await roots(sentry, 1);
    const [event] = sentry.errors;
    expect(root?.name).toBe("command.help");
    expect(event?.["user"]).toEqual({ id: ALICE.id, username: "alice", display_name: "Alice", bot: false, system: false });
    expect(event?.["tags"]).not.toHaveProperty("guild_id");
    expect(event?.["contexts"].interaction).not.toHaveProperty("guild_id");
  });

  it("a command from a guild that the bot does not know has its user and the guild's id", async () => {
    const { sentry } = await start();
    const guildId = "200000000000000777";
    await stories.discord.answerTo(stories.discord.slash(ALICE, "help", {}, { guildId }));
    await roots(sentry, 1);
    const [event] = sentry.errors;
    expect(event?.["user"]).toEqual({
      id: ALICE.id,
      username: "alice",
      display_name: "Alice",
      bot: false,
      system: false,
      guild_id: guildId,
    });
    expect(event?.["tags"]).toMatchObject({ guild_id: guildId, "command.name": "help" });
  });
});

it("The word that a prefix command was called by is recorded only where it is the command's name", async () => {
  // Put together here: the SDK sends some lines of source with an event, and these are among them.
  const secret = ["hunter", "2"].join("");
  const { sentry } = await stories.start({
    discord: { prefixes: "!", prefixCommand: () => "eval" },
    listen: (client) =>
      client.on("messageCreate", async (message) => {
        Sentry.captureException(new Error("to see what applies"));
        await message.reply("Done.");
      }),
  });
  await stories.discord.answerTo(stories.discord.message(ALICE, `!password=${secret} and more`));
  await roots(sentry, 1);
  expect(sentry.errors[0]?.["contexts"].command).toMatchObject({ command: "eval", prefix: "!", invoked_with: "[Filtered]" });
  expect(JSON.stringify(sentry.items)).not.toContain(secret);
});

it("A prefix command can be read by the bot itself; a reader that throws or gives nonsense makes none, and the listeners run", async () => {
  const read: unknown[] = ["ban", undefined, null, 42, ""];
  const { sentry } = await stories.start({
    discord: {
      prefixCommand: () => {
        if (read.length === 0) throw new Error("a broken reader");
        return read.shift() as string;
      },
    },
    listen: (client) => client.on("messageCreate", async (message) => void (await message.reply("Heard."))),
  });
  for (let said = 0; said < 6; said++) await stories.discord.answerTo(stories.discord.message(ALICE, "whatever"));
  await stories.discord.answerTo(stories.discord.message(ALICE, "the last", {}));
  const all = await roots(sentry, 1);
  expect(all.map(({ name }) => name)).toEqual(["command.ban"]);
});

it("What other bots, webhooks and unknown interactions do is no command", async () => {
  const heard: string[] = [];
  const { sentry } = await stories.start({
    discord: { prefixes: "!" },
    listen: (client) =>
      client.on("messageCreate", async (message) => {
        heard.push(message.content);
        if (message.content === "!last") await message.reply("Heard.");
      }),
  });
  stories.discord.message({ ...BOB, id: "400000000000000003" }, "!bot", { botAuthor: true });
  stories.discord.message({ ...BOB, id: "400000000000000004" }, "!webhook", { webhook: true });
  await stories.discord.answerTo(stories.discord.message(ALICE, "!last"));
  expect(heard).toEqual(["!bot", "!webhook", "!last"]);
  expect((await roots(sentry, 1)).map(({ name }) => name)).toEqual(["command.last"]);
});

it("The raw custom id is left out where the bot says so", async () => {
  const secret = ["my private", "words"].join(" ");
  const { sentry } = await stories.start({
    discord: { customId: (id) => id.split(":")[0] ?? "", rawCustomIds: false },
    listen: (client) => client.on("interactionCreate", answer),
  });
  await stories.discord.answerTo(stories.discord.button(ALICE, `note:${secret}`));
  const [root] = await roots(sentry, 1);
  expect(root?.name).toBe("component.note");
  expect(JSON.stringify(sentry.items)).not.toContain(secret);
});
