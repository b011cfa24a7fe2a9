import type { JsonObject } from "./json.js";
import { botMessagePayload } from "./payloads/message.js";
import { bodyObject, type RecordedRequest } from "./recorded-request.js";
import { snowflake } from "./snowflake.js";
import { APPLICATION_ID } from "./world.js";

export interface RestRequest extends Omit<RecordedRequest, "status"> {
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
}

/** A 204 when there is no body: discord.js would try to parse an empty one that claims to be JSON. */
export interface RestResponse {
  readonly status: number;
  readonly body?: unknown;
}

interface Route {
  readonly method: string;
  readonly path: RegExp;
  readonly answer: (request: RestRequest, groups: readonly string[]) => RestResponse;
}

const NO_CONTENT: RestResponse = { status: 204 };

const message = (request: RestRequest, extra: JsonObject = {}): RestResponse => ({
  status: 200,
  body: botMessagePayload({ ...bodyObject({ ...request, status: 200 }), ...extra }),
});

function interactionCallback(request: RestRequest, id: string): RestResponse {
  // discord.js writes `?with_response=false` out, and leaves it off for autocompletes.
  if (request.query.get("with_response") !== "true") return NO_CONTENT;
  const { type, data } = bodyObject({ ...request, status: 200 });
  return {
    status: 200,
    body: {
      interaction: { id, type: 2, response_message_id: snowflake(), response_message_loading: type === 5 },
      resource: { type, message: botMessagePayload((data as JsonObject | undefined) ?? {}) },
    },
  };
}

function registeredCommands(request: RestRequest): RestResponse {
  const commands = Array.isArray(request.body) ? (request.body as readonly JsonObject[]) : [];
  const registered = (command: JsonObject): JsonObject => ({
    id: snowflake(),
    application_id: APPLICATION_ID,
    version: snowflake(),
    type: 1,
    ...command,
  });
  return { status: 200, body: commands.map(registered) };
}

const ROUTES: readonly Route[] = [
  {
    method: "POST",
    path: /^\/interactions\/(\d+)\/[^/]+\/callback$/,
    answer: (request, [id]) => interactionCallback(request, id ?? ""),
  },
  { method: "PATCH", path: /^\/webhooks\/\d+\/[^/]+\/messages\/(?:@original|\d+)$/, answer: (request) => message(request) },
  { method: "POST", path: /^\/webhooks\/\d+\/[^/]+$/, answer: (request) => message(request) },
  {
    method: "POST",
    path: /^\/channels\/(\d+)\/messages$/,
    answer: (request, [channel]) => message(request, { channel_id: channel }),
  },
  { method: "POST", path: /^\/channels\/\d+\/typing$/, answer: () => NO_CONTENT },
  { method: "PUT", path: /^\/applications\/\d+\/(?:guilds\/\d+\/)?commands$/, answer: registeredCommands },
  { method: "PUT", path: /^\/guilds\/\d+\/bans\/\d+$/, answer: () => NO_CONTENT },
  { method: "DELETE", path: /^\/guilds\/\d+\/(?:bans|members)\/\d+$/, answer: () => NO_CONTENT },
];

/** What Discord says to this request; an unknown route is a 404 that names itself, so that a missing one is found at once. */
export function answerRest(request: RestRequest): RestResponse {
  for (const route of ROUTES) {
    const match = route.method === request.method ? route.path.exec(request.path) : null;
    if (match) return route.answer(request, match.slice(1));
  }
  const unknown = `The loopback has no route ${request.method} ${request.path}`;
  return { status: 404, body: { message: unknown, code: 0 } };
}
