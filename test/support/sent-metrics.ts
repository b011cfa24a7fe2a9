import type { Recording } from "./recording.js";

export interface SentMetric {
  readonly name: string;
  readonly type: string;
  readonly value: number;
  readonly unit: string | undefined;
  readonly traceId: string;
  readonly spanId: string | undefined;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** What the SDK says of every metric (@sentry/core 11.12, metrics/internal.js). */
const isSdks = (key: string): boolean => key.startsWith("sentry.") || key === "server.address";

/** The metrics that were sent, in order, without what the SDK says of every one. */
export const sentMetrics = (sentry: Recording): SentMetric[] =>
  sentry.metrics.map(({ name, type, value, unit, trace_id, span_id, attributes }) => ({
    name,
    type,
    value,
    unit,
    traceId: trace_id,
    spanId: span_id,
    attributes: Object.fromEntries(
      Object.entries(attributes as Record<string, { value: unknown }>)
        .filter(([key]) => !isSdks(key))
        .map(([key, one]) => [key, one.value]),
    ),
  }));

/** How often each set of attributes was counted, whether sent one by one or summed; sorted. */
export function counted(sentry: Recording, name: string): [Readonly<Record<string, unknown>>, number][] {
  const sums = new Map<string, number>();
  for (const metric of sentMetrics(sentry)) {
    if (metric.name !== name || metric.type !== "counter") continue;
    const key = JSON.stringify(Object.entries(metric.attributes).sort());
    sums.set(key, (sums.get(key) ?? 0) + metric.value);
  }
  return [...sums].sort().map(([key, sum]) => [Object.fromEntries(JSON.parse(key) as [string, unknown][]), sum]);
}

/** The values of a gauge, in the order in which they were sent. */
export const levels = (sentry: Recording, name: string): number[] =>
  sentMetrics(sentry).flatMap((metric) => (metric.name === name && metric.type === "gauge" ? [metric.value] : []));
