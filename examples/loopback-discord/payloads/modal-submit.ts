import type { LoopbackUser } from "../users.js";
import type { Circumstances } from "./circumstances.js";
import { componentMessage } from "./component.js";
import { InteractionType, interactionPayload, type InteractionPayload } from "./interaction.js";

const ACTION_ROW = 1;
const TEXT_INPUT = 4;

/** A filled-in form: `fields` by the custom ids of its text inputs. It has a message only if it is given one: a command's form has none. */
export function modalSubmitPayload(
  user: LoopbackUser,
  customId: string,
  fields: Readonly<Record<string, string>>,
  circumstances: Circumstances = {},
): InteractionPayload {
  const components = Object.entries(fields).map(([id, value], index) => ({
    type: ACTION_ROW,
    id: index + 1,
    components: [{ type: TEXT_INPUT, id: index + 100, custom_id: id, value }],
  }));
  return {
    ...interactionPayload(InteractionType.modalSubmit, user, { custom_id: customId, components }, circumstances),
    ...(circumstances.message && { message: componentMessage(user, circumstances) }),
  };
}
