import { pathOf } from "./path-of.js";

const VERSION = /^\/api(?:\/v\d+)?(?=\/|$)/;
const SNOWFLAKE = /^\d{15,21}$/;

const TEMPLATE = /^\{[a-z]{1,20}\}$/;

/** A segment that is none of Discord's words is shown as one. */
const WORD = /^[@a-z][a-z-]{0,40}$/;

/**
 * The route of a URL or path of Discord's API, without ids and tokens: `/interactions/{id}/{token}/callback`. What is no word of
 * a route is taken out, known or not, so that no token can be left in it.
 */
export const routeTemplate = (urlOrPath: string): string => routeOfPath(pathOf(urlOrPath));

/** The same of a path alone. */
export function routeOfPath(path: string): string {
  const segments = path.replace(VERSION, "").split("/");
  const read = path.includes("%") ? segments.map(decoded) : segments;
  let route = "";
  for (let index = 0; index < read.length; index++) {
    if (index > 0) route += "/";
    route += templated(read[index], read, index);
  }
  return route || "/";
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
  if (segment === "") return segment;
  const after = afterWord(segments[index - 1]);
  if (after !== undefined) return after;
  // What is a template already stays one.
  if (segment.startsWith("{") && TEMPLATE.test(segment)) return segment;
  // `:id` is how discord.js writes the route of a rate limit.
  if (segment.startsWith(":")) return `{${segment.slice(1)}}`;
  if (SNOWFLAKE.test(segment)) return "{id}";
  if (isTokenPlace(segments, index)) return "{token}";
  return WORD.test(segment) ? segment : "{value}";
}

/** What follows a segment in Discord's routes, where it is no snowflake: a token, a code, an emoji. */
function afterWord(segment: string | undefined): string | undefined {
  switch (segment) {
    case "reactions":
      return "{emoji}";
    case "invites":
    case "templates":
      return "{code}";
    default:
      return undefined;
  }
}

/** `/webhooks/{id}/{token}` and `/interactions/{id}/{token}`. */
function isTokenPlace(segments: readonly string[], index: number): boolean {
  const word = segments[index - 2];
  return word === "webhooks" || word === "interactions";
}
