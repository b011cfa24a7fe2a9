import type { AsyncLocalStorage } from "node:async_hooks";
import { SDK_VERSION, type Scope } from "./sdk.js";

/** The two scopes that are current at a place. */
export interface Scopes {
  readonly scope: Scope;
  readonly isolationScope: Scope;
}

/** How the SDK keeps the scopes of a place (@sentry/core 11.12, asyncContext/types): it has one from the first `Sentry.init` on. */
export interface Strategy {
  withScope<T>(callback: (scope: Scope) => T): T;
  getIsolationScope(): Scope;
  getTracingChannelBinding?(): { readonly asyncLocalStorage: AsyncLocalStorage<Scopes> } | undefined;
}

/** What the SDK keeps for the whole process, under its version, in its global object (@sentry/core 11.12, carrier.js). */
interface Carrier {
  readonly acs?: Strategy;
  readonly defaultCurrentScope?: unknown;
  readonly defaultIsolationScope?: unknown;
}

/** Asked anew each time: tests of bots throw it away. */
export const carrier = (): Carrier | undefined =>
  (globalThis as { __SENTRY__?: Record<string, Carrier | undefined> }).__SENTRY__?.[SDK_VERSION];
