import { memberPayload, userPayload } from "../../examples/loopback-discord/users.js";
import { GUILD_ID } from "../../examples/loopback-discord/world.js";
import { ALICE, BOB } from "../support/discord-bot.js";
import { roots, until } from "../support/discord-story.js";
import { LIFECYCLES } from "../support/lifecycles.js";
import { sent, type Recording } from "../support/recording.js";
import { discordxStories, handlerSpans } from "./discordx-story.js";

const stories = discordxStories();

/** No listener of the client's: the bot hears of everything by @On. */
const bot = { bots: ["events"], listen: () => undefined };

const errors = async (sentry: Recording, count: number): Promise<void> => {
  await until(`${count} errors`, async () => {
    await sent();
    return sentry.errors.length >= count;
  });
  await sent();
};

describe("discordx swallows what a listener throws", () => {
  it("and it is one event all the same, in the scopes of what happened, with the words of the method", async () => {
    const { discord, start } = stories;
    const { sentry, cogs } = await start(bot);
    cogs["events"].throws = { first: new Error("first"), above: new Error("above"), below: new Error("below") };
    discord.message(ALICE, "hello");
    await errors(sentry, 3);
    expect(sentry.errors.map(({ exception }) => exception.values[0].value)).toEqual(["first", "above", "below"]);
    for (const { tags } of sentry.errors)
      expect(tags).toMatchObject({ "event.name": "messageCreate", "cog.name": "Events", feature: "events" });
    expect(sentry.errors.map(({ tags }) => tags.where)).toEqual([undefined, "above", "below"]);
    expect(sentry.errors[2].tags.author).toBe(ALICE.id);
    expect(sentry.spans).toEqual([]);
  });

  it("and words below @On, which it does not pass over, apply once too", async () => {
    const { discord, start } = stories;
    const { sentry, cogs } = await start(bot);
    cogs["events"].throws = { below: new Error("below") };
    discord.message(ALICE, "hello");
    await errors(sentry, 1);
    const crumbs = sentry.errors[0].breadcrumbs.filter(({ message }: { message: string }) => message === "a listener");
    expect(crumbs).toHaveLength(1);
  });

  it("and so it is with what is no error", async () => {
    const { discord, start } = stories;
    const { sentry, cogs } = await start(bot);
    cogs["events"].throws = { first: "no gold", above: "no silver" };
    discord.message(ALICE, "hello");
    await errors(sentry, 2);
    expect(sentry.errors.map(({ tags }) => tags.where)).toEqual([undefined, "above"]);
  });

  it("and so it is in the client's own life and of its REST manager, where nothing is round it", async () => {
    const { discord, start } = stories;
    const { sentry, cogs, client } = await start({
      ...bot,
      before: (loaded) => (loaded["events"].throws = { ready: new Error("not ready"), readyToo: new RangeError("expected") }),
    });
    await until("both", () => cogs["events"].ran.includes("readyToo"));
    await errors(sentry, 1);
    expect(sentry.errors.map(({ exception, tags }) => [exception.values[0].value, tags["event.name"], tags.feature])).toEqual([
      ["not ready", "clientReady", "events"],
    ]);

    cogs["events"].throws = { onResponse: new Error("bad response") };
    await client.rest.get(`/users/${ALICE.id}`).catch(() => undefined);
    await errors(sentry, 2);
    expect(sentry.errors[1].tags).toMatchObject({ "event.name": "response", "cog.name": "Events" });
    expect(discord.requests.length).toBeGreaterThan(0);
  });
});

describe("@Transaction on an @On listener", () => {
  it("makes it an entry point", async () => {
    const { discord, start } = stories;
    const { sentry, cogs } = await start(bot);
    cogs["events"].throws = { welcome: new Error("not welcome") };
    discord.emit("GUILD_MEMBER_ADD", { guild_id: GUILD_ID, ...memberPayload(), user: userPayload(BOB) });
    const [root] = await roots(sentry, 1);
    expect(root).toMatchObject({ name: "member.welcome", op: "discord.event", status: "error" });
    expect(root.attributes["cog.name"]).toBe("Events");
    expect(sentry.errors).toHaveLength(1);
    expect(sentry.errors[0].contexts.trace.span_id).toBe(root.spanId);
    expect(sentry.errors[0].tags).toMatchObject({ "event.name": "guildMemberAdd", feature: "events" });
  });
});

const WAYS = {
  "by handing it on": { does: () => stories.discord.slash(ALICE, "routed"), name: "routed", root: "command.routed", span: "router.routed" },
  "by itself": { does: () => stories.discord.button(ALICE, "raw"), name: "raw", root: "component.raw", span: "router.route" },
};

describe.each(LIFECYCLES)("What an @On listener answers, lifecycle %s,", (traceLifecycle) => {
  it.each(Object.entries(WAYS))(
    "%s, lasts until it is done, and not only until the answer",
    async (_, { does, name, root: rootName, span }) => {
      const { discord, start } = stories;
      const { sentry, cogs } = await start({ ...bot, sentry: { traceLifecycle } });
      let open = (): void => undefined;
      cogs["events"].gate = new Promise<void>((resolve) => (open = resolve));
      await discord.answerTo(does());
      await until("the handler to wait", () => cogs["events"].ran.includes(name));
      await sent();
      expect(sentry.spans.filter(({ isSegment }) => isSegment)).toEqual([]);
      open();
      const [root] = await roots(sentry, 1);
      expect(root).toMatchObject({ name: rootName, status: "ok" });
      expect(handlerSpans(sentry)).toEqual([...new Set(["router.route", span])]);
      expect(sentry.span("router.route").parentSpanId).toBe(root.spanId);
    },
  );

  it.each(Object.entries(WAYS))("%s, fails with it: one event, and the outcome says so", async (_, { does, name, span }) => {
    const { discord, start } = stories;
    const { sentry, cogs } = await start({ ...bot, sentry: { traceLifecycle } });
    cogs["events"].throws = { [name]: new Error("lost") };
    await discord.answerTo(does());
    const [root] = await roots(sentry, 1);
    expect(root).toMatchObject({ status: "error", attributes: { "command.success": false, "command.error_type": "Error" } });
    expect(sentry.errors).toHaveLength(1);
    expect(sentry.errors[0].tags).toMatchObject({ "command.name": name, "command.success": false, "cog.name": "router", finished: true });
    expect(sentry.errors[0].contexts.trace.span_id).toBe(sentry.span(span).spanId);
  });
});
