import { errorReport, waterfall, type Look, type Received, type ReceivedSpan } from "cogscope/view";

const SHOWN_OF_A_KIND = 2;

/** Two traces are alike when they have the same spans with the same outcome, whatever they took and whomever they were for. */
function likeness(spans: readonly ReceivedSpan[]): string {
  return spans
    .map(({ name, status }) => `${name} ${status}`)
    .sort()
    .join("\n");
}

function groups(traces: Received["traces"]): readonly (readonly (readonly ReceivedSpan[])[])[] {
  const byLikeness = new Map<string, (readonly ReceivedSpan[])[]>();
  for (const spans of traces.values()) {
    const alike = byLikeness.get(likeness(spans)) ?? [];
    alike.push(spans);
    byLikeness.set(likeness(spans), alike);
  }
  return [...byLikeness.values()];
}

/** All that was received, for reading: traces (two of a kind), then errors, then how many logs and metrics. */
export function account(received: Received, look: Look): string {
  const traces = groups(received.traces).flatMap((alike) => {
    const rest = alike.length - SHOWN_OF_A_KIND;
    const shown = alike.slice(0, SHOWN_OF_A_KIND).map((spans) => waterfall(spans, look));
    return rest > 0 ? [...shown, `+${rest} more like it`] : shown;
  });
  const errors = received.errors.map((error) => errorReport(error, look));
  const { traces: all, spans, logs, metrics } = received;
  const sum = `${all.size} traces with ${spans.length} spans, ${errors.length} errors, ${logs.length} logs, ${metrics.length} metrics`;
  return [...traces, ...errors, sum].join("\n\n");
}
