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
  const isAllowed = (name: string): boolean => optionValues.has(name) || optionValues.has(`${command.name}.${name}`);
  return Object.fromEntries(given.map(({ name, value }) => [name, isAllowed(name) ? value : "[Filtered]"]));
}

const flat = (options: readonly Option[]): readonly Option[] =>
  options.flatMap((option) => (option.options === undefined ? (option.value === undefined ? [] : [option]) : flat(option.options)));
