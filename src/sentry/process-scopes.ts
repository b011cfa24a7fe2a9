import { getCurrentScope, getIsolationScope, SDK_VERSION, type Scope } from "./sdk.js";

/**
 * The scopes of the process, round which nothing is open. `@sentry/node` does not export `getDefaultCurrentScope`; the SDK keeps
 * the two for ever, under its version, in its global object (@sentry/core 11.12, carrier.js, defaultScopes.js). Where they are
 * not found there, those are taken in which this module is loaded: a fork's, if a bot loads its commands inside a span.
 */
interface Carrier {
  readonly __SENTRY__?: Readonly<
    Record<string, { readonly defaultCurrentScope?: unknown; readonly defaultIsolationScope?: unknown } | undefined>
  >;
}

const atLoad = { scope: getCurrentScope(), isolationScope: getIsolationScope() };

const kept = () => (globalThis as Carrier).__SENTRY__?.[SDK_VERSION];

/** A scope of another copy of the same version is one too, though no instance of ours. */
const isScope = (value: unknown): value is Scope => typeof (value as Partial<Scope> | undefined)?.getScopeData === "function";

export const processScopes = {
  get scope(): Scope {
    const scope = kept()?.defaultCurrentScope;
    return isScope(scope) ? scope : atLoad.scope;
  },
  get isolationScope(): Scope {
    const scope = kept()?.defaultIsolationScope;
    return isScope(scope) ? scope : atLoad.isolationScope;
  },
};
