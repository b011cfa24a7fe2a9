import type { ReceivedSpan } from "./records/received-span.js";
import { compactFields } from "./text/compact.js";
import { styled, type Line } from "./text/line.js";
import { ownAttributes } from "./text/own-attributes.js";
import { renderLines, type Look } from "./text/render.js";
import { spanTree, type SpanRow } from "./text/span-tree.js";
import { timeBar, whole, type Stretch } from "./text/time-bar.js";

const mostRows = 200;
const deepestIndent = 20;

/**
 * Draws the spans of one trace as a waterfall: a heading, then for each span its bar, duration in ms, op, name, status when it is
 * not ok, and the attributes that somebody set (not those of the SDK). At most 200 rows.
 *
 * ```ts
 * for (const spans of receiver.received.traces.values()) console.log(waterfall(spans));
 * ```
 */
export function waterfall(spans: readonly ReceivedSpan[], look?: Look): string {
  return renderLines(waterfallLines(spans), look);
}

/** The lines of {@link waterfall}; `note` stands at the end of the heading. */
export function waterfallLines(spans: readonly ReceivedSpan[], note = ""): readonly Line[] {
  const all = whole(spans);
  const rows = spanTree(spans);
  const left = rows.length - mostRows;
  return [
    [
      styled("bold", `Trace ${spans[0]?.traceId ?? ""}`),
      styled("dim", `  ${spans.length} ${spans.length === 1 ? "span" : "spans"}, ${milliseconds(all)}${note}`),
    ],
    ...rows.slice(0, mostRows).map((row) => rowLine(row, all)),
    ...(left > 0 ? [[styled("dim", `… and ${left} more spans`)]] : []),
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
