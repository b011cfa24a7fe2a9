import type { JsonObject } from "../json.js";
import { bodyObject } from "../recorded-request.js";
import { snowflake } from "../snowflake.js";
import { APPLICATION_ID } from "../world.js";
import { NO_CONTENT, ok, route, type RestRequest, type RestResponse, type Route } from "./route.js";

function registered(command: JsonObject): JsonObject {
  return { id: snowflake(), application_id: APPLICATION_ID, version: snowflake(), type: 1, ...command };
}

function registerAll({ body }: RestRequest): RestResponse {
  return ok(Array.isArray(body) ? (body as readonly JsonObject[]).map(registered) : []);
}

/** Of the application, and of a guild alone. */
const commandRoutes = (commands: string): readonly Route[] => [
  route(`GET ${commands}`, () => ok([])),
  route(`PUT ${commands}`, registerAll),
  route(`POST ${commands}`, (request) => ok(registered(bodyObject(request)))),
  route(`DELETE ${commands}/:command`, () => NO_CONTENT),
];

export const APPLICATION_ROUTES: readonly Route[] = [
  ...commandRoutes("/applications/:application/commands"),
  ...commandRoutes("/applications/:application/guilds/:guild/commands"),
];
