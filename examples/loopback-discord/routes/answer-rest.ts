import type { Memory } from "../memory.js";
import { APPLICATION_ROUTES } from "./application-routes.js";
import { CHANNEL_ROUTES } from "./channel-routes.js";
import { GUILD_ROUTES } from "./guild-routes.js";
import { INTERACTION_ROUTES } from "./interaction-routes.js";
import type { RestRequest, RestResponse } from "./route.js";
import { USER_ROUTES } from "./user-routes.js";
import { WEBHOOK_ROUTES } from "./webhook-routes.js";

const ROUTES = [...INTERACTION_ROUTES, ...WEBHOOK_ROUTES, ...CHANNEL_ROUTES, ...APPLICATION_ROUTES, ...GUILD_ROUTES, ...USER_ROUTES];

/** What Discord says to this request; an unknown route is a 404 that names itself, so that a missing one is found at once. */
export function answerRest(request: RestRequest, memory: Memory): RestResponse {
  for (const route of ROUTES) {
    const match = route.method === request.method ? route.path.exec(request.path) : null;
    if (match) return route.answer(request, match.slice(1), memory);
  }
  const unknown = `The loopback has no route ${request.method} ${request.path}`;
  return { status: 404, body: { message: unknown, code: 0 } };
}
