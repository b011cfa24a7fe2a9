import type { Interaction, Message } from "discord.js";

/** What a user did that a bot answers. */
export type CommandSource = Interaction | Message;

/** What sort of thing it is: the tag `command.type`. */
export type CommandType =
  | "slash"
  | "user_menu"
  | "message_menu"
  | "entry_point"
  | "prefix"
  | "autocomplete"
  | "button"
  | "string_select"
  | "user_select"
  | "role_select"
  | "mentionable_select"
  | "channel_select"
  | "modal";

/** The ops of the root spans. */
export type CommandOp = "discord.command" | "discord.component" | "discord.modal" | "discord.autocomplete";

/** What a source is, in words of few values. Nothing in here was written by a user, unless a bot has put it into a custom id. */
export interface Command {
  /** The qualified name as Discord shows it (`xp give`), or the template of a custom id (`case:{id}:close`). */
  readonly name: string;
  /** What sort of thing it is. */
  readonly type: CommandType;
  /** The op of its root span. */
  readonly op: CommandOp;
  /** The name of its root span: `command.xp give`, `component.case:{id}:close`, `modal.warn:{id}`, `autocomplete.search`. */
  readonly spanName: string;
}

const PREFIXES: Readonly<Record<CommandOp, string>> = {
  "discord.command": "command",
  "discord.component": "component",
  "discord.modal": "modal",
  "discord.autocomplete": "autocomplete",
};

export const command = (op: CommandOp, type: CommandType, name: string): Command => ({
  name,
  type,
  op,
  spanName: `${PREFIXES[op]}.${name}`,
});
