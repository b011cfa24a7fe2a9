import type { JsonObject } from "./json.js";

const ChannelType = { guildText: 0, dm: 1 } as const;

export function channelPayload(id: string, guildId: string): JsonObject {
  return { id, guild_id: guildId, type: ChannelType.guildText, name: "general", position: 0, permission_overwrites: [] };
}

/** A direct channel between the bot and `recipient`, who is a user's payload. */
export function dmChannelPayload(id: string, recipient: JsonObject): JsonObject {
  return { id, type: ChannelType.dm, flags: 0, last_message_id: null, recipients: [recipient] };
}

/** Somebody's direct channel with the bot has the same id whoever asks, the gateway or REST. */
export function dmChannelOf(userId: string): string {
  return String(BigInt(userId) + 100_000_000_000_000_000n);
}
