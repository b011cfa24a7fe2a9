import * as Sentry from "@sentry/node";
import { ClusterManager } from "discord-hybrid-sharding";
import { Client, ShardingManager } from "discord.js";
import {
  instrumentClusterClient,
  instrumentClusterManager,
  instrumentShardClientUtil,
  instrumentShardingManager,
  SetupError,
} from "../../src/sharding/index.js";
import { carriedBy } from "../../src/sharding/carried-headers.js";
import { ConcurrentScripts } from "../../src/sharding/concurrent-scripts.js";
import { startTransaction } from "../../src/index.js";
import { caught } from "../support/caught.js";
import { record, sent } from "../support/recording.js";

const FILE = __filename;

const MANAGERS = [
  ["ShardingManager", () => new ShardingManager(FILE, { totalShards: 1, token: "none" }), instrumentShardingManager],
  ["ClusterManager", () => new ClusterManager(FILE, { totalShards: 1, token: "none" }), instrumentClusterManager],
] as const;

afterEach(() => {
  for (const name of ["SHARDING_MANAGER", "SHARDING_MANAGER_MODE", "DISCORD_TOKEN"]) delete process.env[name];
});

/** All that an object shows of itself, with what hears it. */
const look = (one: any): unknown => [
  Object.getOwnPropertyNames(one),
  one.eventNames().map((event: string | symbol) => [event, one.listenerCount(event)]),
  one.broadcastEval,
  one.respawnAll,
];

describe.each<readonly [string, () => any, (manager: any) => { detach(): void }]>(MANAGERS)("A %s", (_name, make, instrument) => {
  it("is as it was when it is detached, however often that is said", () => {
    const manager = make();
    const before = look(manager);
    const handle = instrument(manager);
    expect(look(manager)).not.toEqual(before);
    handle.detach();
    handle.detach();
    expect(look(manager)).toEqual(before);
  });

  it("is instrumented once: a second time takes the place of the first", () => {
    const manager = make();
    const before = look(manager);
    const first = instrument(manager);
    const once = (look(manager) as unknown[])[1];
    const second = instrument(manager);
    expect((look(manager) as unknown[])[1]).toEqual(once);
    first.detach();
    expect((look(manager) as unknown[])[1]).toEqual(once);
    second.detach();
    expect(look(manager)).toEqual(before);
  });

  it("has a span of each call inside an open one, and none outside", async () => {
    const sentry = record();
    const manager = make();
    const handle = instrument(manager);
    await startTransaction("task.run", "restart", () => manager.respawnAll());
    await manager.respawnAll();
    await sent();
    handle.detach();
    await startTransaction("task.run", "restart bare", () => manager.respawnAll());
    await sent();
    await Sentry.close(1000);
    expect(sentry.spans.map(({ op, name }) => [op, name]).sort()).toEqual([
      ["discord.broadcast", "respawnAll"],
      ["task.run", "restart"],
      ["task.run", "restart bare"],
    ]);
  });

  it("keeps what somebody has put above", () => {
    const manager = make();
    const handle = instrument(manager);
    const ours = manager.broadcastEval;
    const theirs = (...args: unknown[]): unknown => ours.apply(manager, args);
    manager.broadcastEval = theirs;
    handle.detach();
    expect(manager.broadcastEval).toBe(theirs);
  });

  it("hears its errors beside its listeners: one that nobody listens for still throws", () => {
    const manager = make();
    instrument(manager);
    expect(() => manager.emit("error", new Error("unheard"))).toThrow("unheard");
  });
});

describe("Of a script that is called while it runs", () => {
  const forever = (): Promise<never> => new Promise<never>(() => undefined);

  it("the trace is the first call's, until a shard dies: then nothing comes of that any more", () => {
    record();
    const manager: any = new ShardingManager(FILE, { totalShards: 1, token: "none" });
    const scripts: string[] = [];
    manager._performOnShards = (_method: string, [script]: [string]) => (scripts.push(script), forever());
    const handle = instrumentShardingManager(manager);
    const shard = manager.createShard(0);
    const count = (): number => 1;
    const call = (name: string): void => startTransaction("task.run", name, () => void manager.broadcastEval(count));
    call("first");
    call("second");
    shard.emit("death", {});
    call("third");
    handle.detach();
    const [first, second, third] = scripts.map((script) => carriedBy(script).headers?.["sentry-trace"]);
    expect(first).toMatch(/^[0-9a-f]{32}-/);
    expect(second).toBe(first);
    expect(third).toMatch(/^[0-9a-f]{32}-/);
    expect(third).not.toBe(first);
  });

  it("the trace is its own after 60 s", () => {
    let time = 0;
    const running = new ConcurrentScripts(() => time);
    const carried: string[] = [];
    const call = (comment: string): unknown => running.during("script", comment, (one) => (carried.push(one), forever()));
    call("first");
    time = 59_999;
    call("second");
    time = 60_000;
    call("third");
    expect(carried).toEqual(["first", "first", "third"]);
  });

  it("the end of a call that was forgotten is not the end of the one that runs now", async () => {
    const running = new ConcurrentScripts();
    let end = (): void => undefined;
    const first = running.during("script", "first", () => new Promise<void>((resolve) => (end = resolve)));
    running.forget();
    const carried: string[] = [];
    const call = (comment: string): unknown => running.during("script", comment, (one) => (carried.push(one), forever()));
    call("second");
    end();
    await first;
    call("third");
    expect(carried).toEqual(["second", "second"]);
  });
});

it("What is no manager and no shard is refused, with what to give", async () => {
  const messages = [instrumentShardingManager, instrumentClusterManager, instrumentShardClientUtil, instrumentClusterClient].map(
    (instrument) => {
      const error = (() => {
        try {
          instrument({} as never);
          return undefined;
        } catch (thrown) {
          return thrown;
        }
      })();
      expect(error).toBeInstanceOf(SetupError);
      return (error as Error).message;
    },
  );
  expect(messages[0]).toBe(
    "Cannot use what instrumentShardingManager() was given: it takes a ShardingManager. Give what new ShardingManager(…) made.",
  );
  expect(new Set(messages).size).toBe(4);
  expect(await caught(() => instrumentShardingManager(null as never))).toBeDefined();
});

it("A bot that is not sharded has nothing to instrument", () => {
  const client = new Client({ intents: [] });
  const before = Object.getOwnPropertyNames(client);
  instrumentShardClientUtil(client.shard).detach();
  instrumentClusterClient(undefined).detach();
  expect(Object.getOwnPropertyNames(client)).toEqual(before);
});
