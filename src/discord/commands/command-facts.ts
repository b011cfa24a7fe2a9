import type { Readings } from "../../runtime/call.js";
import { guard } from "../../runtime/guard.js";
import type { SentAttribute } from "../../runtime/values/attribute-value.js";
import { toTagValue } from "../../runtime/values/tag-value.js";
import type { Command, CommandSource } from "./command.js";
import { commandContext } from "./command-context.js";
import type { Recorded } from "./recorded.js";
import { shardOf } from "./shard.js";
import { userOf } from "./who-and-where.js";

/** All that is said of a source on the command's scopes; what cannot be read is left out, one by one. */
export function commandFacts(source: CommandSource, command: Command, recorded: Recorded): Readings {
  const of = <T>(what: string, read: () => T): T | undefined => guard("cogscope/discord", `reading ${what}`, read);
  const context = of("the command's context", () => commandContext(source, command, recorded));
  const tags = {
    "command.name": command.name,
    "command.type": command.type,
    guild_id: of("the guild's id", () => source.guildId),
    channel_id: of("the channel's id", () => source.channelId),
    "shard.id": of("the shard", () => shardOf(source.client, source.guildId)),
  };
  return {
    tags: Object.fromEntries(
      Object.entries(tags).flatMap(([key, value]) => {
        const sent = toTagValue(value);
        return sent === undefined ? [] : [[key, sent]];
      }),
    ),
    contexts: context ? [context] : [],
    user: of("the user", () => userOf(source)),
    breadcrumbs: [],
    capture: undefined,
  };
}

/** The attributes of a command's root span, beside its tags. */
export function commandAttributes(
  source: CommandSource,
  { rawCustomIds }: Pick<Recorded, "rawCustomIds">,
): Readonly<Record<string, SentAttribute>> {
  if ("author" in source) return { "discord.message.id": source.id };
  const { id, customId } = source as { readonly id: string; readonly customId?: string };
  return { "discord.interaction.id": id, ...(customId !== undefined && rawCustomIds && { "discord.custom_id": customId }) };
}
