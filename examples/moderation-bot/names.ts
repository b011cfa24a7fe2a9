import type { Autocomplete, GuildMessage, SlashCommand } from "./routes.js";

/** `"ban"`, or with group and subcommand `"xp give"`. */
export function commandName({ commandName: name, options }: SlashCommand | Autocomplete): string {
  return [name, options.getSubcommandGroup(false), options.getSubcommand(false)].filter(Boolean).join(" ");
}

/** The cogs write custom ids as `name:argument:argument`. */
export function customIdName({ customId }: { readonly customId: string }): string {
  return customIdParts({ customId })[0] ?? "";
}

export function customIdParts({ customId }: { readonly customId: string }): readonly string[] {
  return customId.split(":");
}

/** The name of the command in `!rank @alice`, or nothing for what people just say. */
export function prefixName({ content }: Pick<GuildMessage, "content">): string | undefined {
  return /^!(\w+)/.exec(content)?.[1];
}
