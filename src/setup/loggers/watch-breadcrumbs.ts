import type { Client } from "../../sentry/sdk.js";
import { completeConsoleBreadcrumbs } from "./console-breadcrumbs.js";
import { keepTrailsApart } from "./trails-apart.js";

/** Watches over a client's breadcrumbs, once: the console's are complete, and what was logged outside any command is on none's events. */
export function watchBreadcrumbs(client: Client): void {
  completeConsoleBreadcrumbs(client);
  keepTrailsApart(client);
}
