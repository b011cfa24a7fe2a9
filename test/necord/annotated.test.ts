import { CHANNEL_ID, GUILD_ID } from "../../examples/loopback-discord/world.js";
import { ALICE } from "../support/discord-bot.js";
import { roots, until } from "../support/discord-story.js";
import { LIFECYCLES } from "../support/lifecycles.js";
import { sent, type SentSpan } from "../support/recording.js";
import { necordStories, type Story } from "./necord-stories.js";

const stories = necordStories();

const inside = ({ sentry }: Story, root: SentSpan | undefined): SentSpan[] =>
  sentry.spans.filter(({ traceId, isSegment }) => traceId === root?.traceId && !isSegment);

describe.each(LIFECYCLES)("In the %s lifecycle", (traceLifecycle) => {
  const run = async (command: string): Promise<{ story: Story; root: SentSpan | undefined; spans: SentSpan[] }> => {
    const story = await stories.start("annotated", { sentry: { traceLifecycle } });
    await stories.discord.answerTo(stories.discord.slash(ALICE, command));
    const [root] = await roots(story.sentry, 1);
    return { story, root, spans: inside(story, root) };
  };

  it("an annotated method keeps its words: one span, its class's name and tags, one event with its context", async () => {
    const { story, root, spans } = await run("ban");

    expect(spans.map(({ name, status }) => [name, status])).toEqual([["moderation.ban", "error"]]);
    expect(spans[0]?.attributes).toMatchObject({ "code.function.name": "Moderation.ban", "error.type": "TypeError" });
    if (traceLifecycle === "stream")
      expect(spans[0]?.attributes).toMatchObject({ "cog.name": "moderation", feature: "moderation", guild_id_read: GUILD_ID });
    expect(story.sentry.errors).toHaveLength(1);
    const [{ tags, contexts }] = story.sentry.errors as [Record<string, any>];
    expect(tags).toMatchObject({
      "cog.name": "moderation",
      feature: "moderation",
      guild_id_read: GUILD_ID,
      "error.context": "moderation",
      "event.name": "interactionCreate",
      "command.name": "ban",
    });
    expect(contexts.moderation).toEqual({ cog: "moderation", method: "ban" });
    expect(root?.attributes["command.success"]).toBe(false);
  });

  it("a method's own @Span is the only one, and the class's name is still a tag", async () => {
    const { spans } = await run("level");
    expect(spans.map(({ name, op }) => [name, op])).toEqual([["Fetch level", "db.query"]]);
    if (traceLifecycle === "stream") expect(spans[0]?.attributes["cog.name"]).toBe("Levels");
  });

  it("a method with other words gets the default span, and they stand on it", async () => {
    const { spans } = await run("rank");
    expect(spans.map(({ name, op }) => [name, op])).toEqual([["Levels.rank", "function"]]);
    expect(spans[0]?.attributes).toMatchObject({ of: "alice" });
    if (traceLifecycle === "stream") expect(spans[0]?.attributes).toMatchObject({ guild_id_read: GUILD_ID, "cog.name": "Levels" });
  });

  it("a @Transaction is a span inside the command's, not a trace of its own", async () => {
    const { spans, root } = await run("entry");
    expect(root?.name).toBe("command.entry");
    expect(spans.map(({ name, op }) => [name, op])).toEqual([["own name", "discord.command"]]);
  });

  it("an overridden method that calls its annotated base has a span, the base has its own tags", async () => {
    const { spans } = await run("english");
    expect(spans.map(({ name }) => name)).toEqual(["English.greet"]);
  });

  it("an @Uninstrumented handler has the command's root span and nothing else", async () => {
    const { spans, root } = await run("silent");
    expect(root?.name).toBe("command.silent");
    expect(spans).toEqual([]);
  });
});

it("a fallback is what the command gives, and its error is one event", async () => {
  const { sentry, errors } = await stories.start("annotated");
  await stories.discord.answerTo(stories.discord.slash(ALICE, "fallback"));
  const [root] = await roots(sentry, 1);

  expect(errors).toEqual([]);
  expect(sentry.errors).toHaveLength(1);
  expect(root?.attributes["command.success"]).toBe(false);
});

it("what fails in an interceptor in front of a method that captures by itself is captured all the same", async () => {
  const { sentry } = await stories.start("annotated");
  stories.discord.autocomplete(ALICE, "search", "query", "s");
  await until("the event", () => sentry.captured.length === 1);
  await sent();

  expect(sentry.errors).toHaveLength(1);
  expect(sentry.errors[0]?.["tags"]).toMatchObject({ "cog.name": "Levels", "command.type": "autocomplete" });
  expect(sentry.spans.filter(({ op }) => op === "function")).toEqual([]);
});

it("a @CustomListener's methods, which necord calls past Nest, report by their own words", async () => {
  const { sentry } = await stories.start("annotated");
  const id = stories.discord.message(ALICE, "to be deleted");
  stories.discord.emit("MESSAGE_DELETE", { id, channel_id: CHANNEL_ID, guild_id: GUILD_ID });
  await until("the error", () => sentry.captured.length === 1);
  await sent();

  expect(sentry.errors[0]?.["tags"]).toMatchObject({ "event.name": "messageDelete", "error.context": "own_listener" });
});
