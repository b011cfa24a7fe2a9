import type { LoopbackUser } from "../users.js";
import type { Circumstances } from "./circumstances.js";
import { componentPayload } from "./component.js";
import type { InteractionPayload } from "./interaction.js";

/** A click on a button of one of the bot's messages. */
export function buttonPayload(user: LoopbackUser, customId: string, circumstances: Circumstances = {}): InteractionPayload {
  return componentPayload(user, { custom_id: customId, component_type: 2 }, circumstances);
}
