import { bareOrCalled } from "./word.js";
import { metricFields, type MetricWord } from "./metric-options.js";

/**
 * Tells how many calls are running in this process: a gauge for each name and set of attributes, sent at each entry and exit.
 *
 * Default name: `bot.cog.operation.in_flight`, with the attributes `cog` and `operation` (the method); a name of one's own comes
 * without them. A call that can never end, for nobody holds its promise or its generator any more, is taken off when it is collected.
 *
 * @function
 * @example
 * class Backups {
 *   @InFlight("bot.backups.running")
 *   async run() {}
 * }
 */
export const InFlight: MetricWord = bareOrCalled((...args: readonly unknown[]) => ({ ...metricFields(args), kind: "inFlight" }));
