import type { MonitorRow, MonitorRun } from "../../lists/check-in-rows.js";
import { traceLink } from "../besides.js";
import { element } from "../element.js";
import { fieldTable } from "../field-table.js";
import { counted, duration } from "../format.js";
import { relativeTime } from "../relative-time.js";
import { section } from "../section.js";
import { table } from "../table.js";
import { valueText } from "../value-text.js";
import type { ListDefinition } from "./list-definition.js";

/** The cron monitors and their check-ins. */
export const monitorList: ListDefinition<MonitorRow> = {
  title: "Check-ins",
  count: ({ counts }) => counts.checkIn,
  one: "monitor",
  nothing: "No check-in yet. They come from @Monitor and Sentry.withMonitor.",
  key: ({ id }) => id,
  version: ({ count, status, time }) => `${count} ${status} ${time}`,
  className: ({ status }) => `monitor ${status === "error" ? "grave" : "mild"}`,
  line: ({ time, status, id, config, count, runs }) => [
    relativeTime(time),
    statusOf(status),
    element("span", { class: "name" }, id),
    element("span", { class: "chips" }, scheduleOf(config["schedule"])),
    element("span", { class: "end" }, element("span", { class: "quiet" }, counted(count, "run")), " ", took(runs[0]?.duration)),
  ],
  unfold(row) {
    const made = element("div", {});
    const update = (): void => made.replaceChildren(runsOf(row()));
    update();
    return { element: made, update };
  },
};

function runsOf({ runs, config }: MonitorRow): HTMLElement {
  const rows = runs.map((run: MonitorRun) => [relativeTime(run.time), statusOf(run.status), took(run.duration), traceLink(run.traceId)]);
  return element(
    "div",
    {},
    section("Runs, newest first", false, table(["arrived", "status", "took", "trace"], rows)),
    section("Monitor", Object.keys(config).length === 0, fieldTable(config)),
  );
}

function statusOf(status: string): HTMLElement {
  if (status === "error") return element("span", { class: "bad" }, "✗ error");
  return element("span", { class: status === "ok" ? "good" : "warn" }, `${status === "ok" ? "✓ " : "… "}${status.replaceAll("_", " ")}`);
}

const took = (milliseconds: number | undefined): HTMLElement => element("b", {}, milliseconds === undefined ? "" : duration(milliseconds));

/** `0 3 * * *`, or `every 5 minute`. */
function scheduleOf(schedule: unknown): string {
  if (typeof schedule !== "object" || schedule === null) return "";
  const { type, value, unit } = schedule as Record<string, unknown>;
  return type === "interval" ? `every ${valueText(value)} ${valueText(unit)}` : valueText(value ?? "");
}
