import type { JsonObject } from "./json.js";
import type { MessagePayload } from "./payloads/message.js";

/** What the bot may come back to over REST: the messages there are and the interactions it has been told of. */
export class Memory {
  readonly #messages = new Map<string, MessagePayload>();
  readonly #interactions = new Map<string, JsonObject>();
  readonly #originals = new Map<string, string>();

  /** Keeps what a dispatched event brings into the world. */
  hear(type: string, data: JsonObject): void {
    if (type === "MESSAGE_CREATE") this.keep(data as MessagePayload);
    if (type !== "INTERACTION_CREATE") return;
    const token = String(data["token"]);
    this.#interactions.set(token, data);
    if (data["message"]) this.keepOriginal(token, data["message"] as MessagePayload);
  }

  keep(message: MessagePayload): MessagePayload {
    this.#messages.set(message.id, message);
    return message;
  }

  /** Keeps a message as the `@original` of the interaction with this token. */
  keepOriginal(token: string, message: MessagePayload): MessagePayload {
    this.#originals.set(token, message.id);
    return this.keep(message);
  }

  interaction(token: string): JsonObject | undefined {
    return this.#interactions.get(token);
  }

  original(token: string): MessagePayload | undefined {
    return this.message(this.#originals.get(token) ?? "");
  }

  message(id: string): MessagePayload | undefined {
    return this.#messages.get(id);
  }

  messagesIn(channelId: string): readonly MessagePayload[] {
    return [...this.#messages.values()].filter((message) => message["channel_id"] === channelId).reverse();
  }

  /** Whether there was such a message. */
  forget(id: string): boolean {
    return this.#messages.delete(id);
  }
}
