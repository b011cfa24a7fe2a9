import type { JsonObject } from "../json.js";
import type { LoopbackUser } from "../users.js";
import { placeOf, type Circumstances } from "./circumstances.js";
import { InteractionType, interactionPayload, type InteractionPayload } from "./interaction.js";
import { botMessagePayload, type MessagePayload } from "./message.js";

/** The bot's message that a component sits on, or that a form was opened from. */
export function componentMessage(user: LoopbackUser, circumstances: Circumstances): MessagePayload {
  const { channelId } = placeOf(user, circumstances);
  return botMessagePayload({ content: "a message with components", channel_id: channelId, ...circumstances.message });
}

/** What all uses of a message's components have in common. */
export function componentPayload(user: LoopbackUser, data: JsonObject, circumstances: Circumstances): InteractionPayload {
  return {
    ...interactionPayload(InteractionType.component, user, data, circumstances),
    message: componentMessage(user, circumstances),
  };
}
