import type { JsonObject } from "./json.js";

/** The one application, guild and channel there are. Fixed ids make recorded requests comparable between runs. */
export const APPLICATION_ID = "100000000000000001";
export const GUILD_ID = "200000000000000001";
export const CHANNEL_ID = "300000000000000001";
export const GUILD_JOINED_AT = "2024-02-29T12:00:00.000000+00:00";

/** Shaped like a real bot token and put together here, so that secret scanners do not find one in the source. */
export const BOT_TOKEN = [Buffer.from(APPLICATION_ID).toString("base64url"), "Loopbk", "0".repeat(27)].join(".");

export const BOT_USER: JsonObject = {
  id: APPLICATION_ID,
  username: "loopback-bot",
  global_name: null,
  discriminator: "0001",
  avatar: null,
  bot: true,
};

export const CHANNEL: JsonObject = {
  id: CHANNEL_ID,
  guild_id: GUILD_ID,
  type: 0,
  name: "general",
  position: 0,
  permission_overwrites: [],
};

const EVERYONE: JsonObject = {
  id: GUILD_ID,
  name: "@everyone",
  color: 0,
  hoist: false,
  position: 0,
  permissions: "2248473465835073",
  managed: false,
  mentionable: false,
  flags: 0,
};

/** The guild as GUILD_CREATE carries it: discord.js insists on the roles (with @everyone) and on every list. */
export function guildPayload(): JsonObject {
  return {
    id: GUILD_ID,
    name: "Loopback",
    icon: null,
    owner_id: "400000000000000001",
    joined_at: GUILD_JOINED_AT,
    member_count: 64,
    preferred_locale: "en-US",
    unavailable: false,
    large: false,
    features: [],
    roles: [EVERYONE],
    channels: [CHANNEL],
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
