import * as Sentry from "@sentry/node";
import * as discordjs from "discord.js";
import { once } from "node:events";
import * as cogscope from "../../src/index.js";
import * as room from "../../src/discord/index.js";
import * as setup from "../../src/setup/index.js";
import { errorReport, startReceiver, waterfall, type Receiver } from "../../src/view/index.js";
import { LoopbackDiscord } from "../../examples/loopback-discord/loopback-discord.js";
import { CHANNEL_ID } from "../../examples/loopback-discord/world.js";
import { ALICE, BOB } from "../support/discord-bot.js";
import { isLegacy } from "../support/dialect.js";
import { until } from "../support/discord-story.js";
import { alike, block, compileWithTsc, evaluate } from "../support/page.js";

const PAGE = "docs/discord.md";

let discord: LoopbackDiscord;
let receiver: Receiver;
const clients: discordjs.Client[] = [];

/** The page's bot logs in to the loopback. */
class Client extends discordjs.Client {
  constructor(options: discordjs.ClientOptions) {
    super({ ...options, ...discord.clientOptions });
    clients.push(this);
  }
}

beforeEach(async () => {
  [discord, receiver] = await Promise.all([LoopbackDiscord.start(), startReceiver({ port: 0 })]);
  Object.assign(process.env, { SENTRY_DSN: receiver.dsn, DISCORD_TOKEN: discord.token });
});
afterEach(async () => {
  for (const client of clients.splice(0)) {
    room.instrumentClient(client).detach();
    await client.destroy();
  }
  await discord.close();
  await Sentry.close(1000);
  Sentry.getIsolationScope().clearBreadcrumbs();
  await receiver.close();
  delete process.env["SENTRY_DSN"];
  delete process.env["DISCORD_TOKEN"];
});

const quick = { enableRuntimeChannelInjection: false, signals: false, offlineStore: false } as const;

/** Runs a bot of the page, until it is logged in. */
async function run(mark: string, legacy: boolean): Promise<void> {
  evaluate(compileWithTsc(block(PAGE, `run: ${mark}`), legacy), {
    cogscope,
    "cogscope/discord": room,
    "cogscope/setup": { setupSentry: (options: object) => setup.setupSentry({ ...quick, ...options }) },
    "discord.js": { ...discordjs, Client },
  });
  await once(clients[0] as discordjs.Client, "clientReady");
}

test.each(["standard", "legacy"])("The page's bot, with %s decorators, does what the page shows", async (dialect) => {
  await run("discord", dialect === "legacy");

  const alice = await discord.answerTo(discord.slash(ALICE, "roll", { sides: 20 }));
  expect(Number(alice.content)).toBeGreaterThan(0);
  const bob = await discord.answerTo(discord.slash(BOB, "roll", { sides: 1 }));
  const { received } = receiver;
  await until("both traces", async () => {
    await Sentry.flush(2000);
    return received.spans.filter(({ isSegment }) => isSegment).length === 2 && received.errors.length === 1;
  });
  expect(bob.content).toBe(`That broke. Tell the staff: ${received.errors[0]?.eventId}`);
  const look = { width: 200 };
  const shown = [
    ...[...received.traces.values()].map((spans) => waterfall(spans, look)),
    ...received.errors.map((error) => errorReport(error, look)),
  ].join("\n\n");
  if (process.env["SHOW_RECEIVED"]) process.stdout.write(`${shown}\n`);
  expect(steady(shown)).toBe(steady(block(PAGE, "received: discord")));
});

test("A prefix command is what the bot says it is, by its alias too", async () => {
  setup.setupSentry({ ...quick, sampling: { commands: 1 } });
  await run("discord-prefix", isLegacy);
  discord.message(BOB, "!nonsense");
  expect((await discord.answerTo(discord.message(ALICE, "!level"))).content).toBe("You have level 5.");
  const commands = (): string[] => receiver.received.spans.filter(({ op }) => op === "discord.command").map(({ name }) => name);
  await until("the command's trace", async () => {
    await Sentry.flush(2000);
    return commands().length > 0;
  });
  expect(commands()).toEqual(["command.rank"]);
});

test("A bound collector's listener has the command's user and tags", async () => {
  setup.setupSentry({ ...quick, sampling: { commands: 1 } });
  await run("discord-collector", isLegacy);
  expect((await discord.answerTo(discord.slash(ALICE, "cases"))).content).toBe("Page 1");
  const sent = (): discordjs.Message | undefined =>
    (clients[0]?.channels.cache.get(CHANNEL_ID) as discordjs.TextChannel).messages.cache.first();
  await until("the bot's message", () => sent() !== undefined);
  const press = discord.button(BOB, "next", { message: { id: (sent() as discordjs.Message).id } });
  expect((await discord.answerTo(press)).content).toBe("Page 2");
  const { received } = receiver;
  await until("the error", async () => {
    await Sentry.flush(2000);
    return received.errors.length === 1;
  });
  expect(received.errors[0]).toMatchObject({
    exceptions: [{ value: "There is no page 3." }],
    user: { id: ALICE.id },
    tags: { list: "cases", "command.name": "cases" },
  });
});

/** Discord's ids and the times to acknowledge differ from run to run too, and with them where a line is cut. */
const steady = (text: string): string =>
  alike(text)
    .replace(/\b1\d{18}\b/g, "<snowflake>")
    .replace(/discord\.handler_delay=.*$/gm, "…")
    .replace(/\d\d:\d\d:\d\d\.\d{3}/g, "<time>");
