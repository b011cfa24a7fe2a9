const VERSION = /^\/api(?:\/v\d+)?(?=\/|$)/;
const SNOWFLAKE = /^\d{15,21}$/;

/** What follows a segment in Discord's routes, where it is no snowflake: a token, a code, an emoji. */
const AFTER: Readonly<Record<string, string>> = { reactions: "{emoji}", invites: "{code}", templates: "{code}" };

const TEMPLATE = /^\{[a-z]{1,20}\}$/;

/** A segment that is none of Discord's words is shown as one. */
const WORD = /^[@a-z][a-z-]{0,40}$/;

/**
 * The route of a URL or path of Discord's API, without ids and tokens: `/interactions/{id}/{token}/callback`. What is no word of
 * a route is taken out, known or not, so that no token can be left in it.
 */
export function routeTemplate(urlOrPath: string): string {
  const path = pathOf(urlOrPath).replace(VERSION, "");
  const segments = path.split("/").map(decoded);
  return segments.map((segment, index) => templated(segment, segments, index)).join("/") || "/";
}

function pathOf(urlOrPath: string): string {
  const path = urlOrPath.replace(/[?#].*$/, "");
  try {
    return path.startsWith("/") ? path : new URL(path).pathname;
  } catch {
    return path;
  }
}

/** discord.js writes `%40original`. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function templated(segment: string, segments: readonly string[], index: number): string {
  const before = segments[index - 1] ?? "";
  const after = AFTER[before];
  if (after !== undefined && segment !== "") return after;
  // What is a template already stays one.
  if (TEMPLATE.test(segment)) return segment;
  // `:id` is how discord.js writes the route of a rate limit.
  if (segment.startsWith(":")) return `{${segment.slice(1)}}`;
  if (SNOWFLAKE.test(segment)) return "{id}";
  if (isTokenPlace(segments, index)) return "{token}";
  return segment === "" || WORD.test(segment) ? segment : "{value}";
}

/** `/webhooks/{id}/{token}` and `/interactions/{id}/{token}`. */
const isTokenPlace = (segments: readonly string[], index: number): boolean =>
  ["webhooks", "interactions"].includes(segments[index - 2] ?? "") && segments[index] !== "";
