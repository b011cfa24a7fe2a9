import { quietRequests, type DiscordRequests } from "../../runtime/requests/quiet-requests.js";
import type { Client } from "../../sentry/sdk.js";

/**
 * The SDK's own spans and breadcrumbs of requests to Discord get the route in place of ids and tokens (`template`), or are dropped
 * (`drop`). Where a Discord client is attached too, before or after, it is the same, and hooked once. Breadcrumbs of all requests of
 * `fetch` and undici come on the trail of who made them.
 *
 * It does not touch requests to other hosts otherwise, nor files that a bot loads from Discord where requests are dropped.
 *
 * @example
 * quietDiscordRequests(client, "drop");
 */
export function quietDiscordRequests(client: Client, mode: DiscordRequests): void {
  quietRequests(client, mode);
}
