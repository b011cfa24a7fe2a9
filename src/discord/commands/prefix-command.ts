import type { Message } from "discord.js";
import { command, type Command } from "./command.js";

/** How a message is read as a command. */
export interface PrefixOptions {
  readonly prefixes: readonly string[];
  readonly prefixCommand: ((message: Message) => string | null | undefined) | undefined;
}

/** Names of commands are short; what is longer was not meant for a bot. */
const NAME = /^[\p{L}\p{N}_-]{1,32}$/u;

/** What a message is as a command; nothing for what people just say, and for what bots, webhooks and Discord itself say. */
export function prefixCommand(message: Message, { prefixes, prefixCommand: read }: PrefixOptions): Command | undefined {
  if (read === undefined && prefixes.length === 0) return undefined;
  if (message.author?.bot === true || message.webhookId != null || message.system) return undefined;
  const name = read === undefined ? firstWord(message, prefixes) : read(message);
  return typeof name === "string" && name !== "" ? command("discord.command", "prefix", name) : undefined;
}

function firstWord(message: Message, prefixes: readonly string[]): string | undefined {
  const prefix = prefixOf(message, prefixes);
  const word = prefix === undefined ? undefined : afterPrefix(message, prefix)[0];
  return word !== undefined && NAME.test(word) ? word.toLowerCase() : undefined;
}

/** The prefix that a message begins with; of `!` and `!!` the longer. */
export function prefixOf({ content }: Message, prefixes: readonly string[]): string | undefined {
  const fitting = prefixes.filter((prefix) => content.startsWith(prefix));
  return fitting.sort((a, b) => b.length - a.length)[0];
}

/** The words behind the prefix: the command as it was invoked, and its arguments. */
export const afterPrefix = ({ content }: Message, prefix: string): readonly string[] => content.slice(prefix.length).trim().split(/\s+/);
