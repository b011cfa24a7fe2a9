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
