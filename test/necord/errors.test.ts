import { ALICE } from "../support/discord-bot.js";
import { roots, until } from "../support/discord-story.js";
import { LIFECYCLES } from "../support/lifecycles.js";
import { necordStories } from "./necord-stories.js";

const stories = necordStories();
const slash = (name: string): string => stories.discord.slash(ALICE, name);
const said = (errors: readonly Record<string, any>[]): string[] => errors.map(({ exception }) => exception.values[0].value);

describe.each(LIFECYCLES)("In the %s lifecycle", (traceLifecycle) => {
  it("an error is captured before an exception filter answers, once, and the answer has its event's id", async () => {
    const { sentry, errors } = await stories.start("enhanced", { sentry: { traceLifecycle } });
    const { content } = await stories.discord.answerTo(slash("filtered"));
    const [root] = await roots(sentry, 1);

    expect(sentry.errors).toHaveLength(1);
    const [event] = sentry.errors as [Record<string, any>];
    expect(content).toBe(`Broken: ${event["event_id"]}`);
    expect(event["tags"]).toMatchObject({ "cog.name": "Commands", "event.name": "interactionCreate", "command.name": "filtered" });
    expect(event["contexts"].trace.trace_id).toBe(root?.traceId);
    expect(event["contexts"].trace.span_id).toBe(sentry.span("Commands.filtered").spanId);
    expect(event["user"]).toMatchObject({ id: ALICE.id });
    expect(errors).toEqual([]);
    expect(root).toMatchObject({ status: "error" });
    expect(root?.attributes).toMatchObject({ "command.success": false, "command.error_type": "TypeError" });
    expect(sentry.span("Commands.filtered")).toMatchObject({ status: "error" });
  });
});

it("an error that no filter takes is one event, and discord.js gets it as without us", async () => {
  const { sentry, errors } = await stories.start("enhanced");
  slash("unfiltered");
  await until("discord.js's error event", () => errors.length === 1);
  await roots(sentry, 1);

  expect(errors[0]).toMatchObject({ message: "unfiltered" });
  expect(said(sentry.errors)).toEqual(["unfiltered"]);
});

it("an error that an interceptor of the handler's own turns into a value was no failure of the handler's", async () => {
  const { sentry, bot } = await stories.start("enhanced");
  await stories.discord.answerTo(slash("swallowed"));
  const [root] = await roots(sentry, 1);

  expect(bot["seen"]).toContain("swallowed gave swallowed");
  expect(sentry.errors).toEqual([]);
  expect(root?.attributes["command.success"]).toBe(true);
});

it("what a pipe throws, on the way to the handler, is the handler's", async () => {
  const { sentry } = await stories.start("enhanced");
  const { content } = await stories.discord.answerTo(slash("piped"));
  await roots(sentry, 1);

  expect(said(sentry.errors)).toEqual(["the pipe is broken"]);
  expect(content).toBe(`Broken: ${sentry.errors[0]?.["event_id"]}`);
});

it("a user whom a guard refuses is no event and no failure, whether a filter answers him or nobody does", async () => {
  const { sentry, errors } = await stories.start("enhanced");
  const { content } = await stories.discord.answerTo(slash("answered"));
  slash("refused");
  await until("discord.js's error event", () => errors.length === 1);
  const [first, second] = await roots(sentry, 2);

  expect(content).toBe("Not for you");
  expect(errors[0]).toMatchObject({ message: "Forbidden resource" });
  expect(sentry.errors).toEqual([]);
  expect([first, second].map((root) => [root?.status, root?.attributes["command.success"]])).toEqual([
    ["ok", true],
    ["ok", true],
  ]);
  expect(sentry.spans.filter(({ op }) => op === "function")).toEqual([]);
});

it("a guard that fails is one event, tagged with the event's name", async () => {
  const { sentry, errors } = await stories.start("enhanced");
  slash("guarded");
  await until("discord.js's error event", () => errors.length === 1);
  const [root] = await roots(sentry, 1);

  expect(said(sentry.errors)).toEqual(["no roles today"]);
  expect(sentry.errors[0]?.["tags"]).toMatchObject({ "event.name": "interactionCreate", "command.name": "guarded" });
  expect(root?.attributes["command.success"]).toBe(false);
});

it("a guard that is annotated reports what a filter takes", async () => {
  const { sentry } = await stories.start("enhanced");
  const { content } = await stories.discord.answerTo(slash("watched"));
  await roots(sentry, 1);
  expect(said(sentry.errors)).toEqual(["watched"]);
  expect(content).toBe(`Broken: ${sentry.errors[0]?.["event_id"]}`);
});

it("a ForbiddenException that a handler throws is captured like any other, answered or not", async () => {
  const { sentry, errors } = await stories.start("enhanced");
  await stories.discord.answerTo(slash("forbidden"));
  slash("unanswered");
  await until("discord.js's error event", () => errors.length === 1);
  const all = await roots(sentry, 2);
  expect(said(sentry.errors)).toEqual(["in the handler", "nobody answers"]);
  expect(all.map(({ status, attributes }) => [status, attributes["command.success"]])).toEqual([
    ["error", false],
    ["error", false],
  ]);
});

it("equal errors of two commands are two events", async () => {
  const { sentry } = await stories.start("enhanced");
  await stories.discord.answerTo(slash("filtered"));
  await stories.discord.answerTo(slash("filtered"));
  await roots(sentry, 2);
  expect(said(sentry.errors)).toEqual(["filtered", "filtered"]);
});
