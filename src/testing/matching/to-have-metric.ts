import type { ReceivedMetric } from "../../view/records/received-metric.js";
import { metricLine } from "../../view/text/record-line.js";
import { compare } from "./compare.js";
import type { ExpectedMetric } from "./expected.js";
import { equalsOf, type Equals, type MatcherContext, type MatcherResult } from "./matcher-context.js";
import { resultOf } from "./search.js";
import { recordingOf } from "./subject.js";

/** Whether something was measured. */
export function toHaveMetric(this: MatcherContext | void, subject: unknown, name: unknown, expected: ExpectedMetric = {}): MatcherResult {
  const recording = recordingOf(subject, "toHaveMetric");
  const equals = equalsOf(this ?? undefined);
  const { value, ...rest } = expected;
  const whole = { name, ...expected };
  return resultOf(this ?? undefined, {
    call: ["toHaveMetric", name, ...(Object.keys(expected).length === 0 ? [] : [expected])],
    noun: ["metric", "metrics"],
    among: value === undefined ? recording.metrics : summed(recording.metrics, { name, ...rest }, equals),
    differences: (metric) => compare(metric, whole, equals),
    line: metricLine,
    isUnsent: recording.isUnsent,
  });
}

/** The counters that are asked for as one: how often they were sent does not matter. */
function summed(metrics: readonly ReceivedMetric[], asked: object, equals: Equals): readonly ReceivedMetric[] {
  const isAsked = (metric: ReceivedMetric): boolean => metric.type === "counter" && compare(metric, asked, equals).length === 0;
  const [first, ...more] = metrics.filter(isAsked);
  if (first === undefined) return metrics;
  const value = more.reduce((sum, metric) => sum + (metric.value ?? 0), first.value ?? 0);
  return [{ ...first, value }, ...metrics.filter((metric) => !isAsked(metric))];
}
