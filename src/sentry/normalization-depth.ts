/** What `setNormalizationDepthOverrideHint` of @sentry/core writes, which @sentry/node does not export (11.12, utils/normalizationHints.js). */
const HINT = Symbol.for("sentry.overrideNormalizationDepth");

/** Lets the SDK keep a plain object to a depth of its own, where it would cut all contexts to 3, counted from their record. */
export const keepDepth = <T extends object>(value: T, depth: number): T => Object.defineProperty(value, HINT, { value: depth });
