import { Scope as CoreScope } from "@sentry/core";
import { Scope, SDK_VERSION } from "./sdk.js";

/**
 * Whether the `@sentry/core` that is found here is that of the bot's `@sentry/node`. Of another one the scopes and spans are others: what
 * touches them is left to `@sentry/node` then.
 */
export const isOneCore: boolean = CoreScope === (Scope as unknown);

/**
 * The other versions of the SDK in this process. Each keeps its state under its own version in one global object
 * (@sentry/core 11.12, carrier.js) and sees nothing of the others' clients and scopes.
 */
export function otherVersions(): readonly string[] {
  const carrier = (globalThis as { __SENTRY__?: unknown }).__SENTRY__;
  if (typeof carrier !== "object" || carrier === null) return [];
  return Object.keys(carrier).filter((key) => /^\d+\.\d+\.\d/.test(key) && key !== SDK_VERSION);
}
