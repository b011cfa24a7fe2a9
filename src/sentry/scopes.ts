import type { AsyncLocalStorage } from "node:async_hooks";
import { getDefaultCurrentScope, getDefaultIsolationScope, isTracingSuppressed, Scope as CoreScope } from "@sentry/core";
import { isFastPathAllowed } from "./fast-path.js";
import { forkOf, forksAreRight, metadataOn } from "./fork.js";
import { getCurrentScope, getIsolationScope, Scope, SDK_VERSION, withIsolationScope, withScope } from "./sdk.js";

/** The two scopes that are current at a place. */
export interface Scopes {
  readonly scope: Scope;
  readonly isolationScope: Scope;
}

/** How the SDK keeps the scopes of a place (@sentry/core 11.12, asyncContext/types). */
interface Strategy {
  withScope<T>(callback: (scope: Scope) => T): T;
  getIsolationScope(): Scope;
  getTracingChannelBinding?(): { readonly asyncLocalStorage: AsyncLocalStorage<Scopes> } | undefined;
}

/** Where the SDK keeps the state of the process, for ever the same object (@sentry/core 11.12, carrier.js). */
const carrier: { readonly acs?: Strategy } = ((((globalThis as Sentried).__SENTRY__ ??= {})[SDK_VERSION] as object | undefined) ??= {});

interface Sentried {
  __SENTRY__?: Record<string, unknown>;
}

let bound: Strategy | undefined;
let storage: AsyncLocalStorage<Scopes> | undefined;
let defaults: Scopes | undefined;

/** The SDK's own storage of scopes, where all is as we know it. */
function storageNow(): AsyncLocalStorage<Scopes> | undefined {
  if (carrier.acs !== bound) bind(carrier.acs);
  return storage;
}

function bind(strategy: Strategy | undefined): void {
  bound = strategy;
  try {
    storage = strategy && nativeStorage(strategy);
  } catch {
    storage = undefined;
  }
  if (storage !== undefined) defaults = { scope: getDefaultCurrentScope(), isolationScope: getDefaultIsolationScope() };
}

function nativeStorage(strategy: Strategy): AsyncLocalStorage<Scopes> | undefined {
  // Another copy of the SDK's core than that of the user's `@sentry/node` makes other scopes and spans.
  if (!isFastPathAllowed || CoreScope !== (Scope as unknown) || !forksAreRight()) return undefined;
  const kept = strategy.getTracingChannelBinding?.()?.asyncLocalStorage;
  const isAsKnown = strategy.withScope((scope) => {
    const store = kept?.getStore();
    // The strategy of OpenTelemetry keeps its own context there.
    return store?.scope === scope && store.isolationScope === strategy.getIsolationScope() && Object.keys(store).length === 2;
  });
  return isAsKnown ? kept : undefined;
}

/** Whether scopes are forked and entered past the SDK's functions. */
export const isNative = (): boolean => storageNow() !== undefined;

/** Whether Sentry was never initialised: the SDK has no strategy then, and its first scope no client. */
export const isSilent = (): boolean => carrier.acs === undefined && first.getClient() === undefined;

const first = getCurrentScope();

export const currentScopes = (): Scopes =>
  storageNow()?.getStore() ??
  (storage === undefined ? { scope: getCurrentScope(), isolationScope: getIsolationScope() } : (defaults as Scopes));

/** A copy of a scope for one call, with tags (which are attributes, too) and a datum among its processing metadata. */
export function fork(scope: Scope, tags: Record<string, string | number | boolean> | undefined, key: string, metadatum: unknown): Scope {
  if (storageNow() !== undefined) return forkOf(scope, tags, key, metadatum);
  const clone = scope.clone().setSDKProcessingMetadata({ [key]: metadatum });
  // OpenTelemetry keeps its context there, with the isolation scope in which the scope was last entered.
  for (const name of Object.keys(clone.refs)) if (name !== "span") Reflect.deleteProperty(clone.refs, name);
  return tags === undefined ? clone : clone.setTags(tags).setAttributes(tags);
}

/** Runs a body in scopes; `isolates` says whether the isolation scope may be another than the current one. */
export function runIn<A, B, C, T>(scopes: Scopes, isolates: boolean, body: (a: A, b: B, c: C) => T, a: A, b: B, c: C): T {
  const native = storageNow();
  if (native !== undefined) return native.run(scopes, body, a, b, c);
  const inScope = (): T => withScope(scopes.scope, () => body(a, b, c));
  return isolates ? withIsolationScope(scopes.isolationScope, inScope) : inScope();
}

/** The processing metadata of a scope. */
export const metadataOf = (scope: Scope): Readonly<Record<string, unknown>> =>
  storageNow() === undefined ? scope.getScopeData().sdkProcessingMetadata : metadataOn(scope);

/** Whether spans are suppressed on a scope (@sentry/core 11.12, tracing/constants.js). */
export const isSuppressed = (scope: Scope): boolean =>
  storageNow() === undefined ? isTracingSuppressed(scope) : metadataOn(scope)["__SENTRY_SUPPRESS_TRACING__"] === true;
