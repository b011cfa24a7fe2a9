import * as Sentry from "@sentry/node";
import { transformSync as swc } from "@swc/core";
import { Events } from "discord.js";
import * as discordx from "discordx";
import { transformSync as esbuild } from "esbuild";
import { once } from "node:events";
import { LoopbackDiscord } from "../../examples/loopback-discord/loopback-discord.js";
import { ALICE } from "../support/discord-bot.js";
import { roots, until } from "../support/discord-story.js";
import { recordedSetup } from "../docs/recorded-setup.js";
import { block } from "../support/page.js";
import { sent, type Recording } from "../support/recording.js";
import type { Instrumentation } from "../../src/discordx/index.js";
import { compile, evaluate } from "./discordx-story.js";

const PAGE = "docs/discordx.md";

/** The bot of the page, as a reader copies it. */
const CODE = block(PAGE, "run: discordx");

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
  const { recording, setup } = recordedSetup();
  class LoopbackClient extends discordx.Client {
    constructor(options: discordx.ClientOptions) {
      super({ ...options, ...discord.clientOptions });
    }
    /** The loopback keeps no commands. */
    override async initApplicationCommands(): Promise<void> {}
  }
  const exported = evaluate(compiled, {
    discordx: { ...discordx, Client: LoopbackClient },
    "cogscope/setup": setup,
  });
  client = exported["client"] as discordx.Client;
  await once(client, Events.ClientReady);
  return recording;
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
    const inside = (traceId: string) => sentry.spans.filter((span) => span.traceId === traceId && !span.isSegment);
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

describe.each(["discordx-attach", "discordx-guards"])("The lines %s of docs/discordx.md", (mark) => {
  it("attach the client, and leave it again", async () => {
    const { client: bare, attached } = evaluate(compile(block(PAGE, `run: ${mark}`)), { discordx });
    expect(Object.hasOwn(bare as object, "emit")).toBe(true);
    (attached as Instrumentation).detach();
    expect(Object.hasOwn(bare as object, "emit")).toBe(false);
  });
});

it("A guard that stands before cogscope's keeps what it takes to itself, and one behind it refuses", async () => {
  const { quiet, strict } = evaluate(`${compile(block(PAGE, "run: discordx-guards"))}; exports.quiet = quiet; exports.strict = strict;`, {
    discordx,
  });
  const said: string[] = [];
  await quiet({}, {}, () => Promise.reject(new Error("broken")));
  for (const bot of [true, false]) await strict({ user: { bot } }, {}, async () => void said.push(bot ? "a bot" : "a person"));
  expect(said).toEqual(["a person"]);
});
