import type { JsonObject } from "../json.js";
import type { Memory } from "../memory.js";
import { botMessagePayload, type MessagePayload } from "../payloads/message.js";
import { NO_CONTENT, ok, UNKNOWN_MESSAGE, type RestResponse } from "./route.js";

export function showMessage(message: MessagePayload | undefined): RestResponse {
  return message ? ok(message) : UNKNOWN_MESSAGE;
}

/** The message after an edit. One that is not remembered is taken for a message of the bot's, so that it can be edited all the same. */
export function edited(message: JsonObject | undefined, changes: JsonObject): MessagePayload {
  return botMessagePayload({ ...message, ...changes, edited_timestamp: new Date().toISOString() });
}

export function deleteMessage(id: string, memory: Memory): RestResponse {
  return memory.forget(id) ? NO_CONTENT : UNKNOWN_MESSAGE;
}
