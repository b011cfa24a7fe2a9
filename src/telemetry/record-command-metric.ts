import { commandMetrics } from "./command-metrics.js";
import { OUTCOME_OPTIONS, withRightArguments } from "./metric-arguments.js";
import type { OutcomeOptions } from "./metric-options.js";

/** Options of {@link recordCommandMetric}. */
export interface CommandMetricOptions extends OutcomeOptions {
  /** Such as `slash`, `prefix`, `button`. Default: nothing is said of it. */
  readonly commandType?: string | undefined;
}

/**
 * Records one run of a command: `bot.command.execution_time` (ms), `bot.command.usage`, and `bot.command.failures` where it failed.
 * Attributes: `command`, `command_type`, `success`, `error_type`.
 *
 * `cogscope/discord` does so for every command; this is for those that it does not see. Never throws: wrong arguments are reported once.
 *
 * @example
 * recordCommandMetric("ban", { duration: 42, commandType: "slash" });
 * recordCommandMetric("ban", { success: false, errorType: "MissingPermissions" });
 */
export function recordCommandMetric(command: string, options: CommandMetricOptions = {}): void {
  withRightArguments("recordCommandMetric()", { command }, options, { ...OUTCOME_OPTIONS, commandType: "text" }, (right) => {
    const { commandType, success = right.errorType === undefined } = right;
    commandMetrics(command, commandType, { ...right, success });
  });
}
