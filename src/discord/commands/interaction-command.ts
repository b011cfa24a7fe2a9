import type { Interaction } from "discord.js";
import { command, type Command, type CommandType } from "./command.js";

/** Discord's numbers (discord-api-types 0.38, InteractionType, ApplicationCommandType, ComponentType). */
const COMMAND = 2;
const COMPONENT = 3;
const AUTOCOMPLETE = 4;
const MODAL = 5;

const COMMAND_TYPES: Readonly<Record<number, CommandType>> = { 1: "slash", 2: "user_menu", 3: "message_menu", 4: "entry_point" };

const COMPONENT_TYPES: Readonly<Record<number, CommandType>> = {
  2: "button",
  3: "string_select",
  5: "user_select",
  6: "role_select",
  7: "mentionable_select",
  8: "channel_select",
};

/** What a discord.js interaction is seen as here: one shape, of which each kind has a part. */
interface AnyInteraction {
  readonly type: number;
  readonly commandType?: number;
  readonly componentType?: number;
  readonly commandName?: string;
  readonly customId?: string;
  readonly options?: { getSubcommandGroup?(required: false): string | null; getSubcommand?(required: false): string | null };
}

/** What an interaction is; nothing for a kind that is not known. */
export function interactionCommand(interaction: Interaction, template: (customId: string) => string): Command | undefined {
  const { type, commandType = 0, componentType = 0, customId = "" } = interaction as unknown as AnyInteraction;
  switch (type) {
    case COMMAND:
      return command("discord.command", COMMAND_TYPES[commandType] ?? "slash", qualifiedName(interaction as unknown as AnyInteraction));
    case AUTOCOMPLETE:
      return command("discord.autocomplete", "autocomplete", qualifiedName(interaction as unknown as AnyInteraction));
    case COMPONENT:
      return command("discord.component", COMPONENT_TYPES[componentType] ?? "button", template(customId));
    case MODAL:
      return command("discord.modal", "modal", template(customId));
    default:
      return undefined;
  }
}

function qualifiedName({ commandName = "", options }: AnyInteraction): string {
  // A context menu's options have neither.
  return joined(joined(commandName, options?.getSubcommandGroup?.(false)), options?.getSubcommand?.(false));
}

function joined(before: string, word: string | null | undefined): string {
  if (!word) return before;
  return before === "" ? word : `${before} ${word}`;
}
