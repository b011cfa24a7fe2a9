import type { Breadcrumb, Client, Scope } from "../sentry/sdk.js";
import { guard } from "./guard.js";

/** The breadcrumbs that a client keeps for an event. */
export const breadcrumbLimit = (client: Client): number => client.getOptions().maxBreadcrumbs ?? 100;

/**
 * Puts a breadcrumb on a scope, past the bot's own `beforeBreadcrumb`, which may change or refuse it, as with those that the SDK adds
 * (@sentry/core 11.12, breadcrumbs.js; that writes on the isolation scope alone).
 */
export function keepBreadcrumb(breadcrumb: Breadcrumb, client: Client, scope: Scope): void {
  const { beforeBreadcrumb } = client.getOptions();
  const kept = beforeBreadcrumb
    ? guard("beforeBreadcrumb", "the bot's beforeBreadcrumb", () => beforeBreadcrumb({ timestamp: Date.now() / 1000, ...breadcrumb }))
    : breadcrumb;
  if (kept != null) scope.addBreadcrumb(kept, breadcrumbLimit(client));
}
