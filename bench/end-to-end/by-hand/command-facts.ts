import type { User } from "@sentry/node";
import { commandName } from "../../../examples/moderation-bot/names.js";
import type { SlashCommand } from "../../../examples/moderation-bot/routes.js";

/** What every event, span, log and metric of a command is found by. */
export function commandTags(interaction: SlashCommand): Record<string, string | number> {
  return {
    "command.name": commandName(interaction),
    "command.type": "slash",
    guild_id: interaction.guildId,
    channel_id: interaction.channelId,
    "shard.id": interaction.guild.shardId,
  };
}

/** Who gave it. */
export function commandUser({ member }: SlashCommand): User {
  const { user, guild } = member;
  return {
    id: user.id,
    username: user.username,
    display_name: member.displayName,
    bot: user.bot,
    system: user.system,
    guild_id: guild.id,
    guild_name: guild.name,
    guild_member_count: guild.memberCount,
    guild_permissions: String(member.permissions.bitfield),
    top_role: member.roles.highest.name,
    ...(member.joinedAt && { joined_at: member.joinedAt.toISOString() }),
  };
}

/** What was asked and where; nothing that a user has written. */
export function commandContext(interaction: SlashCommand): Record<string, unknown> {
  const given = interaction.options.data.flatMap((option) => option.options ?? [option]);
  return {
    command: commandName(interaction),
    interaction_id: interaction.id,
    interaction_type: "slash",
    ...(given.length > 0 && { options: Object.fromEntries(given.map(({ name }) => [name, "[Filtered]"])) }),
    channel_id: interaction.channelId,
    guild_id: interaction.guildId,
    guild_name: interaction.guild.name,
    guild_member_count: interaction.guild.memberCount,
    channel_name: interaction.channel?.name,
    channel_type: interaction.channel?.type,
  };
}
