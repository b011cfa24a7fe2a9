import { bareOrCalled } from "./word.js";
import { metricFields, type MetricWord } from "./metric-options.js";

/**
 * Counts the calls: a counter with the attributes `success` and, where an error left that is no expected one, `error_type`, its class.
 *
 * Default name: `bot.cog.operation.count`, with the attributes `cog` and `operation` (the method); a name of one's own comes without
 * them. Sent at the end of each call, whether or not tracing is on; of a generator and a query builder at the end of each run.
 *
 * @function
 * @example
 * class Levels {
 *   @Counted("bot.levels.granted", { attributes: { source: (grant: Grant) => grant.source } })
 *   async grant(grant: Grant) {}
 * }
 */
export const Counted: MetricWord = bareOrCalled((...args: readonly unknown[]) => ({ ...metricFields(args), kind: "counted" }));
