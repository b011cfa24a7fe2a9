import { hint } from "../runtime/diagnostics.js";
import { count, distribution, gauge } from "../runtime/metrics/metric.js";
import { METRIC_OPTIONS, withRightArguments } from "./metric-arguments.js";
import type { MetricOptions } from "./metric-options.js";

/** Options of {@link recordCacheMetric}. */
export interface CacheMetricOptions extends MetricOptions {
  /** Whether what was looked for was there. Default: nothing is said of it, as for a write. */
  readonly hit?: boolean | undefined;
  /** How many entries the cache holds now. Default: nothing is said of it. */
  readonly size?: number | undefined;
}

/**
 * Records one operation of a cache: `bot.cache.hits` or `bot.cache.misses`, `bot.cache.operation.duration` (ms), and the gauge
 * `bot.cache.size`, each where it is told. Attributes: `cache`, `operation`; of the size, which no operation has, `cache`.
 *
 * The key that was looked for does not belong in it. Never throws: wrong arguments are reported once.
 *
 * @example
 * recordCacheMetric("guild-settings", "get", { hit: true, duration: 0.3 });
 * recordCacheMetric("guild-settings", "set", { size: settings.size });
 */
export function recordCacheMetric(cache: string, operation: string, options: CacheMetricOptions = {}): void {
  const kinds = { ...METRIC_OPTIONS, hit: "flag", size: "amount" } as const;
  withRightArguments("recordCacheMetric()", { cache, operation }, options, kinds, ({ hit, duration, size, attributes }) => {
    const all = { ...attributes, cache, operation };
    if (hit !== undefined) count(hit ? "bot.cache.hits" : "bot.cache.misses", all);
    if (duration !== undefined) distribution("bot.cache.operation.duration", duration, all);
    if (size !== undefined) gauge("bot.cache.size", size, "none", { ...attributes, cache });
    if (hit === undefined && duration === undefined && size === undefined)
      hint("recordCacheMetric()", "it was given none of hit, duration and size, so it had nothing to record");
  });
}
