import { errorLines } from "../error-report.js";
import type { Receiver } from "../receiver.js";
import type { ReceivedRecord } from "../records/received-record.js";
import type { Line } from "../text/line.js";
import { checkInLine, clientReportLine, logLine, metricLine } from "../text/record-line.js";
import { renderLines, type Look } from "../text/render.js";
import { waterfallLines } from "../waterfall.js";
import { jsonLine } from "./json-line.js";
import { TraceQueue } from "./trace-queue.js";

/**
 * Prints what arrives, for reading: errors and single lines at once, a trace when it is complete.
 *
 * The returned function prints what still waits, and stops it.
 */
export function viewLive(receiver: Receiver, write: (text: string) => void, look: Look): () => void {
  const print = (lines: readonly Line[]): void => write(`${renderLines(lines, look)}\n`);
  const elsewhere = `: the page shows up to 5000, ${receiver.pageUrl}`;
  const traces = new TraceQueue(({ spans, isUpdate }) => print([[], ...waterfallLines(spans, { isUpdate, elsewhere })]));
  function show(record: ReceivedRecord): void {
    switch (record.kind) {
      case "span":
        return traces.add(record.value);
      case "error":
        return print([[], ...errorLines(record.value)]);
      case "log":
        return print([logLine(record.value)]);
      case "metric":
        return print([metricLine(record.value)]);
      case "checkIn":
        return print([checkInLine(record.value)]);
      case "clientReport":
        return print([clientReportLine(record.value)]);
      case "transaction": // Its spans come as such.
      case "session":
        return;
    }
  }
  const unsubscribe = receiver.subscribe(({ records }) => records.forEach(show));
  return () => {
    unsubscribe();
    traces.flush();
  };
}

/** Prints what arrives, for programs: one JSON object `{ kind, value }` a line. The returned function stops it. */
export function viewAsJson(receiver: Receiver, write: (text: string) => void): () => void {
  return receiver.subscribe(({ records }) => records.forEach((record) => write(`${jsonLine(record)}\n`)));
}
