import * as discordjs from "discord.js";
import { startTransaction } from "../../src/index.js";
import * as sharding from "../../src/sharding/index.js";
import { pageStory } from "./page-story.js";

const page = pageStory("docs/sharding.md");
const modules = { "cogscope/sharding": sharding };

/** The page's manager, but that it starts no processes: those are told of in test/sharding. */
class ShardingManager extends discordjs.ShardingManager {
  constructor(_file: string, options?: discordjs.ShardingManagerOptions) {
    super(__filename, options);
  }
  override spawn(): Promise<discordjs.Collection<number, discordjs.Shard>> {
    return Promise.resolve(this.shards);
  }
}

afterEach(() => {
  for (const name of ["SHARDING_MANAGER", "SHARDING_MANAGER_MODE", "DISCORD_TOKEN"]) delete process.env[name];
});

test("The manager asks its shards in a span of its own", async () => {
  const { manager, instrumentation } = page.run(
    "sharding-manager",
    { ...modules, "discord.js": { ...discordjs, ShardingManager } },
    // Of the traces of a page all are kept.
    (code) => code.replace("setupSentry)()", "setupSentry)({ sampling: { tasks: 1 } })"),
  );
  await startTransaction("task.run", "ask", () => manager.fetchClientValues("guilds.cache.size")).catch((error: Error) => error);
  const { spans } = await page.received();
  expect(spans.map(({ op, name }) => [op, name])).toContainEqual(["discord.broadcast", "fetchClientValues guilds.cache.size"]);
  instrumentation.detach();
  expect(Object.hasOwn(manager, "fetchClientValues")).toBe(false);
});

test("The shard's bot is one that is not sharded, too", () => {
  const { client } = page.run("sharding-shard", { ...modules, "discord.js": discordjs });
  expect(client.shard).toBeNull();
});

test("What is sent over another transport is one trace", async () => {
  const { message, onMessage } = page.run("sharding-transport");
  const text = startTransaction("task.run", "ask", () => JSON.stringify(message("5")));
  expect(await onMessage(text, async (guildId: string) => Number(guildId))).toBe(5);
  const { spans } = await page.received();
  const [asked, done] = ["ask", "recount"].map((name) => spans.find((span) => span.name === name));
  expect([done?.traceId, done?.parentSpanId]).toEqual([asked?.traceId, asked?.spanId]);
});
