import type { JsonObject } from "../json.js";
import type { Memory } from "../memory.js";
import type { MessagePayload } from "../payloads/message.js";
import { bodyObject } from "../recorded-request.js";
import { responseMessage } from "./interaction-messages.js";
import { edited } from "./message-answers.js";
import { NO_CONTENT, ok, route, type RestRequest, type RestResponse, type Route } from "./route.js";

const CallbackType = { message: 4, deferredMessage: 5, deferredUpdate: 6, update: 7 } as const;
const EPHEMERAL = 64;

/** The message that a callback makes, changes or leaves as it is; choices and forms have none. */
function callbackMessage(type: unknown, data: JsonObject, token: string, memory: Memory): MessagePayload | undefined {
  if (type === CallbackType.message || type === CallbackType.deferredMessage) {
    return memory.keepOriginal(token, responseMessage(memory.interaction(token), data));
  }
  if (type === CallbackType.update) return memory.keepOriginal(token, edited(memory.original(token), data));
  return type === CallbackType.deferredUpdate ? memory.original(token) : undefined;
}

function callback(request: RestRequest, [id, token]: readonly string[], memory: Memory): RestResponse {
  const { type, data } = bodyObject(request);
  const message = callbackMessage(type, (data as JsonObject | undefined) ?? {}, token, memory);
  // discord.js writes `?with_response=false` out, and leaves it off for autocompletes.
  if (request.query.get("with_response") !== "true") return NO_CONTENT;
  const interaction = { id, type: memory.interaction(token)?.["type"] ?? 2 };
  if (!message) return ok({ interaction, resource: { type } });
  const state = {
    response_message_id: message.id,
    response_message_loading: type === CallbackType.deferredMessage,
    response_message_ephemeral: (Number(message["flags"] ?? 0) & EPHEMERAL) !== 0,
  };
  return ok({ interaction: { ...interaction, ...state }, resource: { type, message } });
}

export const INTERACTION_ROUTES: readonly Route[] = [route("POST /interactions/:id/:token/callback", callback)];
