import * as Sentry from "@sentry/node";
import { ALICE, BOB } from "../support/discord-bot.js";
import { collectDiagnostics } from "../support/diagnostics.js";
import { roots, until } from "../support/discord-story.js";
import { LIFECYCLES } from "../support/lifecycles.js";
import { sent } from "../support/recording.js";
import { GUILD_ID } from "../../examples/loopback-discord/world.js";
import { necordStories } from "./necord-stories.js";

const stories = necordStories();

/** What a user does, the root span that it makes, and the handler's span in it. */
const KINDS: readonly (readonly [what: string, act: () => string, root: string, handler: string, cog: string])[] = [
  ["a slash command", () => stories.discord.slash(ALICE, "ping"), "command.ping", "Commands.ping", "Commands"],
  ["a subcommand", () => stories.discord.slash(ALICE, "xp give", { amount: 3 }), "command.xp give", "XpCommands.give", "XpCommands"],
  [
    "a subcommand of a group",
    () => stories.discord.slash(ALICE, "xp rates set"),
    "command.xp rates set",
    "RateCommands.set",
    "RateCommands",
  ],
  ["a user command", () => stories.discord.userMenu(ALICE, "Show cases", BOB), "command.Show cases", "Commands.cases", "Commands"],
  [
    "a message command",
    () => stories.discord.messageMenu(ALICE, "Report", { content: "a secret text" }),
    "command.Report",
    "Commands.report",
    "Commands",
  ],
  ["a button", () => stories.discord.button(ALICE, "case/123/close"), "component.case/{id}/close", "Commands.close", "Commands"],
  ["a select", () => stories.discord.select(ALICE, "string", "pick", ["a"]), "component.pick", "Commands.pick", "Commands"],
  ["a modal", () => stories.discord.modal(ALICE, "warn/123", { reason: "spam" }), "modal.warn/{id}", "Commands.warn", "Commands"],
  [
    "an autocompletion",
    () => stories.discord.autocomplete(ALICE, "search", "query", "s"),
    "autocomplete.search",
    "Commands.search",
    "Commands",
  ],
  ["a text command", () => stories.discord.message(ALICE, "!hello you"), "command.hello", "Commands.hello", "Commands"],
  ["a text command's alias in capitals", () => stories.discord.message(ALICE, "!HI you"), "command.hello", "Commands.hello", "Commands"],
];

describe.each(LIFECYCLES)("In the %s lifecycle", (traceLifecycle) => {
  it.each(KINDS)(
    "%s has a root span that lasts as long as its handler, whose span is named after class and method",
    async (_, act, name, handler, cog) => {
      const { sentry } = await stories.start("every-kind", { sentry: { traceLifecycle } });
      const ended: (string | undefined)[] = [];
      Sentry.getClient()?.on("spanEnd", (span) => ended.push(Sentry.spanToJSON(span).span_id));
      await stories.discord.answerTo(act());
      const [root] = await roots(sentry, 1);
      const span = sentry.span(handler);

      expect(root).toMatchObject({ name, status: "ok" });
      expect(root?.attributes["command.success"]).toBe(true);
      expect(span).toMatchObject({ op: "function", parentSpanId: root?.spanId, traceId: root?.traceId, status: "ok" });
      expect(span.attributes["code.function.name"]).toBe(handler);
      if (traceLifecycle === "stream") expect(span.attributes["cog.name"]).toBe(cog);
      // The handler takes 20 ms before it answers.
      expect(span.end - span.start).toBeGreaterThan(0.015);
      expect(ended).toEqual([span.spanId, root?.spanId]);
      expect(sentry.spans.filter((one) => one.op === "function")).toHaveLength(1);
      expect(sentry.errors).toEqual([]);
    },
  );
});

const member = (username: string) => ({
  guild_id: GUILD_ID,
  user: { id: ALICE.id, username, global_name: null, discriminator: "0", avatar: null },
  roles: [],
  joined_at: "2024-02-29T12:00:00.000000+00:00",
  flags: 0,
  deaf: false,
  mute: false,
});

it("a failing @On is one event, with the event's name and the class's, and the bot goes on", async () => {
  const diagnostics = collectDiagnostics();
  const { sentry, errors, app, bot } = await stories.start("every-kind");
  stories.discord.emit("GUILD_MEMBER_ADD", member("alice"));
  await until("the error of the listener", () => errors.length === 1);
  await stories.discord.answerTo(stories.discord.slash(ALICE, "ping"));
  await sent();

  expect(app.get<{ joined: string[] }>(bot["Ledger"]).joined).toEqual(["alice"]);
  expect(errors[0]).toBeInstanceOf(TypeError);
  expect(sentry.errors).toHaveLength(1);
  expect(sentry.errors[0]?.["tags"]).toMatchObject({ "event.name": "guildMemberAdd", "cog.name": "Events" });
  expect(sentry.errors[0]?.["exception"].values[0]).toMatchObject({ type: "TypeError", value: "the ledger is broken" });
  // Nobody has asked for a span of it, so there is no hint that one was meant.
  expect(diagnostics).toEqual([]);
});

it("a failing @Once is one event as well, and fails once", async () => {
  const { sentry, errors } = await stories.start("every-kind");
  const channel = (id: string) => ({ id, guild_id: GUILD_ID, type: 0, name: "new", position: 1, permission_overwrites: [] });
  stories.discord.emit("CHANNEL_CREATE", channel("310000000000000001"));
  stories.discord.emit("CHANNEL_CREATE", channel("310000000000000002"));
  await until("the error of the listener", () => errors.length === 1);
  await stories.discord.answerTo(stories.discord.slash(ALICE, "ping"));
  await sent();

  expect(errors).toHaveLength(1);
  expect(sentry.errors.map(({ tags }) => tags["event.name"])).toEqual(["channelCreate"]);
});

it("a failing handler of an event that necord makes up is one event, tagged with what the gateway told", async () => {
  const { sentry, errors, app, bot } = await stories.start("every-kind");
  stories.discord.emit("GUILD_MEMBER_ADD", member("alice"));
  await until("the error of the first", () => errors.length === 1);
  stories.discord.emit("GUILD_MEMBER_UPDATE", { ...member("alice"), nick: "Al" });
  await until("the error of the second", () => errors.length === 2);
  await sent();

  expect(app.get<{ joined: string[] }>(bot["Ledger"]).joined).toEqual(["alice", "alice: null → Al"]);
  expect(sentry.errors.map(({ tags }) => tags["event.name"])).toEqual(["guildMemberAdd", "guildMemberUpdate"]);
});
