import { snowflake } from "../snowflake.js";
import type { LoopbackUser } from "../users.js";
import type { Circumstances } from "./circumstances.js";
import { resolvedUsers } from "./command-options.js";
import { InteractionType, interactionPayload, type InteractionPayload } from "./interaction.js";

/** A command from the menu that opens on a right click on `target`. */
export function userMenuPayload(
  user: LoopbackUser,
  name: string,
  target: LoopbackUser,
  circumstances: Circumstances = {},
): InteractionPayload {
  const data = { id: snowflake(), name, type: 2, target_id: target.id, resolved: resolvedUsers([target]) };
  return interactionPayload(InteractionType.command, user, data, circumstances);
}
