import type { User } from "../../sentry/sdk.js";
import { recordedUser } from "../../runtime/values/recorded-user.js";
import { toUser } from "../../runtime/values/user-fields.js";
import type { CommandSource } from "./command.js";

/** The user of a source: the member where the guild is cached, otherwise the user and the guild's id. Nothing for background work. */
export function userOf(source: CommandSource): User | undefined {
  const { guildId, member } = source;
  const user = "author" in source ? source.author : source.user;
  // Of a guild that is not cached the interaction holds the API's own object, which knows less than the user.
  const isCached = member !== null && "guild" in member;
  const fields = toUser(isCached ? member : user);
  return fields && !isCached && guildId != null ? recordedUser({ ...fields, guild_id: guildId }) : fields;
}

/** Adds where something happened, as both context blocks say it; what is not known is left out. */
export function addWhere(block: Record<string, unknown>, source: CommandSource): void {
  const { guildId, channelId } = source;
  const guild = source.guild;
  const channel = source.channel as { readonly name?: string | null; readonly type?: number } | null;
  if (channelId != null) block["channel_id"] = channelId;
  if (guildId != null) block["guild_id"] = guildId;
  if (guild?.name != null) block["guild_name"] = guild.name;
  if (guild?.memberCount != null) block["guild_member_count"] = guild.memberCount;
  if (channel?.name != null) block["channel_name"] = channel.name;
  if (channel?.type != null) block["channel_type"] = channel.type;
}
