import { type INestApplicationContext, Logger } from "@nestjs/common";
import * as Sentry from "@sentry/node";
import { Client, type ClientOptions } from "discord.js";
import * as necord from "necord";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { GUILD_ID } from "../../examples/loopback-discord/world.js";
import { LoopbackDiscord } from "../../examples/loopback-discord/loopback-discord.js";
import { ALICE, BOB } from "../support/discord-bot.js";
import { roots } from "../support/discord-story.js";
import type { Recording } from "../support/recording.js";
import { evaluate, initSentry, isReady } from "./necord-stories.js";
import { complaints } from "./complaints.js";

/** The page's bot, as a reader copies it. */
const CODE = /<!-- run: necord -->\n\n```ts\n([\s\S]*?)```/.exec(readFileSync(join(__dirname, "../../docs/necord.md"), "utf8"))?.[1] ?? "";

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
    sentry = initSentry();
    Logger.overrideLogger(false);
    const modules = { necord: necordTo(discord.clientOptions), "@sentry/node": { ...Sentry, init: () => undefined } };
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
        .filter((span) => span.traceId === traceId && !span.isSegment && span.op !== "http.client")
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

it("The page's bot and those of the tests are well typed", () => {
  expect(complaints({ "docs/necord.ts": CODE })).toEqual([]);
});
