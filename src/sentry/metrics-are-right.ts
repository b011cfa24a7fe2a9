import { _INTERNAL_captureMetric, SentrySpan, type SerializedMetric } from "@sentry/core";
import { setActiveSpan } from "./active-span.js";
import { metricOf } from "./metric-of.js";
import { type Client, getIsolationScope, Scope } from "./sdk.js";

/** Whether a metric is, put together here, what this SDK makes of it: with a span and without, and of values of all kinds. */
export function metricsAreRight(): boolean {
  try {
    const scope = filled();
    if (!isRight(scope)) return false;
    setActiveSpan(scope, new SentrySpan({ name: "name", traceId: "2".repeat(32), sampled: false }));
    return isRight(scope);
  } catch {
    return false;
  }
}

function isRight(scope: Scope): boolean {
  const metric = { type: "distribution", name: "name", value: 1.5, unit: "millisecond", attributes: { ...VALUES, own: 1 } } as const;
  let theirs: SerializedMetric | undefined;
  _INTERNAL_captureMetric(metric, {
    scope,
    captureSerializedMetric: (_, serialized) => (theirs = serialized),
  });
  const ours = metricOf(metric, STAND_IN, { scope, isolationScope: getIsolationScope() }).serialized;
  return theirs !== undefined && shapeOf(theirs) === shapeOf(ours);
}

const VALUES = { text: "a", flag: true, whole: 1, part: 0.5, none: NaN, list: ["a"], unit: { value: 1, unit: "byte" }, odd: { a: 1 } };

function filled(): Scope {
  const scope = new Scope();
  scope.setClient(STAND_IN);
  scope.setPropagationContext({ traceId: "1".repeat(32), sampleRand: 0.5 });
  // Also what no attribute is.
  const said: Record<string, unknown> = { ...VALUES, own: "of the scope" };
  return scope.setAttributes(said).setUser({ id: "1", username: "a" });
}

/** Of the bot's client nobody must hear of a metric that is none. */
const STAND_IN = {
  getOptions: () => ({ release: "1", environment: "test" }),
  getSdkMetadata: () => ({ sdk: { name: "name", version: "1" } }),
  getIntegrationByName: () => undefined,
  getDsn: () => undefined,
  emit: () => undefined,
  recordDroppedEvent: () => undefined,
} as unknown as Client;

function shapeOf({ timestamp, attributes, ...rest }: SerializedMetric): string {
  const { "sentry.timestamp.sequence": sequence, ...others } = attributes ?? {};
  return JSON.stringify([typeof timestamp, sequence?.type, others, rest]);
}
