import type { Mask } from "../placeholder.js";

/** What follows `Bearer` in prose. */
const PROSE = "(?:tokens?|auth\\w{0,20}|realm|scheme|error|errors|of|is|was|are|and|or|not|in|for|with|from|must|required|missing)";
const BEARER = new RegExp(String.raw`\b(Bearer(?:\s{1,4}|\+))(?!${PROSE}(?![\w.~+/-]))([\w.~+/=:|-]+)`, "gi");

/** A bot's authorization: what is long and has a digit, for bots are spoken of. */
const BOT = /\b(Bot(?:\s{1,4}|\+))(?=[\w.-]{0,200}\d)([\w.-]{20,})/gi;
const BASIC = /\b(Basic(?:\s{1,4}|\+))([\w+/-]{4,}={0,2})/gi;

/** Values of an `Authorization` header, wherever they stand: `Bearer [Filtered]`. */
export const maskAuthorization = (text: string, mask: Mask): string =>
  text
    .replace(BEARER, (_whole, scheme: string, token: string) => scheme + mask(token))
    .replace(BOT, (_whole, scheme: string, token: string) => scheme + mask(token))
    .replace(BASIC, (whole, scheme: string, value: string) => (isUserAndPassword(value) ? scheme + mask(value) : whole));

/** Base64 of text with a colon; "Basic commands" is none. */
function isUserAndPassword(base64: string): boolean {
  const decoded = Buffer.from(base64, "base64");
  return decoded.includes(":") && decoded.every((byte) => byte >= 0x20 && byte !== 0x7f);
}
