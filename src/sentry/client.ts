import { currentScopes } from "./scopes.js";
import type { Client } from "./sdk.js";

/** The client that would send something now; none before `Sentry.init`, without a DSN, disabled or closed. */
export function activeClient(): Client | undefined {
  const client = currentScopes().scope.getClient();
  return client !== undefined && client.getOptions().enabled !== false && client.getTransport() !== undefined ? client : undefined;
}

/** Whether spans are recorded at all (@sentry/core 11.12, utils/hasSpansEnabled.js). */
export function tracingIsOn(client: Client): boolean {
  const { tracesSampleRate, tracesSampler } = client.getOptions();
  return tracesSampleRate != null || typeof tracesSampler === "function";
}
