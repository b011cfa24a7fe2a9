import type { Message } from "discord.js";
import type { Client, IPrefix } from "discordx";

/** A message with discordx's prefixes: the client's own, unless they have to be asked for, and those of single commands. */
export const prefixesOf = (client: Client): readonly string[] => [
  ...(typeof client.prefix === "function" ? [] : texts(client.prefix)),
  ...client.simpleCommandMappedPrefix,
];

const texts = (prefix: IPrefix): readonly string[] => [prefix].flat();

/**
 * Reads a message as discordx does, but at once (11.13.3, SimpleCommandManager.parseCommand): the declared name of the command,
 * whatever alias it was called by; nothing where no command has that name. `caseSensitive` is the bot's own call and not known here.
 */
export function simpleCommandName(client: Client, { content, guildId }: Message): string | undefined {
  const prefix = prefixesOf(client).find((one) => content.startsWith(one));
  if (prefix === undefined) return undefined;
  const said = `${content.slice(prefix.length).trim().toLowerCase()} `;
  const command = client.simpleCommandsByName.find(({ name }) => said.startsWith(`${name.toLowerCase()} `))?.command;
  const isFor = command?.isBotAllowed(client.botId) === true && (command.directMessage || guildId !== null);
  return isFor ? command.name : undefined;
}
