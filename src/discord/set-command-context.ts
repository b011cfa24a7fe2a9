import { writeReadings } from "../runtime/readings/write-readings.js";
import { guard } from "../runtime/guard.js";
import { activeClient } from "../sentry/client.js";
import { writableScopes } from "../telemetry/writable-scopes.js";
import { commandOf } from "./command-of.js";
import { commandFacts } from "./commands/command-facts.js";
import type { CommandSource } from "./commands/command.js";
import { optionsOf } from "./instrument-client.js";

/**
 * Says for the rest of the present entry point which command runs, for whom and where: the user, the context `command` or
 * `interaction`, and the tags `command.name`, `command.type`, `guild_id`, `channel_id`, `shard.id`. For code that a client
 * attached with {@link instrumentClient} does not come through; there it is done already. A message that is no command is left alone.
 *
 * @example
 * startTransaction("discord.command", "command.ban", () => {
 *   setCommandContext(interaction);
 *   return ban(interaction);
 * });
 */
export function setCommandContext(source: CommandSource): void {
  guard("setCommandContext()", "setting the command's context", () => {
    const client = activeClient();
    const command = client && commandOf(source);
    const scope = command && writableScopes("setCommandContext()")?.lasting;
    if (!scope) return;
    writeReadings(commandFacts(source, command, optionsOf(source.client)), client, scope, scope);
  });
}
