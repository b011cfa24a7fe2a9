import type { GuardFunction } from "discordx";
import { cogscopeGuard } from "../../src/discordx/index.js";
import { ALICE } from "../support/discord-bot.js";
import { roots, until } from "../support/discord-story.js";
import { sent } from "../support/recording.js";
import { discordxStories, handlerSpans, rejections, type StoryOptions } from "./discordx-story.js";

const stories = discordxStories();
const bots = ["shop"];

describe("A bot's own guards", () => {
  it.each([
    ["before and after cogscopeGuard", (own: GuardFunction[]) => [own[0], cogscopeGuard, own[1]]],
    ["where cogscopeGuard is not mentioned", (own: GuardFunction[]) => own],
  ])("run %s, in their order, and share their data", async (_, order) => {
    const { discord, start } = stories;
    const ran: string[] = [];
    const own = ["first", "second"].map((name): GuardFunction => async (_params, _client, next, data) => {
      ran.push(`${name} in`);
      data[name] = true;
      await next();
      ran.push(`${name} out`);
    });
    const { sentry, cogs } = await start({ bots, client: { guards: order(own) } });
    const answer = await discord.answerTo(discord.slash(ALICE, "buy"));
    expect(answer.content).toBe("bought, past first and second and method");
    await roots(sentry, 1);
    expect(ran).toEqual(["first in", "second in", "second out", "first out"]);
    expect(cogs["shop"].ran).toEqual(["class", "method in", "buy", "method out"]);
    expect(handlerSpans(sentry)).toEqual(["Shop.buy"]);
  });

  it("may turn a command away: it has succeeded without an error, and without its handler", async () => {
    const { discord, start } = stories;
    const { sentry, cogs } = await start({ bots });
    cogs["shop"].onClass = async (_next: unknown, interaction: { reply(text: string): Promise<unknown> }) => {
      await interaction.reply("closed");
    };
    expect((await discord.answerTo(discord.slash(ALICE, "buy"))).content).toBe("closed");
    const [root] = await roots(sentry, 1);
    expect(root).toMatchObject({ name: "command.buy", status: "ok", attributes: { "command.success": true } });
    expect(handlerSpans(sentry)).toEqual([]);
    expect(sentry.errors).toEqual([]);
    expect(cogs["shop"].ran).toEqual(["class"]);
  });

  it.each([
    ["an error", () => new Error("guard is broken")],
    ["what is no error", () => "guard is broken"],
  ])("may throw %s: one event, in the command's scopes, and the command has failed", async (_, thrown) => {
    const { discord, start } = stories;
    // Those who do hand on what discordx gives let the error pass one place more.
    const { client, sentry, cogs } = await start({
      bots,
      listen: (client) => void client.on("interactionCreate", async (one) => client.executeInteraction(one)),
    });
    const before = thrown();
    cogs["shop"].onClass = async (_next: unknown, interaction: { reply(text: string): Promise<unknown> }) => {
      await interaction.reply("closed");
      throw before;
    };
    const heard: unknown[] = [];
    client.on("error", (error: unknown) => void heard.push(error));
    await discord.answerTo(discord.slash(ALICE, "buy"));
    const [root] = await roots(sentry, 1);
    expect(root).toMatchObject({ status: "error", attributes: { "command.success": false } });
    expect(sentry.errors).toHaveLength(1);
    expect(sentry.errors[0].exception.values[0].value).toMatch("guard is broken");
    expect(sentry.errors[0].tags).toMatchObject({ "command.name": "buy", "event.name": "interactionCreate" });
    expect(sentry.errors[0].user).toMatchObject({ username: "alice" });
    expect(heard).toEqual([before]);
  });

  it("may throw round a listener, where discordx swallows it: one event", async () => {
    const { discord, start } = stories;
    const { sentry, cogs } = await start({ bots });
    cogs["shop"].onClass = () => {
      throw new Error("guard is broken");
    };
    discord.message(ALICE, "hello");
    await until("an error", async () => {
      await sent();
      return sentry.errors.length > 0;
    });
    expect(sentry.errors).toHaveLength(1);
    expect(sentry.errors[0].tags).toMatchObject({ "event.name": "messageCreate" });
    expect(cogs["shop"].ran).toEqual(["class"]);
  });

  it("may throw round listeners of the client's own life and its REST manager, where no event is round them", async () => {
    const { start } = stories;
    let thrown = 0;
    const guard: GuardFunction = () => {
      throw new Error(`guard is broken, ${++thrown}`);
    };
    const { sentry } = await start({ bots: ["events"], client: { guards: [guard] }, listen: () => undefined });
    await until("three errors", async () => {
      await sent();
      return sentry.errors.length > 2;
    });
    expect(sentry.errors.map(({ exception }) => exception.values[0].value)).toEqual([1, 2, 3].map((one) => `guard is broken, ${one}`));
  });

  it("may put another error in the place of the handler's: those are two, and who called hears of the second", async () => {
    const { discord, start } = stories;
    const { sentry, cogs } = await start({ bots });
    cogs["shop"].onClass = async (next: () => Promise<unknown>) =>
      next().catch(() => {
        throw new Error("instead");
      });
    await discord.answerTo(discord.slash(ALICE, "broken"));
    await roots(sentry, 1);
    expect(sentry.errors.map(({ exception }) => exception.values[0].value)).toEqual(["broken in the shop", "instead"]);
    expect(rejections).toMatchObject([{ message: "instead" }]);
  });
});

describe("What discordx gives to who calls it", () => {
  const told = async (story: Partial<StoryOptions>): Promise<unknown[]> => {
    const { discord, start, stop } = stories;
    const given: unknown[] = [];
    const note = async (one: Promise<unknown>): Promise<void> => void given.push(await one.catch((error: unknown) => error));
    await start({
      bots,
      ...story,
      listen: (client) => void client.on("interactionCreate", (one) => void note(client.executeInteraction(one) as Promise<unknown>)),
    });
    for (const name of ["value", "buy", "broken"]) {
      discord.slash(ALICE, name);
      const before = given.length;
      await until("what it gives", () => given.length > before);
    }
    await stop();
    return given;
  };

  it("is the same with us and without", async () => {
    const without = await told({ attach: false });
    expect(without).toEqual(["a value", { method: true }, new Error("broken in the shop")]);
    expect(await told({ attach: false, sentry: null })).toEqual(without);
    expect(await told({})).toEqual(without);
    expect(await told({ sentry: null })).toEqual(without);
    expect(await told({ client: { guards: [cogscopeGuard] } })).toEqual(without);
    expect(await told({ client: { guards: [cogscopeGuard] }, sentry: null })).toEqual(without);
  });
});
