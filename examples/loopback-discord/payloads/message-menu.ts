import { snowflake } from "../snowflake.js";
import type { LoopbackUser } from "../users.js";
import type { Circumstances } from "./circumstances.js";
import { InteractionType, interactionPayload, type InteractionPayload } from "./interaction.js";
import { userMessagePayload } from "./message.js";

/** The message that the menu was opened on. */
export interface TargetMessage {
  readonly content: string;
  /** Default: whoever opened the menu. */
  readonly author?: LoopbackUser;
}

/** A command from the menu that opens on a right click on a message. */
export function messageMenuPayload(
  user: LoopbackUser,
  name: string,
  { content, author = user }: TargetMessage,
  circumstances: Circumstances = {},
): InteractionPayload {
  const target = userMessagePayload(author, content, circumstances);
  const data = { id: snowflake(), name, type: 3, target_id: target.id, resolved: { messages: { [target.id]: target } } };
  return interactionPayload(InteractionType.command, user, data, circumstances);
}
