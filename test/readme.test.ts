import * as Sentry from "@sentry/node";
import { transformSync as swc } from "@swc/core";
import { transformSync as esbuild } from "esbuild";
import * as discord from "../src/discord/index.js";
import * as cogscope from "../src/index.js";
import * as setup from "../src/setup/index.js";
import { alike, block as blockOf, compileWithTsc, evaluate as run } from "./support/page.js";
import { RemotePGlite } from "./support/pglite.js";
import { report, startReceiver, type Receiver } from "../src/view/index.js";

const block = (mark: string): string => blockOf("README.md", mark);

/** Every toolchain of the README that can be run here, in both dialects. */
const TOOLCHAINS: Readonly<Record<string, (code: string) => string>> = Object.fromEntries(
  [true, false].flatMap((legacy) => {
    const dialect = legacy ? "legacy" : "standard";
    return [
      [`tsc, ${dialect}`, (code: string) => compileWithTsc(code, legacy)],
      [
        `SWC, ${dialect}`,
        (code: string) =>
          swc(code, {
            module: { type: "commonjs" },
            jsc: {
              target: "es2022",
              parser: { syntax: "typescript", decorators: true },
              transform: legacy ? { legacyDecorator: true } : { decoratorVersion: "2022-03" },
            },
          }).code,
      ],
      [
        `esbuild, ${dialect}`,
        (code: string) =>
          esbuild(code, {
            loader: "ts",
            format: "cjs",
            target: "es2022",
            tsconfigRaw: { compilerOptions: { experimentalDecorators: legacy } },
          }).code,
      ],
    ];
  }),
);

const evaluate = (compiled: string): Record<string, any> =>
  run(compiled, { cogscope, "cogscope/discord": discord, "cogscope/setup": setup });

const database = new RemotePGlite();
let receiver: Receiver;

beforeAll(async () => {
  await database.exec("CREATE TABLE cases (id int, reason text); INSERT INTO cases VALUES (1, 'spam'), (2, 'more spam')");
}, 60_000);
afterAll(async () => {
  await database.close();
});
beforeEach(async () => {
  receiver = await startReceiver({ port: 0 });
  Sentry.init({ dsn: receiver.dsn, tracesSampleRate: 1, tracePropagationTargets: [], enableRuntimeChannelInjection: false });
});
afterEach(async () => {
  await Sentry.close(2000);
  await receiver.close();
});

const interaction = (id: string, username: string, reason: string) => ({
  guildId: "200000000000000001",
  user: { id, username, displayName: username, bot: false, system: false, discriminator: "0" },
  options: { getString: () => reason },
  replies: [] as string[],
  async reply(text: string) {
    this.replies.push(text);
  },
});

describe.each(Object.entries(TOOLCHAINS))("The README's code, compiled by %s,", (_name, compile) => {
  it("answers the commands, and what it shows is what is received", async () => {
    const { Moderation, CaseRepository } = evaluate(compile(block("run: cog")));
    const moderation = new Moderation(new CaseRepository(database));
    const alice = interaction("400000000000000001", "alice", "spam");
    const bob = interaction("400000000000000002", "bob", "[");
    await moderation.cases(alice);
    const error = await moderation.cases(bob).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "2201B" });
    expect(alice.replies).toEqual(["2 cases"]);
    expect(bob.replies).toEqual([`Broken: ${cogscope.eventIdOf(error)}`]);
    await Sentry.flush(2000);
    expect(alike(report(receiver.received, { width: 200 }))).toBe(alike(block("received: cog")));
  });

  it("runs its words", async () => {
    const { levels, refresh, spans } = evaluate(compile(block("run: words")));
    cogscope.configure({});
    expect(await levels.rank("12345")).toBe(50);
    expect(levels.bonus("{")).toBe(0);
    await refresh();
    expect(spans).toEqual(["rank: command.rank", "bonus: levels.bonus", "onMessage: no span", "xpFor: no span"]);
    await Sentry.flush(2000);
    expect(receiver.received.errors.map(({ exceptions }) => exceptions[0]?.type)).toEqual(["SyntaxError"]);
    expect(
      [...receiver.received.traces.values()]
        .flat()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(["command.rank", "refresh"]);
  });

  it("attaches to a client and leaves it again", () => {
    const { client, instrumentation } = evaluate(compile(block("run: client")));
    expect(Object.hasOwn(client as object, "emit")).toBe(true);
    instrumentation.detach();
    expect(Object.hasOwn(client as object, "emit")).toBe(false);
  });

  it("sets Sentry up", async () => {
    await Sentry.close(2000);
    const fresh = process.env["SENTRY_DSN"];
    process.env["SENTRY_DSN"] = receiver.dsn;
    const quick = "enableRuntimeChannelInjection: false, signals: false, offlineStore: false,";
    evaluate(compile(block("run: setup")).replace(/setupSentry\)?\(\{/, (call) => `${call} ${quick}`));
    if (fresh === undefined) delete process.env["SENTRY_DSN"];
    else process.env["SENTRY_DSN"] = fresh;
    expect(cogscope.isEnabled()).toBe(true);
    const sampler = Sentry.getClient()?.getOptions().tracesSampler;
    const rate = sampler?.({ attributes: { "sentry.op": "discord.command" }, inheritOrSampleWith: (given: number) => given } as never);
    expect(rate).toBe(0.25);
    cogscope.startTransaction("discord.command", "command.ban", () => {
      cogscope.setUser({ id: "1", username: "alice" });
      Sentry.captureException(new Error("postgres://bot:hunter2@db/bot"));
    });
    await Sentry.flush(2000);
    const [error] = receiver.received.errors;
    expect([error?.user, error?.exceptions[0]?.value]).toEqual([{ id: "1" }, "postgres://[Filtered]@db/bot"]);
  });
});
