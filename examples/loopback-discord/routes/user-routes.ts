import { dmChannelOf, dmChannelPayload } from "../channels.js";
import { bodyObject } from "../recorded-request.js";
import { stranger, userPayload } from "../users.js";
import { BOT_USER } from "../world.js";
import { ok, route, type Route } from "./route.js";

export const USER_ROUTES: readonly Route[] = [
  route("GET /users/@me", () => ok(BOT_USER)),
  route("POST /users/@me/channels", (request) => {
    const id = String(bodyObject(request)["recipient_id"]);
    return ok(dmChannelPayload(dmChannelOf(id), userPayload(stranger(id))));
  }),
  route("GET /users/:user", (_, [id]) => ok(userPayload(stranger(id)))),
];
