import { type DynamicModule, type INestApplicationContext, Logger } from "@nestjs/common";
import * as Sentry from "@sentry/node";
import { Client, type ClientOptions } from "discord.js";
import * as necord from "necord";
import { GUILD_ID } from "../../examples/loopback-discord/world.js";
import { LoopbackDiscord } from "../../examples/loopback-discord/loopback-discord.js";
import { ALICE, BOB } from "../support/discord-bot.js";
import { roots, until } from "../support/discord-story.js";
import { recordedSetup } from "../docs/recorded-setup.js";
import { block } from "../support/page.js";
import { sent, type Recording } from "../support/recording.js";
import { evaluate, isReady, necordStories } from "./necord-stories.js";
import { complaints } from "./complaints.js";

/** The page's bot, as a reader copies it. */
const CODE = block("docs/necord.md", "run: necord");
const ASYNC = block("docs/necord.md", "run: necord-async");

/** necord, with a client that goes to the loopback. */
const necordTo = (options: Partial<ClientOptions>): typeof necord => {
  class NecordModule extends necord.NecordModule {
    static override forRoot(given: necord.NecordModuleOptions) {
      return necord.NecordModule.forRoot({ ...given, ...options, skipRegistration: true });
    }
  }
  return { ...necord, NecordModule };
};

describe("The bot of docs/necord.md", () => {
  let discord: LoopbackDiscord;
  let app: INestApplicationContext;
  let sentry: Recording;
  const token = process.env["DISCORD_TOKEN"];

  beforeAll(async () => {
    discord = await LoopbackDiscord.start();
    process.env["DISCORD_TOKEN"] = discord.token;
    const recorded = recordedSetup();
    sentry = recorded.recording;
    Logger.overrideLogger(false);
    const modules = { necord: necordTo(discord.clientOptions), "cogscope/setup": recorded.setup };
    app = await (evaluate(CODE, modules)["bot"] as Promise<INestApplicationContext>);
    await isReady(app.get(Client));
  });
  afterAll(async () => {
    if (token === undefined) delete process.env["DISCORD_TOKEN"];
    else process.env["DISCORD_TOKEN"] = token;
    await app.close();
    await discord.close();
    await Sentry.close(2000);
  });

  it("answers and reports: commands, buttons, errors with their ids, events", async () => {
    expect((await discord.answerTo(discord.slash(ALICE, "level", { user: ALICE }))).content).toBe("Level 5");
    expect((await discord.answerTo(discord.button(ALICE, "level/close"))).content).toBe("Closed");
    const apology = await discord.answerTo(discord.slash(ALICE, "level", { user: BOB }));
    discord.emit("GUILD_MEMBER_ADD", { guild_id: GUILD_ID, user: { ...BOB, discriminator: "0" }, roles: [], joined_at: null, flags: 0 });
    const all = await roots(sentry, 3);

    expect(all.map(({ name, status }) => [name, status])).toEqual([
      ["command.level", "ok"],
      ["component.level/close", "ok"],
      ["command.level", "error"],
    ]);
    const inside = all.map(({ traceId }) =>
      sentry.spans
        .filter((span) => span.traceId === traceId && !span.isSegment)
        .map(({ name }) => name)
        .sort(),
    );
    expect(inside).toEqual([["Fetch level", "Levels.level"], ["Levels.close"], ["Fetch level", "Levels.level"]]);
    expect(sentry.span("Levels.close").attributes["closed_in"]).toBeDefined();
    const [first, second] = sentry.errors as Record<string, any>[];
    expect(apology.content).toBe(`Something broke: ${first?.["event_id"]}`);
    expect(first?.["tags"]).toMatchObject({ "cog.name": "Levels", "command.name": "level" });
    expect(second?.["tags"]).toMatchObject({ "cog.name": "Levels", "event.name": "guildMemberAdd" });
  });
});

describe("The page's options from a provider", () => {
  const stories = necordStories();

  it("are those of the attached client", async () => {
    const { cogscopeModule } = evaluate(ASYNC);
    const { sentry, errors } = await stories.start("every-kind", { cogscope: [cogscopeModule as DynamicModule] });
    stories.discord.slash(ALICE, "break", { amount: 3 });
    await until("the error", () => errors.length === 1);
    await sent();
    expect(sentry.errors[0]?.["contexts"].interaction.options).toEqual({ amount: 3 });
  });
});

it("The page's bot and those of the tests are well typed", () => {
  expect(complaints({ "docs/necord.ts": CODE, "docs/necord-async.ts": ASYNC })).toEqual([]);
});
