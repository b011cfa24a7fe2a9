import { activeClient } from "../sentry/client.js";
import { attach, type ShardingInstrumentation } from "./attached.js";
import { broadcastEval, callCarrying } from "./carried-call.js";
import { carriedBy } from "./carried-headers.js";
import { evaluate, forward } from "./evaluate.js";
import { refuseUnless, type Emitting } from "./refuse-unless.js";
import { replaceMethod, type Bare } from "./replace-method.js";
import { ShardCalls } from "./shard-calls.js";
import { noteLife } from "./shard-life.js";

/** What is known of discord-hybrid-sharding's `ClusterManager` here. */
export interface ClusterManagerLike extends Emitting {
  readonly clusters: { values(): IterableIterator<unknown> };
  broadcastEval(...args: never[]): Promise<unknown> | undefined;
  fetchClientValues(...args: never[]): Promise<unknown> | undefined;
  evalOnManager(...args: never[]): Promise<unknown>;
  respawnAll(...args: never[]): Promise<unknown>;
}

/**
 * The same as {@link instrumentShardingManager} for the `ClusterManager` of discord-hybrid-sharding 3, tag `cluster.id`; the clusters call
 * {@link instrumentClusterClient}. What they have the manager evaluate (`evalOnManager`) goes on with their trace here; what
 * that throws is given to the cluster, and is an event there.
 *
 * @throws SetupError where what is given is no manager.
 * @example
 * const manager = new ClusterManager("./bot.js", { totalShards: 8, shardsPerClusters: 4, mode: "worker" });
 * instrumentClusterManager(manager);
 * await manager.spawn();
 */
export function instrumentClusterManager(manager: ClusterManagerLike): ShardingInstrumentation {
  refuseUnless(manager, ["broadcastEval", "evalOnManager", "respawnAll", "on"], "instrumentClusterManager", "a ClusterManager");
  return attach(manager, () => {
    const calls = new ShardCalls();
    return [
      () => (calls.isOn = false),
      replaceMethod(manager, "broadcastEval", (original) => forwarding(calls, original)),
      replaceMethod(manager, "fetchClientValues", calls.named("fetchClientValues")),
      replaceMethod(manager, "respawnAll", calls.named("respawnAll")),
      replaceMethod(
        manager,
        "evalOnManager",
        (original) => (script) =>
          evaluate(
            script,
            () => ({}),
            () => original(script),
          ),
      ),
      noteLife(manager, { created: "clusterCreate", tag: "cluster.id", called: "Cluster" }),
    ];
  });
}

/** What a cluster asks of all the others comes here as its text, with its trace. */
function forwarding(calls: ShardCalls, original: Bare): Bare {
  const own = broadcastEval(calls, undefined, original);
  return (...args) => {
    const [script] = args;
    const isOurs = typeof script !== "string" || calls.isCalling || activeClient() === undefined;
    const { headers, script: source } = isOurs ? { headers: undefined, script: "" } : carriedBy(script);
    return headers === undefined ? own(...args) : forward(headers, source, () => callCarrying(calls, undefined, original, args));
  };
}
