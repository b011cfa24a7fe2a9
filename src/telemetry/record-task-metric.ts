import { OUTCOME_OPTIONS, withRightArguments } from "./metric-arguments.js";
import type { OutcomeOptions } from "./metric-options.js";
import { recordOutcome } from "./record-outcome.js";

/** Options of {@link recordTaskMetric}. */
export interface TaskMetricOptions extends OutcomeOptions {
  /** Such as `cron`, `startup`. Default: nothing is said of it. */
  readonly taskType?: string | undefined;
}

const TASK = { duration: "bot.task.execution_time", count: "bot.task.executions", failures: "bot.task.failures" };

/**
 * Records one run of a task in the background: `bot.task.execution_time` (ms), `bot.task.executions`, and `bot.task.failures` where it
 * failed. Attributes: `task`, `task_type`, `success`, `error_type`.
 *
 * It tells Sentry's crons nothing. Never throws: wrong arguments are reported once.
 *
 * @example
 * recordTaskMetric("refresh-bans", { taskType: "cron", duration: 1200 });
 */
export function recordTaskMetric(task: string, options: TaskMetricOptions = {}): void {
  withRightArguments("recordTaskMetric()", { task }, options, { ...OUTCOME_OPTIONS, taskType: "text" }, (right) => {
    const { taskType, success = right.errorType === undefined } = right;
    recordOutcome(TASK, { task, task_type: taskType }, { ...right, success });
  });
}
