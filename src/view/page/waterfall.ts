import type { TraceDetail, WaterfallRow } from "../lists/trace-detail.js";
import { button, element } from "./element.js";
import { errorLink, logLine } from "./besides.js";
import { fetched } from "./fetched.js";
import { fieldTable } from "./field-table.js";
import type { Unfolded } from "./foldable.js";
import { counted, duration } from "./format.js";
import { Parts } from "./reconcile.js";
import { rove, settle } from "./roving.js";
import { section } from "./section.js";
import { waterfallRow, type Frame } from "./waterfall-row.js";

const atFirst = 300;
const ticks = [0, 0.25, 0.5, 0.75, 1];

/** A trace as a waterfall over a time axis, with its errors and logs. */
export function waterfall(traceId: string): Unfolded {
  let limit = atFirst;
  const frame: Frame = { start: 0, end: 0 };
  const axis = element("div", { class: "axis", "aria-hidden": "true" });
  const list = element("ul", { class: "waterfall", "aria-label": "Spans" });
  const rest = element("div", {});
  const parts = new Parts<WaterfallRow>(
    list,
    ({ id }) => id,
    (row) => waterfallRow(row, frame),
  );
  rove(list);

  function show(trace: TraceDetail, into: HTMLElement): void {
    Object.assign(frame, { start: trace.start, end: trace.end });
    const whole = trace.end - trace.start;
    axis.replaceChildren(element("div", { class: "scale" }, ...ticks.map((part) => element("span", {}, duration(whole * part)))));
    parts.show(trace.rows);
    settle(list);
    const hidden = trace.spans - trace.rows.length;
    rest.replaceChildren(
      ...[
        hidden > 0 ? button(`Show ${counted(hidden, "more span")}`, more, { class: "more" }) : undefined,
        section("Tags", Object.keys(trace.tags).length === 0, fieldTable(trace.tags)),
        section("Errors of this trace", trace.errors.length === 0, element("ul", { class: "besides" }, ...trace.errors.map(errorLink))),
        section("Logs of this trace", trace.logs.length === 0, element("ul", { class: "besides" }, ...trace.logs.map(logLine))),
        element("p", { class: "quiet id" }, `Trace ${trace.id}, ${counted(trace.spans, "span")}, ${duration(whole)}`),
      ].filter((one) => one !== undefined),
    );
    if (!into.contains(list)) into.replaceChildren(axis, list, rest);
  }
  function more(): void {
    limit = 5000;
    unfolded.update?.();
  }
  const unfolded = fetched(
    () => `traces/${encodeURIComponent(traceId)}`,
    () => ({ limit: String(limit) }),
    show,
  );
  return unfolded;
}
