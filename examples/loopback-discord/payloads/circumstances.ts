import { channelPayload, dmChannelOf, dmChannelPayload } from "../channels.js";
import { channelOf } from "../guilds.js";
import type { JsonObject } from "../json.js";
import { memberPayload, userPayload, type LoopbackUser } from "../users.js";
import { GUILD_ID } from "../world.js";

/** Where and when somebody does something: by default now, in the first guild. */
export interface Circumstances {
  /** Another guild, such as `SECOND_GUILD_ID`. One that the bot has never heard of works too. */
  readonly guildId?: string;
  /** Default: the guild's one channel, or the user's direct one. */
  readonly channelId?: string;
  /** Directly to the bot: there is no guild then, and a user instead of a member. */
  readonly dm?: boolean;
  /** How long ago, in milliseconds. The id says so. Default: 0. */
  readonly ageMs?: number;
  /** Goes into the message that a component sits on or a form was opened from: `id`, `interaction_metadata`, … */
  readonly message?: JsonObject;
}

/** Guild and channel: `guildId` is undefined in a direct message. */
export function placeOf(user: LoopbackUser, { guildId = GUILD_ID, channelId, dm }: Circumstances) {
  return dm
    ? { guildId: undefined, channelId: channelId ?? dmChannelOf(user.id) }
    : { guildId, channelId: channelId ?? channelOf(guildId) };
}

/** The part of an interaction that says where it was and who it was there. */
export function interactionPlace(user: LoopbackUser, circumstances: Circumstances): JsonObject {
  const { guildId, channelId } = placeOf(user, circumstances);
  const who = userPayload(user);
  if (guildId === undefined) {
    const channel = dmChannelPayload(channelId, who);
    return { channel_id: channelId, channel, user: who, authorizing_integration_owners: { 0: "0" }, context: 1 };
  }
  return {
    guild_id: guildId,
    guild: { id: guildId, features: [], locale: "en-US" },
    guild_locale: "en-US",
    channel_id: channelId,
    channel: { ...channelPayload(channelId, guildId), permissions: "0" },
    member: { ...memberPayload(), user: who },
    authorizing_integration_owners: { 0: guildId },
    context: 0,
  };
}
