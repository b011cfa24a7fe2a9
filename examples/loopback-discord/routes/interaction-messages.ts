import type { JsonObject } from "../json.js";
import { botMessagePayload, type MessagePayload } from "../payloads/message.js";

/** How a message says which interaction it came from. */
export function interactionMetadata(interaction: JsonObject): JsonObject {
  const member = interaction["member"] as JsonObject | undefined;
  return {
    id: interaction["id"],
    type: interaction["type"],
    user: interaction["user"] ?? member?.["user"],
    authorizing_integration_owners: interaction["authorizing_integration_owners"],
  };
}

/** A new message of the bot's in answer to an interaction; an interaction that nobody remembers leaves no trace on it. */
export function responseMessage(interaction: JsonObject | undefined, data: JsonObject): MessagePayload {
  if (!interaction) return botMessagePayload(data);
  return botMessagePayload({
    channel_id: interaction["channel_id"],
    application_id: interaction["application_id"],
    interaction_metadata: interactionMetadata(interaction),
    ...data,
  });
}
