import { carrier, type Scopes } from "./carrier.js";
import { getCurrentScope, getIsolationScope, type Scope } from "./sdk.js";

/**
 * The scopes of the process, round which nothing is open. `@sentry/node` does not export `getDefaultCurrentScope`; the SDK keeps
 * the two for ever (@sentry/core 11.12, defaultScopes.js). Where they are not found, those are taken in which this module is loaded: a
 * fork's, if a bot loads its commands inside a span.
 */
const atLoad = { scope: getCurrentScope(), isolationScope: getIsolationScope() };

/** A scope of another copy of the same version is one too, though no instance of ours. */
const isScope = (value: unknown): value is Scope => typeof (value as Partial<Scope> | undefined)?.getScopeData === "function";

export const processScopes: Scopes = {
  get scope(): Scope {
    const scope = carrier()?.defaultCurrentScope;
    return isScope(scope) ? scope : atLoad.scope;
  },
  get isolationScope(): Scope {
    const scope = carrier()?.defaultIsolationScope;
    return isScope(scope) ? scope : atLoad.isolationScope;
  },
};
