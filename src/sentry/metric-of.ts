import { type Metric, type SerializedMetric, timestampInSeconds } from "@sentry/core";
import { activeSpanOn } from "./active-span.js";
import { type Scopes, traceOf } from "./scopes.js";
import { type Client, getGlobalScope, type ScopeData } from "./sdk.js";
import { addGiven, addTyped, type TypedAttributes } from "./typed-attributes.js";

/** A metric as it is recorded. */
export interface Recorded {
  readonly type: Metric["type"];
  readonly name: string;
  readonly value: number;
  readonly unit: string | undefined;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** The same as the hooks of the SDK see it, and as it goes into its envelope. */
export interface BuiltMetric {
  readonly processed: Metric;
  readonly serialized: SerializedMetric;
}

/** Puts a metric together as the SDK does (@sentry/core 11.12, metrics/internal.js), in the order in which the SDK does it. */
export function metricOf(metric: Recorded, client: Client, { scope, isolationScope }: Scopes): BuiltMetric {
  const said = [getGlobalScope().getScopeData(), isolationScope.getScopeData(), scope.getScopeData()] as const;
  const { type, name, value, unit } = metric;
  const processed = { type, name, value, unit, attributes: enriched(metric, client, said) } as Metric;
  client.emit("processMetric", processed);
  const attributes: TypedAttributes = {};
  for (const { attributes: ofScope } of said) addTyped(attributes, ofScope);
  addGiven(attributes, processed.attributes);
  const timestamp = timestampInSeconds();
  attributes["sentry.timestamp.sequence"] = { value: sequenceAt(timestamp), type: "integer" };
  const span = activeSpanOn(scope)?.spanContext();
  const trace = span === undefined ? traceOf(scope) : span;
  return {
    processed,
    serialized: {
      timestamp,
      trace_id: trace.traceId,
      span_id: span?.spanId,
      name: processed.name,
      type: processed.type,
      unit: processed.unit,
      value: processed.value,
      attributes,
    } as SerializedMetric,
  };
}

type Said = readonly Pick<ScopeData, "attributes" | "user">[];

/** Its own attributes, and what the SDK says on each metric. */
function enriched({ attributes }: Recorded, client: Client, said: Said): Record<string, unknown> {
  const all: Record<string, unknown> = Object.assign({}, attributes);
  for (const [key, field] of USER) {
    const value = userField(said, field);
    if (value && !(key in all)) all[key] = value;
  }
  const { release, environment } = client.getOptions();
  const { name, version } = client.getSdkMetadata()?.sdk ?? {};
  if (release) all["sentry.release"] = release;
  if (environment) all["sentry.environment"] = environment;
  if (name) all["sentry.sdk.name"] = name;
  if (version) all["sentry.sdk.version"] = version;
  return all;
}

const USER = [
  ["user.id", "id"],
  ["user.email", "email"],
  ["user.name", "username"],
] as const;

/** The innermost scope that names a field wins, even if it names it in vain. */
function userField(said: Said, field: "id" | "email" | "username"): unknown {
  for (let at = said.length - 1; at >= 0; at--) {
    const { user } = said[at];
    if (Object.hasOwn(user, field)) return user[field];
  }
  return undefined;
}

let last = 0;
let sequence = 0;

/** The place of a metric among those of one millisecond. The SDK counts its own and tells nobody how far it is. */
function sequenceAt(timestamp: number): number {
  const now = Math.floor(timestamp * 1000);
  sequence = now === last ? sequence + 1 : 0;
  last = now;
  return sequence;
}
