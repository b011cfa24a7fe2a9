import type { ReceivedSpan } from "../view/records/received-span.js";

/** A span with the spans that it is the parent of, in the order of their start. */
export interface SpanNode extends ReceivedSpan {
  readonly children: readonly SpanNode[];
}

/** Spans as trees; a span whose parent is not among them is a root. */
export function spanNodes(spans: readonly ReceivedSpan[]): readonly SpanNode[] {
  const nodes = spans.map((span) => ({ ...span, children: [] as SpanNode[] }));
  const byId = new Map(nodes.map((node) => [node.spanId, node]));
  return nodes.filter((node) => {
    const parent = node.parentSpanId === undefined ? undefined : byId.get(node.parentSpanId);
    parent?.children.push(node);
    return parent === undefined;
  });
}

/** A tree's spans, each after its parent. */
export const flat = (node: SpanNode): readonly SpanNode[] => [node, ...node.children.flatMap(flat)];
