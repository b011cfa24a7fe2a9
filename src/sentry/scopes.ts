import type { AsyncLocalStorage } from "node:async_hooks";
import { isTracingSuppressed } from "@sentry/core";
import { carrier, type Scopes, type Strategy } from "./carrier.js";
import { cloneFor, type ForkAdditions } from "./clone.js";
import { isFastPathAllowed } from "./fast-path.js";
import { forkOf, frameOn, metadataOn, traceOn, unboxed } from "./fork.js";
import { FRAME, type Trace } from "./scope-fields.js";
import { forksAreRight } from "./forks-are-right.js";
import { isOneCore } from "./other-versions.js";
import { processScopes } from "./process-scopes.js";
import { getCurrentScope, getIsolationScope, Scope, withIsolationScope, withScope } from "./sdk.js";

export type { Scopes, Trace };

let bound: Strategy | undefined;
let storage: AsyncLocalStorage<Scopes> | undefined;

/** Looks for the SDK's own storage of scopes, where all is as we know it; whoever asks for the current scopes looks again. */
function bind(strategy: Strategy | undefined): void {
  bound = strategy;
  try {
    storage = strategy && nativeStorage(strategy);
  } catch {
    storage = undefined;
  }
}

function nativeStorage(strategy: Strategy): AsyncLocalStorage<Scopes> | undefined {
  // Another copy of the SDK's core than that of the user's `@sentry/node` makes other scopes and spans.
  if (!isFastPathAllowed || !isOneCore || !forksAreRight()) return undefined;
  const kept = strategy.getTracingChannelBinding?.()?.asyncLocalStorage;
  const isAsKnown = strategy.withScope((scope) => {
    const store = kept?.getStore();
    // The strategy of OpenTelemetry keeps its own context there, and another copy of this version, CommonJS beside ESM, its own scopes.
    const isOurs = scope instanceof Scope && store?.scope === scope && store.isolationScope === strategy.getIsolationScope();
    return isOurs && Object.keys(store).length === 2;
  });
  return isAsKnown ? kept : undefined;
}

/** Whether scopes are forked and entered past the SDK's functions. */
export const isNative = (): boolean => storage !== undefined;

/**
 * Whether Sentry was never initialised: the SDK has no strategy then, and its first scope no client. Asked at each call, so it is short; where
 * it was, whoever asks for the current scopes looks for the strategy anyway.
 */
export const isSilent = (): boolean => bound === undefined && carrier()?.acs === undefined && first?.getClient() === undefined;

// None where a test has mocked the SDK.
const first = getCurrentScope() as Scope | undefined;

export function currentScopes(): Scopes {
  const strategy = carrier()?.acs;
  if (strategy !== bound) bind(strategy);
  return storage === undefined ? { scope: getCurrentScope(), isolationScope: getIsolationScope() } : (storage.getStore() ?? processScopes);
}

/** A copy of a scope for one call, with more tags and contexts, the trace that begins there, and whose it is. */
export function fork(scope: Scope, added: ForkAdditions, trace: Trace | undefined, frame: object | undefined): Scope {
  return storage === undefined ? cloneFor(scope, added, trace, frame) : forkOf(scope, added, trace, frame);
}

/** The call whose scope this is; of a copy, that of the scope it was copied from. */
export const frameOf = (scope: Scope): unknown => (storage === undefined ? unboxed(metadataOf(scope)[FRAME]) : frameOn(scope));

/** The trace of a scope. */
export const traceOf = (scope: Scope): Trace => (storage === undefined ? scope.getPropagationContext() : traceOn(scope));

/** Runs a body in scopes; `isolates` says whether the isolation scope may be another than the current one. */
export function runIn<A, B, C, T>(scopes: Scopes, isolates: boolean, body: (a: A, b: B, c: C) => T, a: A, b: B, c: C): T {
  // A store of its own: others read the SDK's, and all that a frame holds is none of theirs.
  if (storage !== undefined) return storage.run({ scope: scopes.scope, isolationScope: scopes.isolationScope }, body, a, b, c);
  const { scope, isolationScope } = scopes;
  return isolates ? withIsolationScope(isolationScope, () => inScope(scope, body, a, b, c)) : inScope(scope, body, a, b, c);
}

const inScope = <A, B, C, T>(scope: Scope, body: (a: A, b: B, c: C) => T, a: A, b: B, c: C): T => withScope(scope, () => body(a, b, c));

/** The processing metadata of a scope, but for whose it is. */
export const metadataOf = (scope: Scope): Readonly<Record<string, unknown>> =>
  storage === undefined ? scope.getScopeData().sdkProcessingMetadata : metadataOn(scope);

/** Whether spans are suppressed on a scope (@sentry/core 11.12, tracing/constants.js). */
export const isSuppressed = (scope: Scope): boolean =>
  storage === undefined ? isTracingSuppressed(scope) : metadataOn(scope)["__SENTRY_SUPPRESS_TRACING__"] === true;

/** What the SDK keeps scopes by; another one from `Sentry.init` to `Sentry.init`. */
export const strategyNow = (): unknown => bound;
