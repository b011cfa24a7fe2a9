import * as framework from "@sapphire/framework";
import * as Sentry from "@sentry/node";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import * as cogscope from "../../src/index.js";
import * as sapphire from "../../src/sapphire/index.js";
import { ALICE } from "../support/discord-bot.js";
import { roots, until } from "../support/discord-story.js";
import { recordedSetup } from "../docs/recorded-setup.js";
import { coreIsKnown, giveCore, sapphireStories } from "./sapphire-stories.js";

const PAGE = readFileSync(join(__dirname, "../../docs/sapphire.md"), "utf8");
const CODE = /<!-- run: sapphire -->\n\n```ts\n([\s\S]*?)```/.exec(PAGE)?.[1] ?? "throw new Error('the page has no bot')";

const stories = sapphireStories();

/** The page's client, with the loopback for its Discord. */
class LoopbackClient extends framework.SapphireClient {
  constructor(options: ConstructorParameters<typeof framework.SapphireClient>[0]) {
    super({ ...options, ...stories.discord.clientOptions, logger: { level: framework.LogLevel.None } });
    giveCore(this);
  }
}

function evaluate(compiled: string, setup: object): { client: framework.SapphireClient } {
  const modules: Record<string, unknown> = {
    cogscope,
    "cogscope/sapphire": sapphire,
    "@sapphire/framework": { ...framework, SapphireClient: LoopbackClient },
    "cogscope/setup": setup,
  };
  const module = { exports: {} };
  new Function("require", "module", "exports", compiled)((name: string) => modules[name] ?? require(name), module, module.exports);
  return module.exports as { client: framework.SapphireClient };
}

it.each([
  ["standard", false],
  ["legacy", true],
])("The bot of the page runs, compiled in the %s dialect, and reports what the page says", async (_dialect, experimentalDecorators) => {
  const { outputText } = ts.transpileModule(CODE, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.CommonJS,
      esModuleInterop: true,
      experimentalDecorators,
    },
  });
  process.env["DISCORD_TOKEN"] = stories.discord.token;
  await coreIsKnown();
  const { recording: sentry, setup } = recordedSetup();
  const { client } = evaluate(outputText, setup);
  try {
    await until("the bot", () => client.isReady());
    const { discord } = stories;
    const answer = async (id: string): Promise<string> => (await discord.answerTo(id)).content;

    expect(await answer(discord.slash(ALICE, "case", { number: 7 }))).toBe("case 7");
    expect(await answer(discord.slash(ALICE, "case", { number: 0 }))).toBe("Cases are counted from 1");
    const broken = await answer(discord.slash(ALICE, "case", { number: 101 }));
    expect(await answer(discord.message(ALICE, "!sum 2 3"))).toBe("5");
    expect(await answer(discord.button(ALICE, "close:12"))).toBe("Closed 12");
    const all = await roots(sentry, 5);

    expect(all.map(({ name, status }) => [name, status])).toEqual([
      ["command.case", "ok"],
      ["command.case", "ok"],
      ["command.case", "error"],
      ["command.add", "ok"],
      ["component.close:{id}", "error"],
    ]);
    expect(
      sentry.spans
        .filter(({ isSegment }) => !isSegment)
        .map(({ name }) => name)
        .sort(),
    ).toEqual([
      "Fetch case",
      "Fetch case",
      "add.messageRun",
      "answer.run",
      "answer.run",
      "case.chatInputRun",
      "case.chatInputRun",
      "case.chatInputRun",
      "close.run",
    ]);
    const [table, file] = sentry.errors;
    expect(sentry.errors).toHaveLength(2);
    expect(broken).toBe(`That went wrong: ${table["event_id"]}`);
    expect(table).toMatchObject({
      tags: { "cog.name": "case", "command.name": "case", "case.number": 101, "guild.size": 64 },
      user: { id: ALICE.id },
    });
    expect(file).toMatchObject({ tags: { "cog.name": "close" }, contexts: { closing: { number: 12 } } });
  } finally {
    await client.destroy();
    await Sentry.close(2000);
  }
});
