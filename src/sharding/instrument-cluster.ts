import { hint } from "../runtime/diagnostics.js";
import { attach, NOTHING, type ShardingInstrumentation } from "./attached.js";
import { broadcastEval } from "./carried-call.js";
import { evaluate } from "./evaluate.js";
import { refuseUnless } from "./refuse-unless.js";
import { replaceMethod } from "./replace-method.js";
import { ShardCalls } from "./shard-calls.js";

/** What is known of discord-hybrid-sharding's `ClusterClient` here. */
export interface ClusterClientLike {
  readonly id: number;
  broadcastEval(...args: never[]): Promise<unknown>;
  fetchClientValues(...args: never[]): Promise<unknown>;
  evalOnManager(...args: never[]): Promise<unknown>;
  respawnAll(...args: never[]): unknown;
}

/**
 * The same as {@link instrumentShardClientUtil} for the `ClusterClient` of discord-hybrid-sharding 3, tag `cluster.id`. There
 * `fetchClientValues` is a script like any other, so that the clusters have spans of it, and `evalOnManager` is a span, too.
 *
 * @throws SetupError where what is given is no `ClusterClient`, nor `null`.
 * @example
 * client.cluster = new ClusterClient(client);
 * instrumentClusterClient(client.cluster);
 */
export function instrumentClusterClient(cluster: ClusterClientLike | null | undefined): ShardingInstrumentation {
  if (cluster == null) return NOTHING;
  refuseUnless(cluster, ["broadcastEval", "fetchClientValues", "evalOnManager"], "instrumentClusterClient", "a ClusterClient");
  return attach(cluster, () => {
    const calls = new ShardCalls();
    const evaluating = cluster as unknown as { _eval: (script: string) => unknown };
    // The one method by which a cluster evaluates (discord-hybrid-sharding 3.0, ClusterClient.js).
    if (typeof evaluating._eval !== "function") hint("instrumentClusterClient()", "this version evaluates in a way that is not known here");
    return [
      () => (calls.isOn = false),
      replaceMethod(cluster, "broadcastEval", (original) => broadcastEval(calls, undefined, original)),
      replaceMethod(cluster, "fetchClientValues", calls.named("fetchClientValues")),
      replaceMethod(cluster, "evalOnManager", calls.named("evalOnManager")),
      replaceMethod(cluster, "respawnAll", calls.named("respawnAll")),
      replaceMethod(
        evaluating,
        "_eval",
        (original) => (script) =>
          evaluate(
            script,
            () => ({ "cluster.id": Number(cluster.id) }),
            () => original(script),
          ),
      ),
    ];
  });
}
