import { count } from "../runtime/metrics/metric.js";
import { OUTCOME_OPTIONS, withRightArguments } from "./metric-arguments.js";
import type { OutcomeOptions } from "./metric-options.js";
import { recordOutcome } from "./record-outcome.js";

/** Options of {@link recordDatabaseMetric}. */
export interface DatabaseMetricOptions extends OutcomeOptions {
  /** The name of the table. Default: nothing is said of it. */
  readonly table?: string | undefined;
  /** How often it had to be tried again. Default: nothing is said of it. */
  readonly retryCount?: number | undefined;
}

const DATABASE = { duration: "bot.database.operation.duration", count: "bot.database.operation.count", failures: "bot.database.failures" };

/**
 * Records one operation of the database: `bot.database.operation.duration` (ms), `bot.database.operation.count`,
 * `bot.database.failures` where it failed, and `bot.database.retries` by as many as there were.
 * Attributes: `operation`, `table`, `success`, `error_type`, `retry_count`.
 *
 * `operation` is a word such as `select`, not the statement. Never throws: wrong arguments are reported once.
 *
 * @example
 * recordDatabaseMetric("select", { table: "cases", duration: 3.5 });
 * recordDatabaseMetric("insert", { table: "cases", retryCount: 2, success: false, errorType: "DeadlockDetected" });
 */
export function recordDatabaseMetric(operation: string, options: DatabaseMetricOptions = {}): void {
  const kinds = { ...OUTCOME_OPTIONS, table: "text", retryCount: "whole" } as const;
  withRightArguments("recordDatabaseMetric()", { operation }, options, kinds, (right) => {
    const { table, retryCount = 0, success = right.errorType === undefined, attributes } = right;
    recordOutcome(DATABASE, { operation, table, retry_count: right.retryCount }, { ...right, success });
    if (retryCount > 0) count("bot.database.retries", { ...attributes, operation, table }, retryCount);
  });
}
