import type { Interaction, Message } from "discord.js";
import type { Command, CommandSource } from "./command.js";
import { recordedOptions } from "./recorded-options.js";
import { afterPrefix, prefixOf } from "./prefix-command.js";
import type { Recorded } from "./recorded.js";
import { known, whereOf } from "./who-and-where.js";

/** The context block of a source: `command` for a message, `interaction` for the rest; fields as the seed names them. */
export function commandContext(source: CommandSource, command: Command, recorded: Recorded): readonly [string, object] {
  return "author" in source
    ? ["command", { command: command.name, ...messageFields(source, command, recorded), ...whereOf(source) }]
    : ["interaction", { command: command.name, ...interactionFields(source, command, recorded), ...whereOf(source) }];
}

function interactionFields(interaction: Interaction, command: Command, recorded: Recorded): Record<string, unknown> {
  const { id, customId } = interaction as { readonly id: string; readonly customId?: string };
  return known({
    interaction_id: id,
    interaction_type: command.type,
    custom_id: recorded.rawCustomIds ? customId : undefined,
    options: recordedOptions(interaction, command, recorded),
  });
}

function messageFields(message: Message, command: Command, { prefixes, prefixArguments }: Recorded): Record<string, unknown> {
  const prefix = prefixOf(message, prefixes);
  if (prefix === undefined) return { message_id: message.id };
  const [invoked, ...rest] = afterPrefix(message, prefix);
  // What is not the command's own name may be anything that a user has written.
  const isName = invoked?.toLowerCase() === command.name.toLowerCase();
  return {
    message_id: message.id,
    prefix,
    invoked_with: isName || prefixArguments ? invoked : "[Filtered]",
    arguments: prefixArguments ? rest : "[Filtered]",
  };
}
