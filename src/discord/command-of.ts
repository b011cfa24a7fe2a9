import { guard } from "../runtime/guard.js";
import type { Command, CommandSource } from "./commands/command.js";
import { interactionCommand } from "./commands/interaction-command.js";
import { prefixCommand } from "./commands/prefix-command.js";
import { optionsOf } from "./instrument-client.js";

/**
 * Tells what an interaction or message is as a command: name, type, op and span name, as {@link instrumentClient} would. Nothing
 * for a message that is no prefix command by the options of its client. Never throws.
 *
 * @example
 * const { name } = commandOf(interaction) ?? { name: "unknown" }; // "xp give"
 */
export function commandOf(source: CommandSource): Command | undefined {
  return guard("commandOf()", "reading a command", () => {
    const options = optionsOf(source.client);
    return "author" in source ? prefixCommand(source, options) : interactionCommand(source, options.customId);
  });
}
