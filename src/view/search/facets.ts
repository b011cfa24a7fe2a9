import type { ReceivedCheckIn } from "../records/received-check-in.js";
import type { ReceivedError } from "../records/received-error.js";
import type { ReceivedEvent } from "../records/received-event.js";
import type { ReceivedLog } from "../records/received-log.js";
import type { ReceivedMetric } from "../records/received-metric.js";
import type { ReceivedSpan } from "../records/received-span.js";
import type { JsonObject } from "../untrusted.js";

/** A field that can be searched. */
export type Facet = readonly [key: string, value: unknown];

const below = (prefix: string, fields: JsonObject): Facet[] =>
  Object.entries(fields).map(([name, value]) => [`${prefix}.${name}`, value] as const);

/** The fields of a transaction: its tags by their names, `user.id`, `moderation.method` (context and key), `release`, `trace`, … */
export function eventFacets({ tags, user, contexts, eventId, traceId, event, breadcrumbs }: ReceivedEvent): readonly Facet[] {
  return [
    ...Object.entries(tags),
    ...below("user", user ?? {}),
    ...Object.entries(contexts).flatMap(([name, block]) => below(name, block)),
    ["event", eventId],
    ["trace", traceId],
    ...["release", "environment", "server_name", "transaction"].map((name) => [name, event[name]] as const),
    ...breadcrumbs.flatMap(({ message, category }): Facet[] => [
      ["breadcrumb", message],
      ["breadcrumb.category", category],
    ]),
  ];
}

/** The fields of an error: those, and `level`, `type`, `message`, `mechanism`, `handled`, `at`. */
export function errorFacets(error: ReceivedError): readonly Facet[] {
  return [
    ...eventFacets(error),
    ["level", error.level],
    ["message", error.message],
    ...error.exceptions.flatMap(({ type, value, mechanism, handled, at }): Facet[] => [
      ["type", type],
      ["message", value],
      ["mechanism", mechanism],
      ["handled", handled],
      ["at", at],
    ]),
  ];
}

/** The fields of a span: its attributes by their names, `name`, `op`, `status`, `trace`. */
export function spanFacets({ attributes, name, op, status, traceId, spanId }: ReceivedSpan): readonly Facet[] {
  return [...Object.entries(attributes), ["name", name], ["op", op], ["status", status], ["trace", traceId], ["span", spanId]];
}

/** The fields of a log: its attributes by their names, `level`, `message`, `trace`. */
export function logFacets({ attributes, level, body, traceId, spanId }: ReceivedLog): readonly Facet[] {
  return [...Object.entries(attributes), ["level", level], ["message", body], ["trace", traceId], ["span", spanId]];
}

/** The fields of a metric: its attributes by their names, `name`, `type`, `unit`, `trace`. */
export function metricFacets({ attributes, name, type, unit, value, traceId }: ReceivedMetric): readonly Facet[] {
  return [...Object.entries(attributes), ["name", name], ["type", type], ["unit", unit], ["value", value], ["trace", traceId]];
}

/** The fields of a check-in: `monitor`, `status`, `check_in`, `trace`. */
export function checkInFacets({ monitorSlug, status, checkInId, traceId }: ReceivedCheckIn): readonly Facet[] {
  return [
    ["monitor", monitorSlug],
    ["status", status],
    ["check_in", checkInId],
    ["trace", traceId],
  ];
}
