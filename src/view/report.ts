import type { Line } from "./text/line.js";
import { checkInLine, clientReportLine, logLine, metricLine } from "./text/record-line.js";
import { renderLines, type Look } from "./text/render.js";
import { errorLines } from "./error-report.js";
import type { Received } from "./received.js";
import { waterfallLines } from "./waterfall.js";

const blank: readonly Line[] = [[]];

/**
 * Writes all that was received: each trace as a waterfall, each error, then logs, metrics, check-ins and what was dropped, a line each.
 *
 * Lines of 160 characters at most unless `look` says another `width`; `Nothing was received.` where there is nothing. Never throws. It prints
 * nothing itself, and leaves sessions and transactions out: the spans of these are among the traces.
 *
 * @example
 * console.log(report(receiver.received, { colour: process.stdout.isTTY === true }));
 */
export function report(received: Received, look?: Look): string {
  const singles: readonly Line[] = [
    ...received.logs.map(logLine),
    ...received.metrics.map(metricLine),
    ...received.checkIns.map(checkInLine),
    ...received.clientReports.map(clientReportLine),
  ];
  const blocks = [...[...received.traces.values()].map((spans) => waterfallLines(spans)), ...received.errors.map(errorLines), singles];
  const lines = blocks.filter((block) => block.length > 0).flatMap((block, index) => (index === 0 ? block : [...blank, ...block]));
  return renderLines(lines.length > 0 ? lines : [["Nothing was received."]], look);
}
