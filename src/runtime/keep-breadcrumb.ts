import type { Breadcrumb, Client, Scope } from "../sentry/sdk.js";
import { guard } from "./guard.js";

/** The breadcrumbs that a client keeps for an event. */
export const breadcrumbLimit = (client: Client): number => client.getOptions().maxBreadcrumbs ?? 100;

let isAsking = false;

/**
 * Puts a breadcrumb on a scope, past the bot's own `beforeBreadcrumb`, which may change or refuse it, as it may with those that the SDK
 * adds (@sentry/core 11.12, breadcrumbs.js; that writes on the isolation scope alone). One that it leaves itself is refused: it
 * would be asked for ever.
 */
export function keepBreadcrumb(breadcrumb: Breadcrumb, client: Client, scope: Scope): void {
  if (isAsking) return;
  const { beforeBreadcrumb } = client.getOptions();
  const kept = beforeBreadcrumb ? ask(() => beforeBreadcrumb({ timestamp: Date.now() / 1000, ...breadcrumb })) : breadcrumb;
  if (kept != null) scope.addBreadcrumb(kept, breadcrumbLimit(client));
}

function ask<T>(beforeBreadcrumb: () => T): T | undefined {
  isAsking = true;
  try {
    return guard("beforeBreadcrumb", "the bot's beforeBreadcrumb", beforeBreadcrumb);
  } finally {
    isAsking = false;
  }
}
