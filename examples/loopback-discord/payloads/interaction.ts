import type { JsonObject } from "../json.js";
import { snowflake } from "../snowflake.js";
import { memberPayload, userPayload, type LoopbackUser } from "../users.js";
import { APPLICATION_ID, CHANNEL, CHANNEL_ID, GUILD_ID } from "../world.js";

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
): InteractionPayload {
  const id = snowflake();
  return {
    id,
    // The real ones look the same: base64 of "interaction:<id>:<random>".
    token: Buffer.from(`interaction:${id}:${"loopback".repeat(8)}`).toString("base64url"),
    type,
    data,
    version: 1,
    application_id: APPLICATION_ID,
    guild_id: GUILD_ID,
    guild: { id: GUILD_ID, features: [], locale: "en-US" },
    channel_id: CHANNEL_ID,
    channel: { ...CHANNEL, permissions: "0" },
    member: { ...memberPayload(), user: userPayload(user) },
    locale: "en-US",
    guild_locale: "en-US",
    app_permissions: "0",
    entitlements: [],
    authorizing_integration_owners: { 0: GUILD_ID },
    context: 0,
    attachment_size_limit: 10_485_760,
  };
}
