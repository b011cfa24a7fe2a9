import type { ReceivedSpan } from "../view/records/received-span.js";
import { spanTree } from "../view/text/span-tree.js";

/** A span with the spans that it is the parent of, in the order of their start. */
export interface SpanNode extends ReceivedSpan {
  readonly children: readonly SpanNode[];
}

interface OpenNode extends SpanNode {
  readonly children: OpenNode[];
}

/**
 * Spans as trees, in the order of their start. A root is a span whose parent is not among them, and of spans that are each other's parents
 * the earliest.
 */
export function spanNodes(spans: readonly ReceivedSpan[]): readonly SpanNode[] {
  const roots: OpenNode[] = [];
  /** The nodes from the root down to the one before. */
  const path: OpenNode[] = [];
  for (const { span, depth } of spanTree(spans)) {
    const node: OpenNode = { ...span, children: [] };
    path.length = depth;
    (path.at(-1)?.children ?? roots).push(node);
    path.push(node);
  }
  return roots.sort((a, b) => a.start - b.start);
}

/** A tree's spans, each after its parent. */
export function flat(root: SpanNode): readonly SpanNode[] {
  const found: SpanNode[] = [];
  // A stack of our own: a chain of twenty thousand spans is deeper than the engine's.
  const stack: SpanNode[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    found.push(node);
    for (const child of [...node.children].reverse()) stack.push(child);
  }
  return found;
}
