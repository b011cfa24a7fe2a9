import { Client as PlainClient } from "discord.js";
import { Client, DIService, MetadataStorage } from "discordx";
import { cogscopeGuard, instrumentDiscordx, SetupError } from "../../src/discordx/index.js";
import { ALICE } from "../support/discord-bot.js";
import { collectDiagnostics } from "../support/diagnostics.js";
import { roots, until } from "../support/discord-story.js";
import { sent } from "../support/recording.js";
import { clientOptions, discordxStories, handlerSpans, handOn, loadBot } from "./discordx-story.js";

const stories = discordxStories();

const methods = (): unknown[] => {
  const { instance } = MetadataStorage;
  return [
    ...instance.applicationCommandSlashesFlat.map(({ method }) => method),
    ...instance.applicationCommandSlashOptions.map(({ autocomplete }) => autocomplete),
    ...instance.buttonComponents.map(({ method }) => method),
    ...instance.events.map(({ method }) => method),
  ];
};

describe("detach()", () => {
  it("leaves the client and the handlers exactly as they were", async () => {
    const { start } = stories;
    const guards = [async (_params: unknown, _client: unknown, next: () => Promise<unknown>) => next()];
    const { client } = await start({ bots: ["desk", "events"], attach: false, client: { guards } });
    const state = () => [
      client.guards,
      ...methods(),
      ...[client, client.interactionHandler, client.simpleCommandManager, client.reactionManager, client.instance.eventManager].map((one) =>
        Object.getOwnPropertyNames(one).sort(),
      ),
    ];
    const before = state();
    const handle = instrumentDiscordx(client);
    expect(state()).not.toEqual(before);
    handle.detach();
    handle.detach();
    const after = state();
    expect(after).toEqual(before);
    before.forEach((one, at) => typeof one === "function" && expect(after[at]).toBe(one));
    expect(client.guards).toBe(guards);
  });

  it("ends all reports; the bot goes on", async () => {
    const { discord, start } = stories;
    const { sentry, handle } = await start({ bots: ["desk", "shop"] });
    await discord.answerTo(discord.slash(ALICE, "find", { text: "a" }));
    await roots(sentry, 1);
    handle.detach();
    expect((await discord.answerTo(discord.slash(ALICE, "find", { text: "b" }))).content).toBe("found");
    expect((await discord.answerTo(discord.autocomplete(ALICE, "find", "text", "b"))).kind).toBe("choices");
    expect((await discord.answerTo(discord.slash(ALICE, "broken"))).content).toBe("broken");
    await sent();
    expect(sentry.spans.filter(({ isSegment }) => isSegment)).toHaveLength(1);
    expect(sentry.errors).toEqual([]);
  });
});

describe("Attaching", () => {
  it("twice reports once", async () => {
    const { discord, start } = stories;
    const { sentry, client } = await start({ bots: ["economy"] });
    const again = instrumentDiscordx(client);
    await discord.answerTo(discord.slash(ALICE, "under", { amount: 500 }));
    await roots(sentry, 1);
    expect(handlerSpans(sentry)).toEqual(["economy.under"]);
    expect(sentry.errors).toHaveLength(1);
    expect(client.guards).toEqual([cogscopeGuard]);
    again.detach();
    expect(client.guards).toEqual([]);
  });

  it("sees cogs that are loaded later, and those of a hot reload", async () => {
    const { discord, start } = stories;
    const { sentry, client } = await start({ bots: ["plain"], listen: () => undefined });
    client.removeEvents();
    MetadataStorage.clear();
    DIService.engine.clearAllServices();
    const cogs = loadBot("events");
    loadBot("economy");
    await MetadataStorage.instance.build();
    client.initEvents();

    cogs["events"].throws = { first: new Error("first") };
    discord.message(ALICE, "hello");
    await until("the listener's error", async () => {
      await sent();
      return sentry.errors.length > 0;
    });
    expect(sentry.errors[0].tags).toMatchObject({ "event.name": "messageCreate", "cog.name": "Events" });
    await discord.answerTo(discord.slash(ALICE, "routed"));
    await discord.answerTo(discord.slash(ALICE, "under", { amount: 500 }));
    await roots(sentry, 2);
    expect(handlerSpans(sentry)).toEqual(["economy.under", "router.route", "router.route", "router.routed"]);
    expect(sentry.errors).toHaveLength(2);

    cogs["events"].throws = { raw: new Error("raw") };
    await discord.answerTo(discord.button(ALICE, "raw"));
    const all = await roots(sentry, 3);
    expect(all.map(({ name, attributes }) => [name, attributes["command.success"]])).toEqual([
      ["command.routed", true],
      ["command.under", false],
      ["component.raw", false],
    ]);
  });

  it("one client of two leaves the other alone, though they share their handlers", async () => {
    const { discord, start } = stories;
    const { sentry } = await start({ bots: ["plain"], listen: () => undefined });
    const other = new Client(clientOptions(discord));
    handOn(other);
    await other.login(discord.token);
    await discord.answerTo(discord.slash(ALICE, "plain"));
    await sent();
    expect(sentry.errors).toEqual([]);
    expect(handlerSpans(sentry)).toEqual([]);
    await other.destroy();
  });

  it("is for clients of discordx, and for options that there are", () => {
    expect(() => instrumentDiscordx(new PlainClient({ intents: [] }) as unknown as Client)).toThrow(
      new SetupError("what instrumentDiscordx() was given", "it takes a client of discordx", 'Give what new Client(…) of "discordx" made'),
    );
    const client = new Client({ intents: [] });
    expect(() => instrumentDiscordx(client, { prefixes: [""] })).toThrow(SetupError);
    expect(client.guards).toEqual([]);
    expect(Object.getOwnPropertyNames(client)).not.toContain("initEvents");
  });

  it("hints where a guard stands alone, where the prefix has to be asked for, and where discordx tells too little", async () => {
    const { discord, start } = stories;
    const said = collectDiagnostics();
    await start({ bots: ["economy"], attach: false, client: { guards: [cogscopeGuard], simpleCommand: { prefix: () => "$" } } }).then(
      async ({ client }) => {
        expect((await discord.answerTo(discord.slash(ALICE, "excluded"))).content).toBe("1 gold");
        const events = client.instance.eventManager as unknown as { executeHandlers: unknown };
        events.executeHandlers = undefined;
        instrumentDiscordx(client).detach();
      },
    );
    expect(said.map(({ place, message }) => [place, message.split(/[,;]/)[0]])).toEqual([
      ["cogscopeGuard", "the client is not attached"],
      ["instrumentDiscordx()", "the client's prefix is a function"],
      ["instrumentDiscordx()", "this version of discordx does not tell when the handlers of an event have run"],
    ]);
  });
});
