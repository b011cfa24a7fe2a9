import { snowflake } from "../snowflake.js";
import type { LoopbackUser } from "../users.js";
import type { Circumstances } from "./circumstances.js";
import { nestOptions } from "./command-options.js";
import { InteractionType, interactionPayload, type InteractionPayload } from "./interaction.js";

/** A keystroke in the option `focused` of a command that has autocomplete on; `name` may go on as a slash command's. */
export function autocompletePayload(
  user: LoopbackUser,
  name: string,
  focused: string,
  value: string,
  circumstances: Circumstances = {},
): InteractionPayload {
  const [command, ...path] = name.split(" ");
  const options = nestOptions(path, [{ name: focused, type: 3, value, focused: true }]);
  return interactionPayload(InteractionType.autocomplete, user, { id: snowflake(), name: command, type: 1, options }, circumstances);
}
