import { channelPayload } from "../channels.js";
import { channelOf, guildPayload } from "../guilds.js";
import type { JsonObject } from "../json.js";
import { bodyObject } from "../recorded-request.js";
import { memberPayload, stranger, userPayload } from "../users.js";
import { NO_CONTENT, ok, route, type Route } from "./route.js";

/** The loopback keeps no list of members: everybody is one. */
const member = (id: string, changes: JsonObject = {}): JsonObject => ({ ...memberPayload(), user: userPayload(stranger(id)), ...changes });

export const GUILD_ROUTES: readonly Route[] = [
  route("GET /guilds/:guild", (_, [id]) => ok(guildPayload(id))),
  route("GET /guilds/:guild/channels", (_, [id]) => ok([channelPayload(channelOf(id), id)])),
  route("GET /guilds/:guild/members/:user", (_, [, id]) => ok(member(id))),
  route("PATCH /guilds/:guild/members/:user", (request, [, id]) => ok(member(id, bodyObject(request)))),
  route("DELETE /guilds/:guild/members/:user", () => NO_CONTENT),
  route("PUT /guilds/:guild/members/:user/roles/:role", () => NO_CONTENT),
  route("DELETE /guilds/:guild/members/:user/roles/:role", () => NO_CONTENT),
  route("PUT /guilds/:guild/bans/:user", () => NO_CONTENT),
  route("DELETE /guilds/:guild/bans/:user", () => NO_CONTENT),
];
