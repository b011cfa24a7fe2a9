import { getCurrentScope, getIsolationScope } from "./sdk.js";

/**
 * The scopes of the process, round which nothing is open. `@sentry/node` does not export `getDefaultCurrentScope`, but
 * while the modules are loaded no fork is active, and the SDK keeps these two objects for ever (@sentry/core 11.12, defaultScopes.js).
 */
export const processScopes = { scope: getCurrentScope(), isolationScope: getIsolationScope() } as const;
