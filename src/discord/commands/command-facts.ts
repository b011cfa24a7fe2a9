import type { Readings } from "../../runtime/readings/readings.js";
import { guard } from "../../runtime/guard.js";
import type { SentAttribute } from "../../runtime/values/attribute-value.js";
import { deferContext } from "../../runtime/values/deferred-context.js";
import { toTagValue } from "../../runtime/values/tag-value.js";
import type { Command, CommandSource } from "./command.js";
import { commandContext } from "./command-context.js";
import type { Recorded } from "./recorded.js";
import { shardOf } from "./shard.js";
import { userOf } from "./who-and-where.js";

/** All that is said of a source on the command's scopes; what cannot be read is left out, one by one. A framework may say more in the block. */
export function commandFacts(source: CommandSource, command: Command, recorded: Recorded, more?: object): Readings {
  const context = guard(PLACE, "reading the command's context", () => commandContext(source, command, recorded));
  const tags: Tags = {};
  addTag(tags, "command.name", command.name);
  addTag(tags, "command.type", command.type);
  addTag(
    tags,
    "guild_id",
    guard(PLACE, "reading the guild's id", () => source.guildId),
  );
  addTag(
    tags,
    "channel_id",
    guard(PLACE, "reading the channel's id", () => source.channelId),
  );
  addTag(
    tags,
    "shard.id",
    guard(PLACE, "reading the shard", () => shardOf(source.client, source.guildId)),
  );
  const user = guard(PLACE, "reading the user", () => userOf(source));
  return {
    tags,
    contexts: context && { [context[0]]: deferContext(Object.assign(context[1], more)) },
    user,
    breadcrumbs: [],
    capture: undefined,
  };
}

const PLACE = "cogscope/discord";

type Tags = Record<string, string | number | boolean>;

function addTag(tags: Tags, key: string, value: unknown): void {
  const sent = toTagValue(value);
  if (sent !== undefined) tags[key] = sent;
}

/** The attributes of a command's root span, beside its tags. */
export function commandAttributes(
  source: CommandSource,
  { rawCustomIds }: Pick<Recorded, "rawCustomIds">,
): Readonly<Record<string, SentAttribute>> {
  if ("author" in source) return { "discord.message.id": source.id };
  const { id, customId } = source as { readonly id: string; readonly customId?: string };
  return customId !== undefined && rawCustomIds
    ? { "discord.interaction.id": id, "discord.custom_id": customId }
    : { "discord.interaction.id": id };
}
