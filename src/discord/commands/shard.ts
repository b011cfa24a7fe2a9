import type { Client } from "discord.js";

/**
 * The shard that a guild is on (docs.discord.com, Gateway, "Sharding"); what belongs to no guild comes by shard 0. `guild.shardId` of
 * discord.js says the same where the guild is cached.
 */
export function shardOf(client: Client, guildId: string | null | undefined): number {
  const { shardCount } = client.options;
  if (guildId == null || typeof shardCount !== "number" || shardCount < 2) return 0;
  return Number((BigInt(guildId) >> 22n) % BigInt(shardCount));
}
