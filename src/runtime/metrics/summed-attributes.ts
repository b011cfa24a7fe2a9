import { getCurrentScope, getGlobalScope, getIsolationScope, type Client, type Scope } from "../../sentry/sdk.js";
import { toAttributes, type SentAttribute } from "../values/attribute-value.js";
import { ALL_METRICS, isHighCardinality, metricAttributesOf, withLowCardinality } from "./cardinality.js";

type Attributes = Record<string, SentAttribute>;

/**
 * By which attributes a counter is summed: its own, and those of the scopes here, as the SDK puts them on a metric. A sum is many
 * users': what is of one of them is left out, unless it was listed for metrics. Where nobody has set metrics up, a counter's own
 * attributes are all kept, for they were asked for; of the scopes', which reach every metric, those that hold no id.
 */
export function summedAttributes(client: Client, name: string, own: Attributes): Attributes {
  const listed = metricAttributesOf(client);
  const scopes = [getGlobalScope(), getIsolationScope(), getCurrentScope()];
  const around = toAttributes(Object.assign({}, ...scopes.map(attributesOf)));
  if (listed === undefined) return { ...lowOnes(around), ...own };
  return {
    ...withLowCardinality({ ...around, ...toAttributes(userOf(scopes)) }, listed, ALL_METRICS),
    ...withLowCardinality(own, listed, `metric '${name}'`),
  };
}

const attributesOf = (scope: Scope): object => scope.getScopeData().attributes ?? {};

const lowOnes = (attributes: Attributes): Attributes =>
  Object.fromEntries(Object.entries(attributes).filter(([key, value]) => !isHighCardinality(key, value)));

/** As the SDK names the user on metrics (@sentry/core 11.12, metrics/internal.js, `_enrichMetricAttributes`). */
function userOf(scopes: readonly Scope[]): Record<string, unknown> {
  const { id, email, username } = Object.assign({}, ...scopes.map((scope) => scope.getScopeData().user)) as Record<string, unknown>;
  return { "user.id": id, "user.email": email, "user.name": username };
}
