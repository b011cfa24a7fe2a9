import { ALICE } from "../support/discord-bot.js";
import { endChildren } from "../support/child-bot.js";
import { until } from "../support/discord-story.js";
import { KINDS, ShardingStory } from "./sharding-story.js";

afterAll(endChildren);

describe.each(KINDS)("With a %s", (_name, kind) => {
  const tag = kind.kind === "hybrid" ? "cluster.id" : "shard.id";
  const called = kind.kind === "hybrid" ? "Cluster" : "Shard";
  let story: ShardingStory;
  let outcomes: Record<string, unknown>;

  beforeAll(async () => {
    story = await ShardingStory.start(kind, true);
    outcomes = await story.outcomes();
  }, 120_000);
  afterAll(() => story.end());

  it("each call gives and throws what it does without", async () => {
    const bare = await ShardingStory.start(kind, false);
    try {
      expect(outcomes).toEqual(await bare.outcomes());
      expect(outcomes).toMatchObject({
        "a function": { gives: [1, 1] },
        "one that throws": { throws: ["RangeError", "no such guild", true] },
      });
      expect(bare.receiver.received.spans.filter(({ op }) => op?.startsWith("discord."))).toEqual([]);
    } finally {
      await bare.end();
    }
  }, 120_000);

  it("a call is one trace over the manager and both shards", () => {
    expect(story.trace("a function")).toEqual([
      [0, "task.run", "a function", undefined],
      [1, "discord.broadcast", "broadcastEval countGuilds", undefined],
      [2, "discord.evaluate", "evaluate countGuilds", 0],
      [2, "discord.evaluate", "evaluate countGuilds", 1],
    ]);
    expect(story.trace("one shard alone").map(([, op, , shard]) => [op, shard])).toEqual([
      ["task.run", undefined],
      ["discord.broadcast", undefined],
      ["discord.evaluate", 1],
    ]);
  });

  it("what a shard's function sets is its evaluation's alone", () => {
    const tagged = story.receiver.received.spans.filter(({ attributes }) => attributes["asked.by"] !== undefined);
    expect(tagged.map(({ name }) => name)).toEqual(["evaluate", "evaluate"]);
  });

  it("asking for values is a span, which the shards of discord.js hear nothing of", () => {
    const ops = story.trace("values").map(([, op, name]) => [op, name]);
    const call = [
      ["task.run", "values"],
      ["discord.broadcast", "fetchClientValues guilds.cache.size"],
    ];
    const evaluated = ["discord.evaluate", "evaluate"];
    expect(ops).toEqual(kind.kind === "hybrid" ? [...call, evaluated, evaluated] : call);
  });

  it("what is asked outside any span has none", () => {
    const { spans } = story.receiver.received;
    expect(spans.filter(({ op, parentSpanId }) => op?.startsWith("discord.") === true && parentSpanId === undefined)).toEqual([]);
  });

  it("what a shard's function throws is an event of that shard, in the caller's trace", () => {
    const [root] = story.receiver.received.spans.filter(({ name }) => name === "one that throws");
    const errors = story.receiver.received.errors.filter(({ traceId }) => traceId === root?.traceId);
    expect(errors.map(({ tags }) => tags[tag]).sort()).toEqual([0, 1]);
    for (const { exceptions, tags } of errors) {
      expect([exceptions.at(-1)?.type, exceptions.at(-1)?.value, tags["event.name"]]).toEqual([
        "RangeError",
        "no such guild",
        "broadcastEval",
      ]);
    }
    const evaluated = story.receiver.received.spans.filter(({ op, traceId }) => op === "discord.evaluate" && traceId === root?.traceId);
    expect(errors.map(({ spanId }) => spanId).sort()).toEqual(evaluated.map(({ spanId }) => spanId).sort());
    expect(evaluated.map(({ status }) => status)).not.toContain("ok");
  });

  it("a user's command in one shard is one trace over that shard, the manager and all shards", async () => {
    const answer = await story.discord.answerTo(story.discord.slash(ALICE, "count"));
    expect(answer.content).toBe("Guilds: 1, 1");
    await until("the spans of all processes", () => story.trace("command.count").length >= 5, 30_000);
    expect(story.trace("command.count").filter(([, op]) => op?.startsWith("discord."))).toEqual([
      [0, "discord.command", "command.count", undefined],
      [1, "discord.broadcast", "broadcastEval countGuilds", 0],
      [2, "discord.broadcast", "broadcastEval countGuilds", undefined],
      [3, "discord.evaluate", "evaluate countGuilds", 0],
      [3, "discord.evaluate", "evaluate countGuilds", 1],
    ]);
  });

  if (kind.kind === "hybrid") {
    it("what a cluster has the manager evaluate is in its trace, too", async () => {
      const answer = await story.discord.answerTo(story.discord.slash(ALICE, "manager"));
      expect(answer.content).toBe("2 clusters");
      const trace = () => story.trace("command.manager").filter(([, op]) => op?.startsWith("discord."));
      await until("the spans of both processes", () => trace().length >= 3, 30_000);
      expect(trace()).toEqual([
        [0, "discord.command", "command.manager", undefined],
        [1, "discord.broadcast", "evalOnManager", 0],
        [2, "discord.evaluate", "evaluate", undefined],
      ]);
    });
  }

  it("no context of a script and no token is sent", () => {
    const sent = JSON.stringify(story.items.map(({ payload }) => payload));
    expect(sent.length).toBeGreaterThan(1000);
    for (const secret of [story.discord.token, "a)(this, ", "no.such.value') ||"]) expect(sent).not.toContain(secret);
  });

  if (kind.mode === "process") {
    it("a shard that is killed is an event of the manager, and comes back", async () => {
      story.manager.kill("SIGUSR2");
      const said = `${called} 1 has ended: signal SIGKILL`;
      const deaths = () => story.receiver.received.errors.filter(({ message }) => message === said);
      await until("the death of a shard", () => deaths().length > 0, 30_000);
      expect(deaths().map(({ tags, level }) => [tags[tag], level])).toEqual([[1, "error"]]);
      await story.manager.said("BACK");
      expect(deaths()[0]?.breadcrumbs.map(({ message }) => message)).toEqual(
        expect.arrayContaining([`${called} 0 was spawned`, `${called} 0 is ready`, `${called} 1 is ready`]),
      );
    });
  }

  it("what is detached is as it was", async () => {
    story.manager.kill("SIGHUP");
    const { own, heard } = JSON.parse(await story.manager.said("DETACHED")) as { own: string[]; heard: unknown[] };
    expect([own, heard]).toEqual([[], []]);
  });
});
