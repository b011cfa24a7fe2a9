import type { Kept } from "../kept-list.js";
import type { Received } from "../received.js";
import type { ReceivedMetric } from "../records/received-metric.js";
import { metricFacets } from "../search/facets.js";
import { found } from "../search/found.js";
import type { Term } from "../search/query.js";
import { ownAttributes } from "../text/own-attributes.js";
import type { JsonObject } from "../untrusted.js";
import type { PageOf } from "./page-of.js";
import { cutText, inRow, presentable } from "./presentable.js";

/** All measurements of one name, type and unit. */
export interface MetricRow {
  readonly id: string;
  /** When the newest came. */
  readonly time: number;
  readonly name: string;
  readonly type: string;
  readonly unit: string | undefined;
  readonly count: number;
  readonly sum: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly median: number;
  readonly last: number | undefined;
  /** The newest fifty, newest first. */
  readonly measurements: readonly Measurement[];
}

/** One of them. */
export interface Measurement {
  readonly id: number;
  readonly time: number;
  readonly value: number | undefined;
  readonly attributes: JsonObject;
}

/** The metrics of which a search finds a measurement, in the order of their names. */
export function metricRows(received: Received, terms: readonly Term[], limit: number): PageOf<MetricRow> {
  const groups = new Map<string, Kept<ReceivedMetric>[]>();
  for (const kept of received.kept("metric")) {
    if (!found(terms, () => metricFacets(kept.value))) continue;
    const { name, type, unit } = kept.value;
    const id = JSON.stringify([name, type, unit]);
    const group = groups.get(id);
    if (group) group.push(kept);
    else groups.set(id, [kept]);
  }
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  return { rows: sorted.slice(0, limit).map(([id, group]) => metricRow(id, group)), found: groups.size };
}

function metricRow(id: string, group: readonly Kept<ReceivedMetric>[]): MetricRow {
  const values = group
    .map(({ value }) => value.value)
    .filter((value) => value !== undefined)
    .sort((a, b) => a - b);
  const newest = group.at(-1) as Kept<ReceivedMetric>;
  return {
    id: cutText(id, 1000),
    time: timeOf(newest),
    name: cutText(newest.value.name, 300),
    type: cutText(newest.value.type, 50),
    unit: newest.value.unit === undefined ? undefined : cutText(newest.value.unit, 50),
    count: group.length,
    sum: values.reduce((sum, value) => sum + value, 0),
    minimum: values[0] ?? 0,
    maximum: values.at(-1) ?? 0,
    median: values[Math.floor(values.length / 2)] ?? 0,
    last: newest.value.value,
    measurements: group.slice(-50).reverse().map(measurement),
  };
}

const timeOf = ({ value, arrived }: Kept<ReceivedMetric>): number => value.timestamp ?? arrived;

function measurement(kept: Kept<ReceivedMetric>): Measurement {
  const { "server.address": _host, ...attributes } = ownAttributes(kept.value.attributes);
  return { id: kept.sequence, time: timeOf(kept), value: kept.value.value, attributes: presentable(attributes, inRow) };
}
