import { snowflake } from "../snowflake.js";
import type { LoopbackUser } from "../users.js";
import { nestOptions } from "./command-options.js";
import { InteractionType, interactionPayload, type InteractionPayload } from "./interaction.js";

/** A keystroke in the option `focused` of a command that has autocomplete on. */
export function autocompletePayload(user: LoopbackUser, name: string, focused: string, value: string): InteractionPayload {
  const [command, ...path] = name.split(" ");
  return interactionPayload(InteractionType.autocomplete, user, {
    id: snowflake(),
    name: command,
    type: 1,
    options: nestOptions(path, [{ name: focused, type: 3, value, focused: true }]),
  });
}
