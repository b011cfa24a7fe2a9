import { snowflake } from "../snowflake.js";
import type { LoopbackUser } from "../users.js";
import type { Circumstances } from "./circumstances.js";
import { nestOptions, optionPayloads, resolvedUsers, type OptionValues } from "./command-options.js";
import { InteractionType, interactionPayload, type InteractionPayload } from "./interaction.js";

/** A slash command; `name` may go on with a group and a subcommand: `"xp give"`, `"config xp rate"`. */
export function slashPayload(
  user: LoopbackUser,
  name: string,
  options: OptionValues = {},
  circumstances: Circumstances = {},
): InteractionPayload {
  const [command, ...path] = name.split(" ");
  const mentioned = Object.values(options).filter((value) => typeof value === "object");
  const data = {
    id: snowflake(),
    name: command,
    type: 1,
    options: nestOptions(path, optionPayloads(options)),
    resolved: resolvedUsers(mentioned),
  };
  return interactionPayload(InteractionType.command, user, data, circumstances);
}
