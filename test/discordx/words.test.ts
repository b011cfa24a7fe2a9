import { eventIdOf } from "../../src/index.js";
import { ALICE } from "../support/discord-bot.js";
import { roots } from "../support/discord-story.js";
import { LIFECYCLES } from "../support/lifecycles.js";
import { discordxStories, handlerSpans, rejections } from "./discordx-story.js";

const stories = discordxStories();

describe.each(LIFECYCLES)("Words round @Slash, lifecycle %s,", (traceLifecycle) => {
  it.each(["above", "below", "under"])("apply once where they stand %s it: one span, one event", async (where) => {
    const { discord, start } = stories;
    const { sentry } = await start({ bots: ["economy"], sentry: { traceLifecycle } });
    const id = discord.slash(ALICE, where, { amount: 500 });
    expect((await discord.answerTo(id)).content).toBe("500 gold");

    const [root] = await roots(sentry, 1);
    expect(root).toMatchObject({ name: `command.${where}`, op: "discord.command", status: "error" });
    expect(handlerSpans(sentry)).toEqual([`economy.${where}`]);
    const span = sentry.span(`economy.${where}`);
    expect(span).toMatchObject({ parentSpanId: root.spanId, traceId: root.traceId, status: "error" });
    expect(span.attributes).toMatchObject({ "code.function.name": `Economy.${where}`, "error.type": "Error" });

    expect(sentry.errors).toHaveLength(1);
    const [error] = sentry.errors;
    expect(error.tags).toMatchObject({
      "cog.name": "economy",
      feature: "economy",
      "error.context": "economy",
      "command.name": where,
      "command.success": false,
    });
    expect(error.tags.where).toBe(where === "under" ? undefined : where);
    expect(error.contexts.economy).toMatchObject({ cog: "economy", method: where });
    expect(error.contexts.trace.span_id).toBe(span.spanId);
    expect(error.user).toMatchObject({ username: "alice" });
    expect(error.breadcrumbs.filter(({ message }: { message: string }) => message === "in the economy")).toHaveLength(1);
  });

  it("apply to a command that succeeds as well", async () => {
    const { discord, start } = stories;
    const { sentry } = await start({ bots: ["economy"], sentry: { traceLifecycle } });
    await discord.answerTo(discord.slash(ALICE, "above", { amount: 5 }));
    const [root] = await roots(sentry, 1);
    expect(root.attributes["command.success"]).toBe(true);
    expect(sentry.span("economy.above")).toMatchObject({ status: "ok", parentSpanId: root.spanId });
    if (traceLifecycle === "stream") expect(sentry.span("economy.above").attributes).toMatchObject({ feature: "economy", where: "above" });
    expect(sentry.errors).toEqual([]);
  });
});

describe("Words on a handler of discordx", () => {
  it.each([
    ["above", { amount: 500 }],
    ["below", { amount: 500, currency: "gold" }],
  ])("read what the method is given, options first, with the cog as this: %s", async (where, payment) => {
    const { discord, start } = stories;
    const { sentry } = await start({ bots: ["economy"] });
    const id = discord.slash(ALICE, where, { amount: 500 });
    await roots(sentry, 1);
    expect(sentry.errors.map(({ contexts }) => contexts.payment)).toEqual([{ ...payment, id }]);
  });

  it("change what it does as they would elsewhere: onError answers, fallback keeps the error in", async () => {
    const { discord, start } = stories;
    const { sentry } = await start({ bots: ["economy"] });
    const answer = await discord.answerTo(discord.slash(ALICE, "fallback"));
    await roots(sentry, 1);
    expect(sentry.errors.map(({ event_id }) => `Broken: ${event_id}`)).toEqual([answer.content]);
    expect(rejections).toEqual([]);
  });

  it("do so without Sentry too", async () => {
    const { discord, start } = stories;
    await start({ bots: ["economy"], sentry: null });
    expect((await discord.answerTo(discord.slash(ALICE, "fallback"))).content).toBe("Broken: undefined");
    expect(rejections).toEqual([]);
  });

  it("leave out the span of a method that the class excludes, and nothing else", async () => {
    const { discord, start } = stories;
    const { sentry } = await start({ bots: ["economy"] });
    await discord.answerTo(discord.slash(ALICE, "excluded"));
    const [root] = await roots(sentry, 1);
    expect(root.attributes["command.success"]).toBe(true);
    expect(handlerSpans(sentry)).toEqual([]);
  });

  it("leave an @Uninstrumented one to its event: no span, no cog, and the error is the command's", async () => {
    const { discord, start } = stories;
    const { sentry } = await start({ bots: ["economy"] });
    await discord.answerTo(discord.slash(ALICE, "silent"));
    await roots(sentry, 1);
    expect(handlerSpans(sentry)).toEqual([]);
    expect(sentry.errors).toHaveLength(1);
    expect(sentry.errors[0].tags).toMatchObject({ "command.name": "silent", "command.success": false, "event.name": "interactionCreate" });
    expect(sentry.errors[0].tags).not.toHaveProperty("feature");
    expect(sentry.errors[0].tags).not.toHaveProperty(["cog.name"]);
    expect(rejections).toMatchObject([{ message: "silent" }]);
    expect(eventIdOf(rejections[0])).toBe(sentry.errors[0].event_id);
  });

  it("are not needed: a handler without any has its span and cog, and its error is captured", async () => {
    const { discord, start } = stories;
    const { sentry } = await start({ bots: ["plain"] });
    await discord.answerTo(discord.slash(ALICE, "plain"));
    const [root] = await roots(sentry, 1);
    expect(handlerSpans(sentry)).toEqual(["Plain.plain"]);
    expect(sentry.span("Plain.plain").parentSpanId).toBe(root.spanId);
    expect(sentry.errors).toHaveLength(1);
    expect(sentry.errors[0].tags).toMatchObject({ "cog.name": "Plain", "command.name": "plain", "command.success": false });
  });
});
