import { currentScopes, type Scopes } from "./scopes.js";
import type { Client, Scope } from "./sdk.js";

/** The client that would send something now; none before `Sentry.init`, without a DSN, disabled or closed. */
export const activeClient = (): Client | undefined => activeClientOf(currentScopes());

/** The same of scopes that are at hand. */
export function activeClientOf({ scope }: Scopes): Client | undefined {
  // There is no scope where a test has mocked the SDK.
  const client = (scope as Scope | undefined)?.getClient();
  return client !== undefined && client.getOptions().enabled !== false && client.getTransport() !== undefined ? client : undefined;
}

/** Whether spans are recorded at all (@sentry/core 11.12, utils/hasSpansEnabled.js). */
export function tracingIsOn(client: Client): boolean {
  const { tracesSampleRate, tracesSampler } = client.getOptions();
  return tracesSampleRate != null || typeof tracesSampler === "function";
}
