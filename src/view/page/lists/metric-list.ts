import type { Measurement, MetricRow } from "../../lists/metric-rows.js";
import { element } from "../element.js";
import { chips } from "../field-table.js";
import { amount, counted } from "../format.js";
import { relativeTime } from "../relative-time.js";
import { table } from "../table.js";
import type { ListDefinition } from "./list-definition.js";

/** The metrics, summed up by name. */
export const metricList: ListDefinition<MetricRow> = {
  title: "Metrics",
  count: ({ counts }) => counts.metric,
  one: "metric",
  nothing: "No metric yet. They come from @Counted, @Timed, @InFlight and Sentry.metrics.",
  key: ({ id }) => id,
  version: ({ count, time }) => `${count} ${time}`,
  className: () => "metric",
  line: (row) => [
    relativeTime(row.time),
    element("span", { class: "op" }, row.type),
    element("span", { class: "name" }, row.name),
    element("span", { class: "chips" }, summary(row)),
    element("span", { class: "end quiet" }, counted(row.count, "time")),
  ],
  unfold(row) {
    const made = element("div", {});
    const update = (): void => made.replaceChildren(measurements(row()));
    update();
    return { element: made, update };
  },
};

function summary({ type, sum, last, minimum, median, maximum, unit }: MetricRow): string {
  const of = unit === undefined ? "" : ` ${unit}`;
  if (type === "counter") return `sum ${amount(sum)}${of}`;
  if (type === "gauge") return `now ${last === undefined ? "?" : amount(last)}${of}, ${amount(minimum)} to ${amount(maximum)}`;
  return `median ${amount(median)}${of}, ${amount(minimum)} to ${amount(maximum)}`;
}

function measurements({ unit, measurements: all, count }: MetricRow): HTMLElement {
  const heads = ["when", `value${unit === undefined ? "" : `, ${unit}`}`, "attributes"];
  const rows = all.map(({ time, value, attributes }: Measurement) => [
    relativeTime(time),
    value === undefined ? "?" : amount(value),
    chips(attributes, 12),
  ]);
  const title = all.length < count ? `The newest ${all.length} of ${amount(count)}` : "All";
  return element("section", {}, element("h3", {}, title), table(heads, rows));
}
