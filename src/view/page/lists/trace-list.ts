import type { TraceRow } from "../../lists/trace-rows.js";
import { element } from "../element.js";
import { chips } from "../field-table.js";
import { counted, duration } from "../format.js";
import { opColour } from "../op-colour.js";
import { relativeTime } from "../relative-time.js";
import { waterfall } from "../waterfall.js";
import type { ListDefinition } from "./list-definition.js";

/** The traces. */
export const traceList: ListDefinition<TraceRow> = {
  title: "Traces",
  count: ({ traces }) => traces,
  one: "trace",
  nothing: "No trace yet. Each command of your bot becomes one, once it has ended.",
  key: ({ id }) => id,
  version: ({ version }) => String(version),
  className: ({ op }) => `trace ${opColour(op)}`,
  line: ({ time, op, name, attributes, failedSpans, errors, spans, duration: took }) => [
    relativeTime(time),
    element("span", { class: "op" }, op ?? "span"),
    element("span", { class: "name" }, name),
    chips(attributes, 6, failedSpans + errors > 0 ? element("span", { class: "bad" }, `✗ ${troubles(failedSpans, errors)}`) : undefined),
    element("span", { class: "end" }, element("span", { class: "quiet" }, counted(spans, "span")), " ", element("b", {}, duration(took))),
  ],
  unfold: (row) => waterfall(row().id),
};

function troubles(failedSpans: number, errors: number): string {
  return [errors > 0 ? counted(errors, "error") : "", failedSpans > 0 ? counted(failedSpans, "failed span") : ""]
    .filter(Boolean)
    .join(", ");
}
