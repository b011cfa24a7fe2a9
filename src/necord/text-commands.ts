import type { Message } from "discord.js";
import type { NecordModuleOptions, TextCommandsService } from "necord";
import type { DiscordOptions } from "../discord/options.js";

/**
 * Reads necord's text commands as it does itself (necord 6.14, text-commands.module.js): in lower case, `!` for want of a prefix,
 * an alias standing for its command. Only what it knows is a command. A `prefix` that is a function may take its time, and is the
 * bot's own code: it is not asked, and no message is a command then.
 */
export function textCommands(
  { prefix: given, allowTextCommandsWithoutPrefix }: Pick<NecordModuleOptions, "prefix" | "allowTextCommandsWithoutPrefix">,
  known: Pick<TextCommandsService, "get">,
): Pick<DiscordOptions, "prefixes" | "prefixCommand"> {
  if (typeof given === "function") return {};
  const prefix = given ?? "!";
  return {
    prefixes: prefix === "" ? [] : [prefix],
    prefixCommand: (message) => {
      const said = behind(prefix, message) ?? (allowTextCommandsWithoutPrefix === true ? message.content.toLowerCase() : undefined);
      const word = said?.trim().split(/ +/)[0];
      return word === undefined ? undefined : known.get(word)?.getName();
    },
  };
}

/** What is said behind a prefix. */
function behind(prefix: string, { content }: Message): string | undefined {
  const said = content.toLowerCase();
  return prefix !== "" && said.startsWith(prefix) ? said.slice(prefix.length) : undefined;
}
