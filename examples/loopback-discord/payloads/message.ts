import type { JsonObject } from "../json.js";
import { snowflake } from "../snowflake.js";
import { memberPayload, userPayload, type LoopbackUser } from "../users.js";
import { BOT_USER, CHANNEL_ID } from "../world.js";
import { placeOf, type Circumstances } from "./circumstances.js";

export interface MessagePayload extends JsonObject {
  readonly id: string;
}

export interface MessageOptions extends Omit<Circumstances, "message"> {
  /** The author is another bot. */
  readonly botAuthor?: boolean;
  /** It came through a webhook under the user's name: such an author is a bot of the webhook's id, and no member. */
  readonly webhook?: boolean;
}

export function messagePayload(author: JsonObject, data: JsonObject): MessagePayload {
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

/** What somebody writes in a channel. */
export function userMessagePayload(user: LoopbackUser, content: string, options: MessageOptions = {}): MessagePayload {
  const { botAuthor = false, webhook = false, ageMs = 0 } = options;
  const { guildId, channelId } = placeOf(user, options);
  const webhookId = snowflake();
  const author = { ...userPayload(user), ...(botAuthor && { bot: true }), ...(webhook && { id: webhookId, bot: true }) };
  return messagePayload(author, {
    id: snowflake(ageMs),
    timestamp: new Date(Date.now() - ageMs).toISOString(),
    channel_id: channelId,
    content,
    ...(guildId !== undefined && { guild_id: guildId }),
    ...(guildId !== undefined && !webhook && { member: memberPayload() }),
    ...(webhook && { webhook_id: webhookId }),
  });
}

/** A message the bot has sent, as Discord gives it back: `data` is the bot's request body. */
export function botMessagePayload(data: JsonObject): MessagePayload {
  return messagePayload(BOT_USER, data);
}
