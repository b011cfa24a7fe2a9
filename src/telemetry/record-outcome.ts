import { count, distribution } from "../runtime/metrics/metric.js";

/** How something ended. */
export interface Outcome {
  /** In ms; none where it was not measured. */
  readonly duration?: number | undefined;
  readonly success: boolean;
  readonly errorType?: string | undefined;
  /** What else is said of it. */
  readonly attributes?: Readonly<Record<string, unknown>> | undefined;
}

/** What the metrics of one sort of thing are called. */
export interface OutcomeMetrics {
  readonly duration: string;
  readonly count: string;
  readonly failures: string;
}

/** The three metrics that all sorts have: how long it took, that it happened, and whether it failed. */
export function recordOutcome(metrics: OutcomeMetrics, said: Readonly<Record<string, unknown>>, outcome: Outcome): void {
  const { duration, success, errorType, attributes } = outcome;
  const all = { ...attributes, ...said, success, error_type: errorType };
  if (duration !== undefined) distribution(metrics.duration, duration, all);
  count(metrics.count, all);
  if (!success) count(metrics.failures, all);
}
