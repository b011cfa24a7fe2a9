import { activeClient } from "../sentry/client.js";
import { attach, type ShardingInstrumentation } from "./attached.js";
import { broadcastEval } from "./carried-call.js";
import { carriedBy } from "./carried-headers.js";
import { ConcurrentScripts } from "./concurrent-scripts.js";
import { forward } from "./evaluate.js";
import { refuseUnless, type Emitting } from "./refuse-unless.js";
import { replaceMethod } from "./replace-method.js";
import { ShardCalls } from "./shard-calls.js";
import { noteLife } from "./shard-life.js";

/** What is known of discord.js's `ShardingManager` here. */
export interface ShardingManagerLike extends Emitting {
  readonly shards: { values(): IterableIterator<unknown> };
  broadcastEval(...args: never[]): Promise<unknown>;
  fetchClientValues(...args: never[]): Promise<unknown>;
  respawnAll(...args: never[]): Promise<unknown>;
}

/**
 * Makes a `ShardingManager` of discord.js carry the trace of who calls `broadcastEval` to each shard, with a span of its own in between:
 * `broadcastEval countGuilds`, op `discord.broadcast`. `fetchClientValues` and `respawnAll` get spans; all of them only inside an open
 * one. The life of the shards is noted: each is a breadcrumb of the manager, and a shard that dies by itself is an event, tag `shard.id`.
 *
 * The shards call {@link instrumentShardClientUtil}. What the calls give and throw stays as it is. With a script go Sentry's two trace
 * headers, nothing else. Processes and workers alike.
 *
 * @throws SetupError where what is given is no manager.
 * @example
 * const manager = new ShardingManager("./bot.js", { token });
 * instrumentShardingManager(manager);
 * await manager.spawn();
 */
export function instrumentShardingManager(manager: ShardingManagerLike): ShardingInstrumentation {
  refuseUnless(manager, ["broadcastEval", "fetchClientValues", "respawnAll", "on"], "instrumentShardingManager", "a ShardingManager");
  return attach(manager, () => {
    const calls = new ShardCalls();
    const running = new ConcurrentScripts();
    return [
      () => (calls.isOn = false),
      () => running.forget(),
      replaceMethod(manager, "broadcastEval", (original) => broadcastEval(calls, running, original)),
      replaceMethod(manager, "fetchClientValues", calls.named("fetchClientValues")),
      replaceMethod(manager, "respawnAll", calls.named("respawnAll")),
      forwardFromShards(manager, calls, running),
      noteLife(manager, { created: "shardCreate", tag: "shard.id", called: "Shard", died: () => running.forget() }),
    ];
  });
}

/**
 * What a shard asks of all the others passes the manager by a method that no one else calls (discord.js 14.28, Shard.js): there it gets
 * the manager's span. In a discord.js without it the trace goes from shard to shards past the manager.
 */
function forwardFromShards(manager: object, calls: ShardCalls, running: ConcurrentScripts): () => void {
  return replaceMethod(manager, "_performOnShards", (original) => (method, args, ...rest) => {
    const script: unknown = method === "eval" && Array.isArray(args) ? args[0] : undefined;
    const isOurs = calls.isCalling || activeClient() === undefined;
    const { headers, script: text } = typeof script === "string" && !isOurs ? carriedBy(script) : { headers: undefined, script: "" };
    if (headers === undefined) return original(method, args, ...rest);
    const perform = (comment: string): unknown => original(method, [comment + text], ...rest);
    return forward(headers, text, () => running.during(text, calls.comment(), perform));
  });
}
