import type { Interaction } from "discord.js";
import type { Command } from "./command.js";
import type { Recorded } from "./recorded.js";

/** An option of a slash command as discord.js keeps it; a subcommand's are nested (discord.js 14.28, CommandInteractionOptionResolver). */
interface Option {
  readonly name: string;
  readonly value?: unknown;
  readonly options?: readonly Option[];
}

/** The names of the options that were given; values only of those that are allowed, `[Filtered]` for the others. */
export function recordedOptions(
  interaction: Interaction,
  command: Command,
  { optionValues }: Recorded,
): Record<string, unknown> | undefined {
  // Those of a context menu are its target, which nobody has written.
  if (command.type !== "slash" && command.type !== "autocomplete") return undefined;
  const { options } = interaction as { readonly options?: { readonly data?: readonly Option[] } };
  const given = flat(options?.data ?? []);
  if (given.length === 0) return undefined;
  const isAllowed = (name: string): boolean =>
    optionValues.size > 0 && (optionValues.has(name) || optionValues.has(`${command.name}.${name}`));
  const values: Record<string, unknown> = {};
  for (const { name, value } of given) values[name] = isAllowed(name) ? value : "[Filtered]";
  return values;
}

function flat(options: readonly Option[], into: Option[] = []): readonly Option[] {
  for (const option of options) {
    if (option.options !== undefined) flat(option.options, into);
    else if (option.value !== undefined) into.push(option);
  }
  return into;
}
