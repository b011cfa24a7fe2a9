import { texts } from "../runtime/check-option.js";

/**
 * The option `metricAttributes`: attributes that metrics may carry though they hold ids. Default: none. Throws a `SetupError` where it
 * is no list of names.
 */
export const checkedMetricAttributes = (option: unknown): ReadonlySet<string> =>
  new Set(option === undefined ? [] : texts(option, "metricAttributes", "the name of an attribute", 'Write ["guild_id"]'));
