import type { LoopbackUser } from "../users.js";
import { InteractionType, interactionPayload, type InteractionPayload } from "./interaction.js";
import { botMessagePayload } from "./message.js";

/** A click on a button of one of the bot's messages. */
export function buttonPayload(user: LoopbackUser, customId: string): InteractionPayload {
  return {
    ...interactionPayload(InteractionType.component, user, { custom_id: customId, component_type: 2 }),
    message: botMessagePayload({ content: "a message with buttons" }),
  };
}
