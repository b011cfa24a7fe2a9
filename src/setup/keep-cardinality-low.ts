import type { Envelope, SerializedMetric } from "@sentry/core";
import { guard } from "../runtime/guard.js";
import { ALL_METRICS, listMetricAttributes, metricAttributesOf, withLowCardinality } from "../runtime/metrics/cardinality.js";
import type { Client } from "../sentry/sdk.js";

/**
 * Keeps ids and users off a client's metrics, whoever records them, but for the listed attributes: each value would be a series of
 * its own. In development the author is told once a metric and attribute, and once of an attribute that stands on a scope.
 *
 * Called again for a client it replaces the list.
 */
export function keepCardinalityLow(client: Client, listed: ReadonlySet<string>): void {
  const isKept = metricAttributesOf(client) !== undefined;
  listMetricAttributes(client, listed);
  if (isKept) return;
  // What was given with the metric, and the user: a scope's attributes come later (@sentry/core 11.12, metrics/internal.js).
  client.on("processMetric", (metric) => {
    const { name, attributes } = metric;
    if (attributes !== undefined) inGuard(() => (metric.attributes = withLowCardinality(attributes, listedOf(client), `metric '${name}'`)));
  });
  client.on("beforeEnvelope", (envelope) => inGuard(() => cleanMetrics(envelope, listedOf(client))));
}

/** The scopes' attributes are on a metric only when it is in its envelope: no hook of the SDK sees them before. */
function cleanMetrics([, items]: Envelope, listed: ReadonlySet<string>): void {
  for (const [{ type }, payload] of items) {
    if (type !== "trace_metric") continue;
    for (const metric of (payload as { readonly items: SerializedMetric[] }).items) {
      if (metric.attributes !== undefined)
        metric.attributes = withLowCardinality(metric.attributes, listed, ALL_METRICS, (attribute) => attribute.value);
    }
  }
}

const listedOf = (client: Client): ReadonlySet<string> => metricAttributesOf(client) ?? new Set();

const inGuard = (work: () => void): void => void guard("metrics", "keeping their cardinality low", work);
