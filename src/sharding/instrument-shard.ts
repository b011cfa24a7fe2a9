import { hint } from "../runtime/diagnostics.js";
import { attach, NOTHING, type ShardingInstrumentation } from "./attached.js";
import { broadcastEval } from "./carried-call.js";
import { ConcurrentScripts } from "./concurrent-scripts.js";
import { evaluate } from "./evaluate.js";
import { refuseUnless } from "./refuse-unless.js";
import { replaceMethod } from "./replace-method.js";
import { ShardCalls } from "./shard-calls.js";

/** What is known of discord.js's `ShardClientUtil` here. */
export interface ShardClientUtilLike {
  readonly client: object;
  readonly ids?: readonly number[] | number | string | undefined;
  broadcastEval(...args: never[]): Promise<unknown>;
  fetchClientValues(...args: never[]): Promise<unknown>;
  respawnAll(...args: never[]): Promise<unknown>;
}

/**
 * Lets a shard go on with the trace of who asked it to evaluate something, in the manager or in another shard: scopes of its own, a span
 * `evaluate countGuilds` of op `discord.evaluate`, tag `shard.id`. What the function throws is captured here, where its stack is; the
 * caller gets what discord.js makes of it, as ever. The shard's own `broadcastEval`, `fetchClientValues` and `respawnAll` are as the
 * manager's with {@link instrumentShardingManager}.
 *
 * A bot that is not sharded has no `client.shard`: then nothing is done. discord.js sends no more than a name for `fetchClientValues`, so
 * a shard that is asked by it has no span.
 *
 * @throws SetupError where what is given is no `ShardClientUtil`, nor `null`.
 * @example
 * const client = new Client({ intents: [GatewayIntentBits.Guilds] });
 * instrumentShardClientUtil(client.shard);
 */
export function instrumentShardClientUtil(shard: ShardClientUtilLike | null | undefined): ShardingInstrumentation {
  if (shard == null) return NOTHING;
  refuseUnless(shard, ["broadcastEval", "fetchClientValues", "respawnAll"], "instrumentShardClientUtil", "client.shard, a ShardClientUtil");
  return attach(shard, () => {
    const calls = new ShardCalls();
    const running = new ConcurrentScripts();
    const client = shard.client as { _eval: (script: string) => unknown };
    // The one method by which discord.js evaluates (14.28, ShardClientUtil.js); without it the others' traces end before this shard.
    if (typeof client._eval !== "function")
      hint("instrumentShardClientUtil()", "this discord.js evaluates in a way that is not known here");
    return [
      () => (calls.isOn = false),
      () => running.forget(),
      replaceMethod(shard, "broadcastEval", (original) => broadcastEval(calls, running, original)),
      replaceMethod(shard, "fetchClientValues", calls.named("fetchClientValues")),
      replaceMethod(shard, "respawnAll", calls.named("respawnAll")),
      replaceMethod(
        client,
        "_eval",
        (original) => (script) =>
          evaluate(
            script,
            () => idsOf(shard),
            () => original(script),
          ),
      ),
    ];
  });
}

/** A process that holds several shards has none of its own. */
function idsOf({ ids }: ShardClientUtilLike): Readonly<Record<string, number>> {
  const [id, ...others] = [ids].flat();
  return id === undefined || others.length > 0 || Number.isNaN(Number(id)) ? {} : { "shard.id": Number(id) };
}
