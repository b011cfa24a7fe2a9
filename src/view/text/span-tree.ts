import type { ReceivedSpan } from "../records/received-span.js";

/** A span and how deep it stands below a span without a parent here. */
export interface SpanRow {
  readonly span: ReceivedSpan;
  readonly depth: number;
}

/** Puts spans in the order of a tree: each one after its parent, siblings by start; each span once, whatever its ids say. */
export function spanTree(spans: readonly ReceivedSpan[]): readonly SpanRow[] {
  const ordered = [...spans].sort((a, b) => a.start - b.start);
  const known = new Set(ordered.map((span) => span.spanId));
  const children = new Map<string, ReceivedSpan[]>();
  for (const span of ordered) {
    if (span.parentSpanId === undefined) continue;
    const siblings = children.get(span.parentSpanId);
    if (siblings) siblings.push(span);
    else children.set(span.parentSpanId, [span]);
  }
  const rows: SpanRow[] = [];
  const seen = new Set<ReceivedSpan>();

  function walk(root: ReceivedSpan): void {
    // A stack of our own: a chain of ten thousand spans is deeper than the engine's.
    const stack: SpanRow[] = [{ span: root, depth: 0 }];
    for (let row = stack.pop(); row; row = stack.pop()) {
      const { span, depth } = row;
      if (seen.has(span)) continue;
      seen.add(span);
      rows.push(row);
      for (const child of (children.get(span.spanId) ?? []).reverse()) stack.push({ span: child, depth: depth + 1 });
      // Once for each id: ten thousand spans of one id, each the parent of all, would put a hundred million on the stack.
      children.delete(span.spanId);
    }
  }

  for (const span of ordered) {
    if (span.parentSpanId === undefined || !known.has(span.parentSpanId)) walk(span);
  }
  // Spans that are each other's parents have no root: they start where the earliest of them starts.
  for (const span of ordered) walk(span);
  return rows;
}
