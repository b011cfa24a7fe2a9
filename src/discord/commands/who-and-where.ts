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

/** Where something happened, as both context blocks say it; what is not known is left out. */
export function whereOf(source: CommandSource): Readonly<Record<string, unknown>> {
  const { guildId, channelId } = source;
  const guild = source.guild;
  const channel = source.channel as { readonly name?: string | null; readonly type?: number } | null;
  return known({
    channel_id: channelId,
    guild_id: guildId,
    guild_name: guild?.name,
    guild_member_count: guild?.memberCount,
    channel_name: channel?.name,
    channel_type: channel?.type,
  });
}

export const known = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null));
