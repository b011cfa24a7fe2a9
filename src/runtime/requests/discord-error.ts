import { read } from "../errors/expected.js";
import { routeTemplate } from "../../masking/route-template.js";

/** What is known of an error of Discord's API; nothing in it identifies a user or opens a door. */
export interface DiscordError {
  /** Discord's error code, `rate_limit`, or nothing where there was no answer of Discord's. */
  readonly code: number | string | undefined;
  readonly status: number | undefined;
  readonly method: string;
  readonly endpoint: string;
}

/** The deepest cause that is looked at. */
const DEPTH = 5;

/** Reads an error of @discordjs/rest, told by its shape (a bot may have two copies); nothing of any other. */
export function readDiscordError(error: unknown): DiscordError | undefined {
  const name = read(error, "name");
  const url = read(error, "url");
  const method = read(error, "method");
  if (typeof name !== "string" || typeof url !== "string" || typeof method !== "string") return undefined;
  const status = read(error, "status");
  const base = { method, status: typeof status === "number" ? status : undefined, endpoint: routeTemplate(url) };
  if (name.startsWith("RateLimitError")) return { ...base, code: "rate_limit", status: 429 };
  if (name.startsWith("DiscordAPIError")) return { ...base, code: codeOf(error) };
  return name === "HTTPError" && read(error, "requestBody") !== undefined ? { ...base, code: undefined } : undefined;
}

/** Discord's code, of whatever error it is; of OAuth's it is a text. */
export function codeOf(error: unknown): number | string | undefined {
  const code = read(error, "code");
  return typeof code === "number" || typeof code === "string" ? code : undefined;
}

/** The same of the nearest cause that is one. */
export function discordErrorIn(error: unknown): DiscordError | undefined {
  let at = error;
  for (let depth = 0; depth < DEPTH && at != null; depth++) {
    const found = readDiscordError(at);
    if (found !== undefined) return found;
    at = read(at, "cause");
  }
  return undefined;
}
