import type { Interaction, Message } from "discord.js";
import type { Command, CommandSource } from "./command.js";
import { recordedOptions } from "./recorded-options.js";
import { afterPrefix, prefixOf } from "./prefix-command.js";
import type { Recorded } from "./recorded.js";
import { addWhere } from "./who-and-where.js";

/** The context block of a source: `command` for a message, `interaction` for the rest; fields as the seed names them. */
export function commandContext(source: CommandSource, command: Command, recorded: Recorded): readonly [string, object] {
  // Field by field, here and below: to spread objects into one another takes many times as long (Node 20).
  const block: Record<string, unknown> = { command: command.name };
  const isMessage = "author" in source;
  if (isMessage) addMessage(block, source, command, recorded);
  else addInteraction(block, source, command, recorded);
  addWhere(block, source);
  return [isMessage ? "command" : "interaction", block];
}

function addInteraction(block: Record<string, unknown>, interaction: Interaction, command: Command, recorded: Recorded): void {
  const { id, customId } = interaction as { readonly id: string; readonly customId?: string };
  if (id != null) block["interaction_id"] = id;
  block["interaction_type"] = command.type;
  if (customId != null && recorded.rawCustomIds) block["custom_id"] = customId;
  const options = recordedOptions(interaction, command, recorded);
  if (options !== undefined) block["options"] = options;
}

function addMessage(block: Record<string, unknown>, message: Message, command: Command, { prefixes, prefixArguments }: Recorded): void {
  block["message_id"] = message.id;
  const prefix = prefixOf(message, prefixes);
  if (prefix === undefined) return;
  const [invoked, ...rest] = afterPrefix(message, prefix);
  // What is not the command's own name may be anything that a user has written.
  const isName = invoked?.toLowerCase() === command.name.toLowerCase();
  block["prefix"] = prefix;
  block["invoked_with"] = isName || prefixArguments ? invoked : "[Filtered]";
  block["arguments"] = prefixArguments ? rest : "[Filtered]";
}
