import type { Kept } from "../kept-list.js";
import type { Received } from "../received.js";
import type { ReceivedCheckIn } from "../records/received-check-in.js";
import { checkInFacets } from "../search/facets.js";
import { found } from "../search/found.js";
import type { Term } from "../search/query.js";
import type { JsonObject } from "../untrusted.js";
import type { PageOf } from "./page-of.js";
import { cutText, inRow, presentable } from "./presentable.js";

/** A monitor and its runs. */
export interface MonitorRow {
  readonly id: string;
  readonly time: number;
  readonly status: string;
  /** As it was sent: schedule, margins, time zone. */
  readonly config: JsonObject;
  readonly count: number;
  /** The newest fifty, newest first. */
  readonly runs: readonly MonitorRun[];
}

/** One run: what its beginning and its end said. */
export interface MonitorRun {
  readonly id: string;
  /** When the first word of it arrived: a check-in carries no time. */
  readonly time: number;
  readonly status: string;
  /** Milliseconds. */
  readonly duration: number | undefined;
  readonly traceId: string | undefined;
}

/** The monitors of which a search finds a check-in, in the order of their names. */
export function monitorRows(received: Received, terms: readonly Term[], limit: number): PageOf<MonitorRow> {
  const monitors = new Map<string, Kept<ReceivedCheckIn>[]>();
  for (const kept of received.kept("checkIn")) {
    if (!found(terms, () => checkInFacets(kept.value))) continue;
    const monitor = monitors.get(kept.value.monitorSlug);
    if (monitor) monitor.push(kept);
    else monitors.set(kept.value.monitorSlug, [kept]);
  }
  const sorted = [...monitors.values()].sort((a, b) => ((a[0]?.value.monitorSlug ?? "") < (b[0]?.value.monitorSlug ?? "") ? -1 : 1));
  return { rows: sorted.slice(0, limit).map(monitorRow), found: monitors.size };
}

function monitorRow(checkIns: readonly Kept<ReceivedCheckIn>[]): MonitorRow {
  const newest = checkIns.at(-1) as Kept<ReceivedCheckIn>;
  const runs = new Map<string, MonitorRun>();
  for (const { sequence, arrived, value } of checkIns) {
    // One without an id is a run of its own.
    const id = value.checkInId === "" ? String(sequence) : cutText(value.checkInId, 100);
    runs.set(id, {
      id,
      time: runs.get(id)?.time ?? arrived,
      status: cutText(value.status, 50),
      duration: value.duration,
      traceId: value.traceId,
    });
  }
  const config = checkIns.findLast(({ value }) => value.monitorConfig !== undefined)?.value.monitorConfig ?? {};
  return {
    id: cutText(newest.value.monitorSlug, 200),
    time: newest.arrived,
    status: cutText(newest.value.status, 50),
    config: presentable(config, inRow),
    count: runs.size,
    runs: [...runs.values()].slice(-50).reverse(),
  };
}
