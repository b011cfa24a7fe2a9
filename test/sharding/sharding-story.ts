import { LoopbackDiscord } from "../../examples/loopback-discord/loopback-discord.js";
import { startReceiver, type ReceivedItem, type ReceivedSpan, type Receiver } from "../../src/view/index.js";
import type { ShardingSettings } from "../fixtures/sharding/settings.js";
import { ChildBot } from "../support/child-bot.js";

export type Kind = Pick<ShardingSettings, "kind" | "mode">;

/** discord.js's own sharding and discord-hybrid-sharding, in processes and in workers. */
export const KINDS: readonly (readonly [string, Kind])[] = [
  ["ShardingManager, processes", { kind: "discord.js", mode: "process" }],
  ["ShardingManager, workers", { kind: "discord.js", mode: "worker" }],
  ["ClusterManager, processes", { kind: "hybrid", mode: "process" }],
  ["ClusterManager, workers", { kind: "hybrid", mode: "worker" }],
];

/** A manager and its two shards, each process against the same loopback Discord and the same receiver. */
export class ShardingStory {
  readonly discord: LoopbackDiscord;
  readonly receiver: Receiver;
  readonly manager: ChildBot;
  /** All that arrived, as it was sent. */
  readonly items: ReceivedItem[] = [];

  static async start(kind: Kind, instrumented: boolean): Promise<ShardingStory> {
    const [discord, receiver] = await Promise.all([LoopbackDiscord.start({ shards: 2 }), startReceiver({ port: 0 })]);
    return new ShardingStory(discord, receiver, { ...kind, instrumented });
  }

  private constructor(discord: LoopbackDiscord, receiver: Receiver, kind: Kind & { readonly instrumented: boolean }) {
    this.discord = discord;
    this.receiver = receiver;
    receiver.subscribe((item) => void this.items.push(item));
    const api = discord.clientOptions.rest?.api;
    this.manager = new ChildBot("sharding/manager.ts", { ...kind, api, token: discord.token, dsn: receiver.dsn });
  }

  /** What each of the manager's calls gave; all that they sent has arrived then. */
  async outcomes(): Promise<Record<string, unknown>> {
    const outcomes = JSON.parse(await this.manager.said("OUTCOMES")) as Record<string, unknown>;
    await this.manager.said("SENT");
    return outcomes;
  }

  /** The trace that a root of that name began, parents before their children: `[depth, op, name, shard]`. */
  trace(root: string): (readonly [number, string | undefined, string, unknown])[] {
    const { spans } = this.receiver.received;
    const first = spans.find(({ name, parentSpanId }) => name === root && parentSpanId === undefined);
    const walk = (span: ReceivedSpan, depth: number): (readonly [number, string | undefined, string, unknown])[] => {
      const whose = span.attributes["shard.id"] ?? span.attributes["cluster.id"];
      const below = spans.filter(({ parentSpanId, traceId }) => parentSpanId === span.spanId && traceId === span.traceId);
      const lines = below.map((one) => walk(one, depth + 1)).sort((a, b) => String(a[0]?.[3]).localeCompare(String(b[0]?.[3])));
      return [[depth, span.op, span.name, depth === 0 ? undefined : whose] as const, ...lines.flat()];
    };
    return first === undefined ? [] : walk(first, 0);
  }

  async end(): Promise<void> {
    this.manager.kill("SIGTERM");
    await this.manager.ended;
    await this.discord.close();
    await this.receiver.close();
  }
}
