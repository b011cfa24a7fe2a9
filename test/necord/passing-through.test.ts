import { ExecutionContextHost } from "@nestjs/core/helpers/execution-context-host.js";
import { lastValueFrom, of } from "rxjs";
import { instrumentClient } from "../../src/discord/index.js";
import { CogscopeInterceptor, CogscopeModule } from "../../src/necord/index.js";
import { ALICE } from "../support/discord-bot.js";
import { roots, until } from "../support/discord-story.js";
import { sent } from "../support/recording.js";
import { initSentry, necordStories, type StoryOptions } from "./necord-stories.js";

const stories = necordStories();
const COMMANDS = ["value", "nothing", "stream", "first", "failing", "retried", "twice", "scoped", "filtered", "swallowed"];

/** What one application's own interceptor saw of each command, and discord.js of its listeners. */
async function whatComesOut(options: StoryOptions): Promise<Record<string, unknown>> {
  const { bot, errors } = await stories.start("enhanced", options);
  const seen = bot["seen"] as string[];
  for (const name of COMMANDS) {
    await stories.discord.answerTo(stories.discord.slash(ALICE, name));
    await until(`the end of ${name}`, () =>
      seen.some((line) => (line.startsWith(`${name} `) && !/subscribed$|gave/.test(line)) || line === `${name} unsubscribed`),
    );
  }
  await until("discord.js's error event", () => errors.length === 1);
  await stories.stop();
  return { seen, subscriptions: bot["subscriptions"], errors: errors.map(String) };
}

it("what comes out of a handler, and how often its observables are subscribed, is the same with and without us", async () => {
  const bare = await whatComesOut({ cogscope: [], sentry: false });
  expect(bare["subscriptions"]).toEqual(["stream", "first", "first left", "failing"]);
  expect(bare["errors"]).toEqual(["TypeError: failing"]);
  expect(bare["seen"]).toEqual(
    expect.arrayContaining([
      "value gave 42",
      "nothing gave undefined",
      "stream gave 1",
      "stream gave 2",
      "stream gave stream",
      "first unsubscribed",
    ]),
  );
  expect(await whatComesOut({})).toEqual(bare);
  expect(await whatComesOut({ sentry: { tracesSampleRate: 0 } })).toEqual(bare);
  expect(await whatComesOut({ sentry: { tracesSampleRate: undefined } as object })).toEqual(bare);
});

it("without Sentry all is as without us", async () => {
  const bare = await whatComesOut({ cogscope: [], sentry: false });
  expect(await whatComesOut({ sentry: false })).toEqual(bare);
});

it("a handler's span lasts until its observable ends, and until nobody listens any more", async () => {
  const { sentry } = await stories.start("enhanced");
  for (const name of ["stream", "first", "failing"]) await stories.discord.answerTo(stories.discord.slash(ALICE, name));
  await roots(sentry, 3);
  const handlers = sentry.spans.filter(({ op }) => op === "function").map(({ name, status }) => [name, status]);
  expect(handlers).toEqual([
    ["Commands.stream", "ok"],
    ["Commands.first", "ok"],
    ["Commands.failing", "error"],
  ]);
  expect(sentry.errors).toHaveLength(1);
});

it("a handler that is retried has a span for each attempt, and each failure is an event", async () => {
  const { sentry } = await stories.start("enhanced");
  await stories.discord.answerTo(stories.discord.slash(ALICE, "retried"));
  await roots(sentry, 1);
  expect(sentry.spans.filter(({ op }) => op === "function").map(({ name, status }) => [name, status])).toEqual([
    ["Commands.retried", "error"],
    ["Commands.retried", "ok"],
  ]);
  expect(sentry.errors).toHaveLength(1);
});

it("an interceptor that stands there twice, or a module that is imported twice, counts once", async () => {
  const { sentry } = await stories.start("enhanced", { cogscope: [CogscopeModule.forRoot(), CogscopeModule.forRoot({ pingInterval: 0 })] });
  await stories.discord.answerTo(stories.discord.slash(ALICE, "twice"));
  const all = await roots(sentry, 1);
  expect(all).toHaveLength(1);
  expect(sentry.spans.filter(({ op }) => op === "function").map(({ name }) => name)).toEqual(["Commands.twice"]);
});

it("without the module, the interceptor on a method and instrumentClient are enough", async () => {
  const { sentry, client } = await stories.start("enhanced", { cogscope: [] });
  const { detach } = instrumentClient(client);
  for (const name of ["value", "twice"]) await stories.discord.answerTo(stories.discord.slash(ALICE, name));
  const all = await roots(sentry, 2);
  detach();
  expect(all.map(({ name }) => name)).toEqual(["command.value", "command.twice"]);
  expect(sentry.spans.filter(({ op }) => op === "function").map(({ name }) => name)).toEqual(["Commands.twice"]);
});

it("a class that is made for each request is seen like any other", async () => {
  const { sentry } = await stories.start("enhanced");
  await stories.discord.answerTo(stories.discord.slash(ALICE, "scoped"));
  await roots(sentry, 1);
  expect(sentry.span("PerRequest.scoped").status).toBe("ok");
});

it.each(["http", "rpc", "ws", "graphql"])("a handler of type %s passes through untouched", async (type) => {
  const sentry = initSentry();
  class Controller {
    get(): string {
      return "x";
    }
  }
  const context = new ExecutionContextHost([{}, {}], Controller, Controller.prototype.get as never);
  context.setType(type);
  const handled = of("x");
  const result = new CogscopeInterceptor().intercept(context, { handle: () => handled });
  expect(result).toBe(handled);
  expect(await lastValueFrom(result)).toBe("x");
  await sent();
  expect(sentry.spans).toEqual([]);
});
