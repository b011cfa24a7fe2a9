import { shared } from "../../metadata/shared.js";

/** A host of Discord's, whoever is named before it. */
const HOST = String.raw`^(?:https?|wss?):\/\/(?:[^\s/?#@]*@)?(?:[\w-]+\.)*discord(?:app)?\.com`;
const DISCORD = new RegExp(String.raw`${HOST}(?:[:/?#]|$)`, "i");
const API = new RegExp(String.raw`${HOST}(?::\d+)?\/api(?:[/?#]|$)`, "i");

/** The socket of the gateway begins as a request too. */
const GATEWAY = /^(?:https?|wss?):\/\/gateway[\w-]*\.discord\.gg(?:[:/?#]|$)/i;

/** What stands before Discord's API for clients that are attached: a proxy, a stand-in. Once known, it is Discord's for as long as the process lives. */
const apis = shared("discordApis", () => new Set<string>());

export function knowDiscordApi(api: unknown): void {
  if (typeof api === "string" && api.includes("://")) apis.add(api);
}

const isKnownApi = (url: string): boolean => {
  for (const api of apis) if (url.startsWith(api)) return true;
  return false;
};

/** Whether a URL is one of Discord's, or of what stands before Discord's API for a client that is attached. */
export const isDiscord = (url: string): boolean => DISCORD.test(url) || isKnownApi(url);

/** Whether it is one of Discord's API or gateway: a file that a bot loads from Discord is work of the bot's own. */
export const isDiscordApi = (url: string): boolean => API.test(url) || GATEWAY.test(url) || isKnownApi(url);
