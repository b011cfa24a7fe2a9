import type { ReceivedSpan } from "./records/received-span.js";
import { compactFields } from "./text/compact.js";
import { styled, type Line } from "./text/line.js";
import { ownAttributes } from "./text/own-attributes.js";
import { renderLines, type Look } from "./text/render.js";
import { spanTree, type SpanRow } from "./text/span-tree.js";
import { tellingRows } from "./text/telling-rows.js";
import { timeBar, whole, type Stretch } from "./text/time-bar.js";

const mostRows = 200;
/** Of what comes after a trace was shown: a trace that goes on for minutes must not take the screen for itself. */
const mostRowsOfMore = 50;
const deepestIndent = 20;

/**
 * Draws the spans of one trace as a waterfall: a heading, then for each span its bar, duration in ms, op, name, status when it is
 * not ok, and the attributes that somebody set (not those of the SDK). At most 200 rows: of more spans those that failed and the
 * slowest, with the spans above them.
 *
 * Never throws. It prints nothing itself, and shows no errors of the trace: {@link report} does.
 *
 * @example
 * for (const spans of receiver.received.traces.values()) console.log(waterfall(spans));
 */
export function waterfall(spans: readonly ReceivedSpan[], look?: Look): string {
  return renderLines(waterfallLines(spans), look);
}

/** How a waterfall is told. */
export interface Telling {
  /** Whether other spans of this trace were shown before. */
  readonly isUpdate?: boolean;
  /** Where the spans are that are left out. */
  readonly elsewhere?: string;
}

/** The lines of {@link waterfall}; of an update at most 50. */
export function waterfallLines(spans: readonly ReceivedSpan[], { isUpdate = false, elsewhere = "" }: Telling = {}): readonly Line[] {
  const all = whole(spans);
  const rows = tellingRows(spanTree(spans), isUpdate ? mostRowsOfMore : mostRows);
  const left = spans.length - rows.length;
  const note = isUpdate ? ", more of a trace shown before" : "";
  return [
    [
      styled("bold", `Trace ${spans[0]?.traceId ?? ""}`),
      styled("dim", `  ${spans.length} ${spans.length === 1 ? "span" : "spans"}, ${milliseconds(all)}${note}`),
    ],
    ...rows.map((row) => rowLine(row, all)),
    ...(left > 0 ? [[styled("dim", `… and ${left} more ${left === 1 ? "span" : "spans"}${elsewhere}`)]] : []),
  ];
}

function rowLine({ span, depth }: SpanRow, all: Stretch): Line {
  const failed = span.status !== "ok";
  return [
    "│",
    styled(failed ? "red" : "cyan", timeBar(span, all)),
    `│ ${milliseconds(span).padStart(12)}  ${"  ".repeat(Math.min(depth, deepestIndent))}`,
    ...(span.op === undefined ? [] : [styled("dim", span.op), "  "]),
    styled("bold", span.name === "" ? "(no name)" : span.name),
    ...(failed ? ["  ", styled("red", `✗ ${span.status}`)] : []),
    "  ",
    styled("dim", compactFields(ownAttributes(span.attributes))),
  ];
}

function milliseconds({ start, end }: Stretch): string {
  return `${Math.max(0, end - start).toFixed(1)} ms`;
}
