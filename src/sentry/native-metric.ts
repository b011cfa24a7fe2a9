import { _INTERNAL_captureSerializedMetric, debug, hasExternalPropagationContext } from "@sentry/core";
import { metricOf, type Recorded } from "./metric-of.js";
import { metricsAreRight } from "./metrics-are-right.js";
import { isNative, type Scopes } from "./scopes.js";
import { type Client, metrics } from "./sdk.js";

/**
 * Gives a metric to the SDK, in these scopes, which are current. The SDK merges all that stands on three scopes for the attributes and the user on
 * them, and works out a trace's sampling context that no metric bears: 14 µs and more (@sentry/core 11.12, metrics/internal.js,
 * `_INTERNAL_captureMetric`). Here it is put together from what it takes; where the SDK would do anything else it does it itself.
 */
export function captureMetric(metric: Recorded, client: Client, scopes: Scopes): void {
  if (!canBuild(client)) return bySdk(metric);
  const built = metricOf(metric, client, scopes);
  _INTERNAL_captureSerializedMetric(client, built.serialized);
  client.emit("afterCaptureMetric", built.processed);
}

let areRight: boolean | undefined;

function canBuild(client: Client): boolean {
  if (!isNative() || debug.isEnabled() || hasExternalPropagationContext()) return false;
  if (client.getOptions().beforeSendMetric !== undefined || client.getIntegrationByName("Replay") !== undefined) return false;
  return (areRight ??= metricsAreRight());
}

function bySdk({ type, name, value, unit, attributes }: Recorded): void {
  const options = { unit, attributes } as Parameters<typeof metrics.gauge>[2];
  if (type === "counter") metrics.count(name, value, options);
  else metrics[type](name, value, options);
}
