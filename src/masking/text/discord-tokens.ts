import type { Mask } from "../placeholder.js";

/** A slash as it is, as JSON may escape it, or url-encoded once or twice. */
const SLASH = String.raw`(?:\\?\/|%(?:25)?2[Ff])`;

/** `/webhooks/<id>/<token>` and `/interactions/<id>/<token>`, under whatever host: a proxy's too. */
const PATH = new RegExp(
  String.raw`(${SLASH}(?:webhooks|interactions)${SLASH}(?:\d{15,25}|\{\w{1,20}\}|:\w{1,20})${SLASH})([\w.~-]+)`,
  "gi",
);

/** "interaction:" in base64, with which every interaction's token begins. */
const INTERACTION_BEGIN = "aW50ZXJhY3Rpb246";
const INTERACTION = /aW50ZXJhY3Rpb246[\w+/-]*={0,2}/g;

/** A bot's token: its id in base64, a time, a signature. Digits in base64 begin with M, N or O. */
const BOT = /[MNO][A-Za-z\d]{21,27}\.[\w-]{5,8}\.[\w-]{27,}/g;
const SHORTEST_BOT = 22 + 1 + 5 + 1 + 27;

/** A user's token with two factors; 84 characters. */
const MFA = /mfa\.[\w-]{60,}/g;

/** Discord's own tokens: of bots, interactions and webhooks. The id before a token stays. */
export function maskDiscordTokens(text: string, longestRun: number, mask: Mask): string {
  let masked = text;
  if (text.includes("webhooks") || text.includes("interactions"))
    masked = masked.replace(PATH, (_whole, before: string, token: string) => before + mask(token));
  if (text.includes(INTERACTION_BEGIN)) masked = masked.replace(INTERACTION, mask);
  if (longestRun >= SHORTEST_BOT) masked = masked.replace(BOT, mask);
  return text.includes("mfa.") ? masked.replace(MFA, mask) : masked;
}
