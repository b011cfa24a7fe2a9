import { channelPayload } from "../channels.js";
import { channelOf, GUILD_IDS } from "../guilds.js";
import type { JsonObject } from "../json.js";
import { botMessagePayload, type MessagePayload } from "../payloads/message.js";
import { bodyObject } from "../recorded-request.js";
import { GUILD_ID } from "../world.js";
import { deleteMessage, edited, showMessage } from "./message-answers.js";
import { NO_CONTENT, ok, route, type Route } from "./route.js";

const channel = (id: string): JsonObject => channelPayload(id, GUILD_IDS.find((guild) => channelOf(guild) === id) ?? GUILD_ID);

const REPLY = 19;

/** A bot names only the message it replies to; Discord adds where that is. */
function posted(data: JsonObject, channelId: string): MessagePayload {
  const reference = data["message_reference"] as JsonObject | undefined;
  const reply = reference && { type: REPLY, message_reference: { channel_id: channelId, ...reference } };
  return botMessagePayload({ ...data, ...reply, channel_id: channelId });
}

export const CHANNEL_ROUTES: readonly Route[] = [
  route("GET /channels/:channel", (_, [id]) => ok(channel(id))),
  route("POST /channels/:channel/typing", () => NO_CONTENT),
  route("GET /channels/:channel/messages", (_, [id], memory) => ok(memory.messagesIn(id))),
  route("POST /channels/:channel/messages", (request, [id], memory) => ok(memory.keep(posted(bodyObject(request), id)))),
  route("POST /channels/:channel/messages/bulk-delete", (request, _, memory) => {
    for (const id of bodyObject(request)["messages"] as readonly string[]) memory.forget(id);
    return NO_CONTENT;
  }),
  route("GET /channels/:channel/messages/:message", (_, [, id], memory) => showMessage(memory.message(id))),
  route("PATCH /channels/:channel/messages/:message", (request, [channelId, id], memory) =>
    ok(memory.keep(edited(memory.message(id) ?? { id, channel_id: channelId }, bodyObject(request)))),
  ),
  route("DELETE /channels/:channel/messages/:message", (_, [, id], memory) => deleteMessage(id, memory)),
  route("PUT /channels/:channel/messages/:message/reactions/:emoji/@me", () => NO_CONTENT),
  route("DELETE /channels/:channel/messages/:message/reactions/:emoji/:user", () => NO_CONTENT),
];
