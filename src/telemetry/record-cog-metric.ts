import { OUTCOME_OPTIONS, withRightArguments } from "./metric-arguments.js";
import type { OutcomeOptions } from "./metric-options.js";
import { recordOutcome } from "./record-outcome.js";

const COG = { duration: "bot.cog.operation.duration", count: "bot.cog.operation.count", failures: "bot.cog.failures" };

/**
 * Records something that a cog did: `bot.cog.operation.duration` (ms), `bot.cog.operation.count`, and `bot.cog.failures` where it
 * failed. Attributes: `cog`, `operation`, `success`, `error_type`.
 *
 * Never throws: wrong arguments are reported once.
 *
 * @example
 * recordCogMetric("moderation", "purge", { duration: 800, attributes: { channel_type: "thread" } });
 */
export function recordCogMetric(cog: string, operation: string, options: OutcomeOptions = {}): void {
  withRightArguments("recordCogMetric()", { cog, operation }, options, OUTCOME_OPTIONS, (right) => {
    const { success = right.errorType === undefined } = right;
    recordOutcome(COG, { cog, operation }, { ...right, success });
  });
}
