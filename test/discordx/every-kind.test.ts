import type { LoopbackDiscord } from "../../examples/loopback-discord/loopback-discord.js";
import { ALICE, BOB } from "../support/discord-bot.js";
import { roots, until } from "../support/discord-story.js";
import { LIFECYCLES } from "../support/lifecycles.js";
import { sent } from "../support/recording.js";
import { memberPayload, userPayload } from "../../examples/loopback-discord/users.js";
import { CHANNEL_ID, GUILD_ID } from "../../examples/loopback-discord/world.js";
import { discordxStories, handlerSpans, rejections } from "./discordx-story.js";

const stories = discordxStories();

interface Kind {
  readonly does: (discord: LoopbackDiscord) => string;
  readonly answer: string;
  readonly root: string;
  readonly op: string;
  readonly span: string;
  readonly type: string;
}

const KINDS: Readonly<Record<string, Kind>> = {
  "@ButtonComponent": {
    does: (discord) => discord.button(ALICE, "case:123:close"),
    answer: "closed",
    root: "component.case:{id}:close",
    op: "discord.component",
    span: "desk.close",
    type: "button",
  },
  "@SelectMenuComponent": {
    does: (discord) => discord.select(ALICE, "string", "pick", ["a"]),
    answer: "picked",
    root: "component.pick",
    op: "discord.component",
    span: "desk.pick",
    type: "string_select",
  },
  "@ModalComponent": {
    does: (discord) => discord.modal(ALICE, "warn", { reason: "spam" }),
    answer: "warned",
    root: "modal.warn",
    op: "discord.modal",
    span: "desk.warn",
    type: "modal",
  },
  "@ContextMenu for users": {
    does: (discord) => discord.userMenu(ALICE, "Look up", BOB),
    answer: "looked up",
    root: "command.Look up",
    op: "discord.command",
    span: "desk.lookUp",
    type: "user_menu",
  },
  "@ContextMenu for messages": {
    does: (discord) => discord.messageMenu(ALICE, "Report", { author: BOB, content: "spam" }),
    answer: "reported",
    root: "command.Report",
    op: "discord.command",
    span: "desk.report",
    type: "message_menu",
  },
  "@SimpleCommand, by an alias and a prefix of its own": {
    does: (discord) => discord.message(ALICE, "?PONG my secret"),
    answer: "pinged",
    root: "command.ping",
    op: "discord.command",
    span: "desk.ping",
    type: "prefix",
  },
  "@SimpleCommand of two words": {
    does: (discord) => discord.message(ALICE, "!case list of mine"),
    answer: "listed",
    root: "command.case list",
    op: "discord.command",
    span: "desk.list",
    type: "prefix",
  },
  "@SlashGroup's command": {
    does: (discord) => discord.slash(ALICE, "xp give"),
    answer: "given",
    root: "command.xp give",
    op: "discord.command",
    span: "Experience.give",
    type: "slash",
  },
  "@SlashGroup's group's command": {
    does: (discord) => discord.slash(ALICE, "xp rate set"),
    answer: "set",
    root: "command.xp rate set",
    op: "discord.command",
    span: "Experience.set",
    type: "slash",
  },
  "an option's autocomplete function": {
    does: (discord) => discord.autocomplete(ALICE, "find", "text", "sp"),
    answer: "",
    root: "autocomplete.find",
    op: "discord.autocomplete",
    span: "desk.find.text",
    type: "autocomplete",
  },
  "autocomplete by the command's method": {
    does: (discord) => discord.autocomplete(ALICE, "find", "other", "sp"),
    answer: "",
    root: "autocomplete.find",
    op: "discord.autocomplete",
    span: "desk.find",
    type: "autocomplete",
  },
};

describe.each(LIFECYCLES)("In lifecycle %s", (traceLifecycle) => {
  it.each(Object.entries(KINDS))("%s has a trace with the handler in it", async (_, { does, answer, root: name, op, span, type }) => {
    const { discord, start } = stories;
    const { sentry } = await start({ bots: ["desk"], sentry: { traceLifecycle } });
    expect((await discord.answerTo(does(discord))).content).toBe(answer);
    const [root] = await roots(sentry, 1);
    expect(root).toMatchObject({ name, op, isSegment: true });
    expect(root.attributes["command.success"]).toBe(true);
    expect(handlerSpans(sentry)).toEqual([span]);
    expect(sentry.span(span)).toMatchObject({ parentSpanId: root.spanId, traceId: root.traceId });
    if (traceLifecycle === "stream") expect(root.attributes).toMatchObject({ "command.type": type, finished: expect.any(String) });
    expect(sentry.errors).toEqual([]);
  });

  it.each(Object.entries(KINDS))(
    "the error of %s is one event, in its scopes, and its failure",
    async (_, { does, root: name, span, type }) => {
      const { discord, start } = stories;
      const { sentry, cogs } = await start({ bots: ["desk"], sentry: { traceLifecycle } });
      cogs["desk"].breaks = true;
      await discord.answerTo(does(discord));
      const [root] = await roots(sentry, 1);
      expect(root).toMatchObject({ name, status: "error" });
      expect(root.attributes["command.success"]).toBe(false);
      expect(sentry.errors).toHaveLength(1);
      const [error] = sentry.errors;
      expect(error.tags).toMatchObject({ "command.type": type, "command.success": false, "cog.name": span.split(".")[0] });
      expect(error.tags.feature).toBe(span.startsWith("desk.") ? "desk" : undefined);
      expect(error.user).toMatchObject({ username: "alice" });
      expect(error.contexts.trace).toMatchObject({ trace_id: root.traceId, span_id: sentry.span(span).spanId });
      expect(error.contexts.command_error).toMatchObject({ error_message: expect.stringMatching(/ is broken$/) });
      // Who calls discordx hears of it as he would have.
      expect(rejections).toMatchObject([{ message: error.exception.values[0].value }]);
    },
  );
});

describe("A @Reaction", () => {
  it("has the words of its class, and no root span: a reaction is no command", async () => {
    const { discord, start } = stories;
    const { sentry, cogs } = await start({ bots: ["desk"] });
    cogs["desk"].breaks = true;
    discord.emit("MESSAGE_REACTION_ADD", {
      user_id: ALICE.id,
      channel_id: CHANNEL_ID,
      message_id: "500000000000000001",
      guild_id: GUILD_ID,
      member: { ...memberPayload(), user: userPayload(ALICE) },
      emoji: { id: null, name: "⭐" },
      burst: false,
      type: 0,
    });
    await until("an error", async () => {
      await sent();
      return sentry.errors.length > 0;
    });
    expect(sentry.errors).toHaveLength(1);
    expect(sentry.errors[0].tags).toMatchObject({ "cog.name": "desk", feature: "desk", "event.name": "messageReactionAdd" });
    expect(sentry.spans).toEqual([]);
  });
});

describe("A simple command", () => {
  it("is read by its names alone: what people say and what no command is called has no trace", async () => {
    const { discord, start } = stories;
    const { sentry } = await start({ bots: ["desk"] });
    discord.message(ALICE, "!pingpong");
    discord.message(ALICE, "!unknown");
    discord.message(ALICE, "case list");
    await discord.answerTo(discord.message(ALICE, "!case list"));
    expect((await roots(sentry, 1)).map(({ name }) => name)).toEqual(["command.case list"]);
  });

  it("sends neither its words nor its arguments", async () => {
    const { discord, start } = stories;
    const { sentry, cogs } = await start({ bots: ["desk"] });
    cogs["desk"].breaks = true;
    await discord.answerTo(discord.message(ALICE, "!ping my secret"));
    await roots(sentry, 1);
    expect(sentry.errors[0].contexts.command).toMatchObject({
      command: "ping",
      prefix: "!",
      invoked_with: "ping",
      arguments: "[Filtered]",
    });
    expect(JSON.stringify(sentry.items)).not.toContain("my secret");
  });

  it("is read by the prefixes that are given, where discordx would have to ask for them", async () => {
    const { discord, start } = stories;
    const { sentry } = await start({
      bots: ["desk"],
      client: { simpleCommand: { prefix: async () => "$" } },
      options: { prefixes: "$" },
    });
    await discord.answerTo(discord.message(ALICE, "$case list"));
    expect((await roots(sentry, 1)).map(({ name }) => name)).toEqual(["command.case"]);
  });
});
