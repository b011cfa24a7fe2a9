import type { JsonObject } from "./json.js";

/** The one application and the two guilds there are. Fixed ids make recorded requests comparable between runs. */
export const APPLICATION_ID = "100000000000000001";
/** On shard 0 of 2. */
export const GUILD_ID = "200000000000000001";
export const CHANNEL_ID = "300000000000000001";
/** On shard 1 of 2: what decides is `(id >> 22) % shards`, and 4194304 is 1 << 22. */
export const SECOND_GUILD_ID = "200000000004194305";
export const SECOND_CHANNEL_ID = "300000000000000002";
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
