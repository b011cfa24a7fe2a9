import type { JsonObject } from "../json.js";
import { snowflake } from "../snowflake.js";
import type { LoopbackUser } from "../users.js";
import { APPLICATION_ID } from "../world.js";
import { interactionPlace, type Circumstances } from "./circumstances.js";

/** An INTERACTION_CREATE and what is needed to recognise the bot's answer to it. */
export interface InteractionPayload extends JsonObject {
  readonly id: string;
  readonly token: string;
}

export const InteractionType = { command: 2, component: 3, autocomplete: 4, modalSubmit: 5 } as const;

/** What all interactions have in common; `data` is what tells them apart. */
export function interactionPayload(
  type: (typeof InteractionType)[keyof typeof InteractionType],
  user: LoopbackUser,
  data: JsonObject,
  circumstances: Circumstances = {},
): InteractionPayload {
  const id = snowflake(circumstances.ageMs);
  return {
    id,
    // The real ones look the same: base64 of "interaction:<id>:<random>".
    token: Buffer.from(`interaction:${id}:${"loopback".repeat(8)}`).toString("base64url"),
    type,
    data,
    version: 1,
    application_id: APPLICATION_ID,
    ...interactionPlace(user, circumstances),
    locale: "en-US",
    app_permissions: "0",
    entitlements: [],
    attachment_size_limit: 10_485_760,
  };
}
