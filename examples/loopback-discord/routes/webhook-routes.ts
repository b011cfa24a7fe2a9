import type { Memory } from "../memory.js";
import { messagePayload, type MessagePayload } from "../payloads/message.js";
import { bodyObject } from "../recorded-request.js";
import { APPLICATION_ID, CHANNEL_ID, GUILD_ID } from "../world.js";
import { responseMessage } from "./interaction-messages.js";
import { deleteMessage, edited, showMessage } from "./message-answers.js";
import { NO_CONTENT, ok, route, type RestRequest, type RestResponse, type Route } from "./route.js";

const ORIGINAL = "@original";

function addressed(token: string, messageId: string, memory: Memory): MessagePayload | undefined {
  return messageId === ORIGINAL ? memory.original(token) : memory.message(messageId);
}

function post(request: RestRequest, [webhook, token]: readonly string[], memory: Memory): RestResponse {
  const data = bodyObject(request);
  // An interaction's webhook has the application's id; every other one is somebody of its own.
  if (webhook === APPLICATION_ID) return ok(memory.keep(responseMessage(memory.interaction(token), data)));
  const { username = "loopback-webhook", ...rest } = data;
  const author = { id: webhook, username, discriminator: "0000", global_name: null, avatar: null, bot: true };
  const message = memory.keep(messagePayload(author, { webhook_id: webhook, ...rest }));
  return request.query.get("wait") === "true" ? ok(message) : NO_CONTENT;
}

function patch(request: RestRequest, [, token, id]: readonly string[], memory: Memory): RestResponse {
  const before = addressed(token, id, memory) ?? (id === ORIGINAL ? responseMessage(memory.interaction(token), {}) : { id });
  const message = edited(before, bodyObject(request));
  return ok(id === ORIGINAL ? memory.keepOriginal(token, message) : memory.keep(message));
}

const webhook = (id: string, token: string): RestResponse =>
  ok({ id, token, type: 1, name: "loopback-webhook", avatar: null, channel_id: CHANNEL_ID, guild_id: GUILD_ID, application_id: null });

export const WEBHOOK_ROUTES: readonly Route[] = [
  route("GET /webhooks/:webhook/:token", (_, [id, token]) => webhook(id, token)),
  route("POST /webhooks/:webhook/:token", post),
  route("GET /webhooks/:webhook/:token/messages/:message", (_, [, token, id], memory) => showMessage(addressed(token, id, memory))),
  route("PATCH /webhooks/:webhook/:token/messages/:message", patch),
  route("DELETE /webhooks/:webhook/:token/messages/:message", (_, [, token, id], memory) =>
    deleteMessage(addressed(token, id, memory)?.id ?? "", memory),
  ),
];
