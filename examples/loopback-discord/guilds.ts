import { channelPayload } from "./channels.js";
import type { JsonObject } from "./json.js";
import { CHANNEL_ID, GUILD_ID, GUILD_JOINED_AT, SECOND_CHANNEL_ID, SECOND_GUILD_ID } from "./world.js";

const CHANNELS: Readonly<Record<string, string>> = { [GUILD_ID]: CHANNEL_ID, [SECOND_GUILD_ID]: SECOND_CHANNEL_ID };

export const GUILD_IDS: readonly string[] = Object.keys(CHANNELS);

/** The guild's one channel. In a guild that nobody knows it has the guild's id, as the first channel had in Discord's early years. */
export function channelOf(guildId: string): string {
  return CHANNELS[guildId] ?? guildId;
}

export function shardOf(guildId: string, shards: number): number {
  return Number((BigInt(guildId) >> 22n) % BigInt(shards));
}

export function rolePayload(id: string, name: string): JsonObject {
  return {
    id,
    name,
    color: 0,
    hoist: false,
    position: 0,
    permissions: "2248473465835073",
    managed: false,
    mentionable: false,
    flags: 0,
  };
}

/** The guild as GUILD_CREATE carries it: discord.js insists on the roles (with @everyone) and on every list. */
export function guildPayload(id: string): JsonObject {
  return {
    id,
    name: id === GUILD_ID ? "Loopback" : "Second loopback",
    icon: null,
    owner_id: "400000000000000001",
    joined_at: GUILD_JOINED_AT,
    member_count: 64,
    preferred_locale: "en-US",
    unavailable: false,
    large: false,
    features: [],
    roles: [rolePayload(id, "@everyone")],
    channels: [channelPayload(channelOf(id), id)],
    members: [],
    emojis: [],
    stickers: [],
    threads: [],
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    system_channel_flags: 0,
  };
}
