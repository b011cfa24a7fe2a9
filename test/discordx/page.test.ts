import * as Sentry from "@sentry/node";
import { transformSync as swc } from "@swc/core";
import { Events } from "discord.js";
import * as discordx from "discordx";
import { transformSync as esbuild } from "esbuild";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { LoopbackDiscord } from "../../examples/loopback-discord/loopback-discord.js";
import { ALICE } from "../support/discord-bot.js";
import { roots, until } from "../support/discord-story.js";
import { record, sent, type Recording } from "../support/recording.js";
import { compile, evaluate } from "./discordx-story.js";

const PAGE = readFileSync(join(__dirname, "../../docs/discordx.md"), "utf8");

/** The bot of the page, as a reader copies it. */
const CODE = /<!-- run: discordx -->\n\n```ts\n([\s\S]*?)```/.exec(PAGE)?.[1] ?? "";

/** discordx decorates parameters, so there is the legacy dialect alone. */
const TOOLCHAINS: Readonly<Record<string, (code: string) => string>> = {
  tsc: compile,
  SWC: (code) =>
    swc(code, {
      module: { type: "commonjs" },
      jsc: {
        target: "es2022",
        parser: { syntax: "typescript", decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true },
      },
    }).code,
  esbuild: (code) =>
    esbuild(code, {
      loader: "ts",
      format: "cjs",
      target: "es2022",
      tsconfigRaw: { compilerOptions: { experimentalDecorators: true } },
    }).code,
};

let discord: LoopbackDiscord;
let client: discordx.Client | undefined;
const token = process.env["DISCORD_TOKEN"];

beforeAll(async () => {
  discord = await LoopbackDiscord.start();
  process.env["DISCORD_TOKEN"] = discord.token;
});
// The page's bot prints what its handlers throw.
const { error: print } = console;
beforeEach(() => void (console.error = () => undefined));
afterEach(async () => {
  console.error = print;
  client?.removeEvents();
  await client?.destroy();
  await Sentry.close(2000);
});
afterAll(async () => {
  if (token === undefined) delete process.env["DISCORD_TOKEN"];
  else process.env["DISCORD_TOKEN"] = token;
  await discord.close();
});

/** Runs the page's code against the loopback: all that it is not told of is where Discord and Sentry are. */
async function run(compiled: string): Promise<Recording> {
  discordx.MetadataStorage.clear();
  discordx.DIService.engine.clearAllServices();
  let sentry: Recording | undefined;
  class LoopbackClient extends discordx.Client {
    constructor(options: discordx.ClientOptions) {
      super({ ...options, ...discord.clientOptions });
    }
    /** The loopback keeps no commands. */
    override async initApplicationCommands(): Promise<void> {}
  }
  const exported = evaluate(compiled, {
    discordx: { ...discordx, Client: LoopbackClient },
    "@sentry/node": { ...Sentry, init: ({ dsn: _, ...options }: Sentry.NodeOptions) => void (sentry = record(options)) },
  });
  client = exported["client"] as discordx.Client;
  await once(client, Events.ClientReady);
  return sentry as Recording;
}

describe.each(Object.entries(TOOLCHAINS))("The bot of docs/discordx.md, compiled by %s,", (_, toolchain) => {
  it("answers, and reports what the page says", async () => {
    const sentry = await run(toolchain(CODE));
    expect((await discord.answerTo(discord.slash(ALICE, "warn", { reason: "spam" }))).content).toBe("Warned for spam");
    expect((await discord.answerTo(discord.autocomplete(ALICE, "warn", "reason", "s"))).data["choices"]).toHaveLength(2);
    expect((await discord.answerTo(discord.button(ALICE, "case:1:close"))).content).toBe("Closed");
    expect((await discord.answerTo(discord.message(ALICE, "!ping"))).content).toBe("pong");
    expect((await discord.answerTo(discord.slash(ALICE, "warn", { reason: "spam" }, { dm: true }))).content).toBe("Only in a server.");
    const broken = await discord.answerTo(discord.slash(ALICE, "warn", { reason: "nothing" }));
    discord.message(ALICE, "crash");
    await until("both errors", async () => {
      await sent();
      return sentry.errors.length === 2;
    });

    const all = await roots(sentry, 6);
    const inside = (traceId: string) =>
      sentry.spans.filter((span) => span.traceId === traceId && !span.isSegment && span.op !== "http.client");
    expect(
      all.map((root) => [
        root.name,
        ...inside(root.traceId)
          .map(({ name }) => name)
          .sort(),
      ]),
    ).toEqual([
      ["command.warn", "Find reasons", "moderation.warn"],
      ["autocomplete.warn", "Find reasons", "moderation.warn.reason"],
      ["component.case:{id}:close", "moderation.close"],
      ["command.ping", "moderation.ping"],
      ["command.warn"],
      ["command.warn", "Find reasons", "moderation.warn"],
    ]);
    const [command, listener] = sentry.errors;
    expect(broken.content).toBe(`Broken: ${command.event_id}`);
    expect(command.tags).toMatchObject({
      "cog.name": "moderation",
      feature: "moderation",
      "error.context": "moderation",
      "command.success": false,
    });
    expect(listener.tags).toMatchObject({ "cog.name": "moderation", feature: "moderation", "event.name": "messageCreate" });
    expect(JSON.stringify(sentry.items)).not.toContain("spam");
  });
});
