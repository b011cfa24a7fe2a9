import { bareOrCalled } from "./word.js";
import { metricFields, type MetricWord } from "./metric-options.js";

/**
 * Times the calls: a distribution in milliseconds, from entry to settlement, with the attributes `success` and, where an error left that
 * is no expected one, `error_type`, its class.
 *
 * Default name: `bot.cog.operation.duration`, with the attributes `cog` and `operation` (the method); a name of one's own comes
 * without them. Of a generator it is the time from its first `next` to its end, pauses included; of a query builder that of each run.
 *
 * @function
 * @example
 * ```ts
 * class Levels {
 *   @Timed
 *   async recalculate() {}
 * }
 * ```
 */
export const Timed: MetricWord = bareOrCalled((...args: readonly unknown[]) => ({ ...metricFields(args), kind: "timed" }));
