import type { Scopes } from "../../sentry/scopes.js";
import { getGlobalScope, type Client, type Scope } from "../../sentry/sdk.js";
import { toAttribute, toAttributes, type SentAttribute } from "../values/attribute-value.js";
import { ALL_METRICS, isHighCardinality, metricAttributesOf, withLowCardinality } from "./cardinality.js";

type Attributes = Record<string, SentAttribute>;

/**
 * By which attributes a counter is summed: its own, and those of the scopes here, as the SDK puts them on a metric. A sum is many
 * users': what is of one of them is left out, unless it was listed for metrics. Where nobody has set metrics up, a counter's own
 * attributes are all kept, for they were asked for; of the scopes', which reach every metric, those that hold no id.
 */
export function summedAttributes(client: Client, { scope, isolationScope }: Scopes, name: string, own: Attributes): Attributes {
  const listed = metricAttributesOf(client);
  const scopes = [getGlobalScope().getScopeData(), isolationScope.getScopeData(), scope.getScopeData()] as const;
  const said: Record<string, unknown> = Object.assign({}, scopes[0].attributes, scopes[1].attributes, scopes[2].attributes);
  if (listed === undefined) return Object.assign(lowOnes(said), own);
  return Object.assign(
    withLowCardinality(Object.assign(toAttributes(said), toAttributes(userOf(scopes))), listed, ALL_METRICS),
    withLowCardinality(own, listed, `metric '${name}'`),
  );
}

function lowOnes(said: Readonly<Record<string, unknown>>): Attributes {
  const low: Attributes = {};
  for (const key of Object.keys(said)) {
    const value = toAttribute(said[key]);
    if (value !== undefined && !isHighCardinality(key, value)) low[key] = value;
  }
  return low;
}

type ScopeData = ReturnType<Scope["getScopeData"]>;

/** As the SDK names the user on metrics (@sentry/core 11.12, metrics/internal.js, `_enrichMetricAttributes`). */
function userOf(scopes: readonly ScopeData[]): Record<string, unknown> {
  const { id, email, username } = Object.assign({}, ...scopes.map(({ user }) => user)) as Record<string, unknown>;
  return { "user.id": id, "user.email": email, "user.name": username };
}
