import type { AttributeValue } from "../annotation/value.js";

/**
 * What every function that records metrics takes.
 *
 * @example
 * recordCacheMetric("guild-settings", "get", { duration: 0.3, attributes: { tier: "memory" } });
 */
export interface MetricOptions {
  /** How long it took, in ms. Default: not measured, so that nothing is said of its time. */
  readonly duration?: number | undefined;
  /** Further attributes of the metrics; those that a function names itself win. Ids do not belong here: each would be a series of its own. Default: none. */
  readonly attributes?: Readonly<Record<string, AttributeValue>> | undefined;
}

/**
 * The same for what can fail.
 *
 * @example
 * recordCogMetric("moderation", "purge", { duration: 800, success: false, errorType: "RangeError" });
 */
export interface OutcomeOptions extends MetricOptions {
  /** Default: `true`, unless an `errorType` is given. */
  readonly success?: boolean | undefined;
  /** What sort of error it was, such as the error's class; not its message. Default: nothing is said of it. */
  readonly errorType?: string | undefined;
}
