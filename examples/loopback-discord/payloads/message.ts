import type { JsonObject } from "../json.js";
import { snowflake } from "../snowflake.js";
import { memberPayload, userPayload, type LoopbackUser } from "../users.js";
import { BOT_USER, CHANNEL_ID, GUILD_ID } from "../world.js";

export interface MessagePayload extends JsonObject {
  readonly id: string;
}

function messagePayload(author: JsonObject, data: JsonObject): MessagePayload {
  return {
    id: snowflake(),
    type: 0,
    channel_id: CHANNEL_ID,
    author,
    content: "",
    timestamp: new Date().toISOString(),
    edited_timestamp: null,
    tts: false,
    pinned: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    components: [],
    ...data,
  };
}

/** What somebody writes in the channel. */
export function userMessagePayload(author: LoopbackUser, content: string): MessagePayload {
  return messagePayload(userPayload(author), { content, guild_id: GUILD_ID, member: memberPayload() });
}

/** A message the bot has sent, as Discord gives it back: `data` is the bot's request body. */
export function botMessagePayload(data: JsonObject): MessagePayload {
  return messagePayload(BOT_USER, data);
}
