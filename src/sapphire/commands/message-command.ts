import type { Message } from "discord.js";
import { commandFacts } from "../../discord/commands/command-facts.js";
import { command as commandNamed, type Command } from "../../discord/commands/command.js";
import type { Recorded } from "../../discord/commands/recorded.js";

/** What sapphire has made of a message that is a command (@sapphire/framework 5.5, CorePrefixedMessage). */
export interface MessageCommandPayload {
  readonly message: Message;
  readonly command: { readonly name: string };
  readonly parameters: string;
  readonly context: { readonly commandName: string; readonly prefix: string | RegExp };
}

/** A message command by its own name, whatever alias the user has called it by. */
export const messageCommand = ({ command }: MessageCommandPayload): Command => commandNamed("discord.command", "prefix", command.name);

/**
 * What is said of it. `commandName` found the command in its store: it is a name or an alias there, and no word of the user's. Of a
 * prefix that is an expression the expression is recorded, not what was written.
 */
export function messageFacts(payload: MessageCommandPayload, command: Command, recorded: Recorded): ReturnType<typeof commandFacts> {
  const { message, parameters, context } = payload;
  return commandFacts(
    message,
    command,
    { ...recorded, prefixes: [] },
    {
      prefix: String(context.prefix),
      invoked_with: context.commandName.toLowerCase(),
      arguments: recorded.prefixArguments ? parameters.split(/\s+/).filter(Boolean) : "[Filtered]",
    },
  );
}
