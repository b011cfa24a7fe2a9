import type { Message } from "discord.js";
import { guard } from "../../runtime/guard.js";
import type { MessageCommandPayload } from "./message-command.js";

/** The names of the messages that sapphire has found to be commands: for `commandOf()` and `setCommandContext()`. */
export class MessageNames {
  readonly #names = new WeakMap<Message, string>();

  readonly nameOf = (message: Message): string | undefined => this.#names.get(message);

  note(payload: MessageCommandPayload): void {
    guard("cogscope/sapphire", "noting a message command", () => this.#names.set(payload.message, payload.command.name));
  }
}
