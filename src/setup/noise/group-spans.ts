import { guard } from "../../runtime/guard.js";
import type { Client, Event } from "../../sentry/sdk.js";

type SpanJson = NonNullable<Event["spans"]>[number];

/** So many equal spans in a row are shown as one; two tell more than a number. */
const FEW = 3;

/**
 * Makes one span of equal ones that follow each other under one parent, in the static lifecycle: `SELECT … (x12)`, from the start of the
 * first to the end of the last, with `grouped_count`. Equal are those of one op, description and status; of their data stays
 * what they all have in common. Spans that have children or links stay as they are.
 *
 * Sentry finds N+1 queries by the repeated spans: it cannot, where they are grouped. Streamed spans are sent one by one, and stay apart.
 *
 * @example
 * groupSpans(client); // behind what cleans and masks descriptions
 */
export function groupSpans(client: Client): void {
  const processor = (event: Event): Event => {
    if (event.type === "transaction" && event.spans !== undefined) {
      const { spans } = event;
      event.spans = guard("groupSpans", "grouping spans", () => grouped(spans)) ?? spans;
    }
    return event;
  };
  client.addEventProcessor(Object.assign(processor, { id: "CogscopeGroupSpans" }));
}

function grouped(spans: SpanJson[]): SpanJson[] {
  const parents = new Set(spans.map(({ parent_span_id: parent }) => parent));
  /** Of each parent the run that its latest child belongs to. */
  const latest = new Map<string | undefined, SpanJson[]>();
  const runs: SpanJson[][] = [];
  for (const span of [...spans].sort((a, b) => a.start_timestamp - b.start_timestamp)) {
    const run = latest.get(span.parent_span_id);
    const stands = parents.has(span.span_id) || span.links !== undefined || span.description === undefined;
    if (run !== undefined && !stands && isEqual(run[0], span)) run.push(span);
    else {
      const next = [span];
      runs.push(next);
      // Nothing is joined to a span that stays as it is.
      if (stands) latest.delete(span.parent_span_id);
      else latest.set(span.parent_span_id, next);
    }
  }
  return runs.flatMap((run) => (run.length < FEW ? run : [asOne(run)]));
}

const isEqual = (a: SpanJson, b: SpanJson): boolean => a.op === b.op && a.description === b.description && a.status === b.status;

/** A span of its own: the data of a span's JSON is that of the span itself (@sentry/core 11.12, tracing/sentrySpan.js). */
function asOne(run: readonly SpanJson[]): SpanJson {
  const first = run[0];
  const common = Object.entries(first.data).filter(([key, value]) => run.every(({ data }) => Object.is(data[key], value)));
  return {
    ...first,
    description: `${String(first.description)} (x${run.length})`,
    data: { ...Object.fromEntries(common), grouped_count: run.length },
    timestamp: run.reduce<number | undefined>((end, { timestamp }) => Math.max(end ?? 0, timestamp ?? 0), first.timestamp) as number,
  };
}
