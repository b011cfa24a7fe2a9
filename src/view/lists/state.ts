import type { Received } from "../received.js";
import type { DiscardedItems } from "../records/received-client-report.js";
import type { ReceivedKind } from "../records/received-record.js";
import { cutText } from "./presentable.js";

/** What the page shows beside the lists: how many there are, and what is missing. */
export interface State {
  /** Larger when something has arrived; smaller after a restart. */
  readonly sequence: number;
  readonly traces: number;
  readonly counts: Readonly<Record<ReceivedKind, number>>;
  readonly dropped: Readonly<Record<ReceivedKind, number>>;
  readonly keep: number;
  readonly keepBytes: number;
  readonly bytes: number;
  /** What the SDKs say they dropped before sending, summed up. */
  readonly discarded: readonly DiscardedItems[];
}

/** The state of a store at this moment. */
export function stateOf(received: Received): State {
  const { sequence, dropped, keep, keepBytes, bytes } = received;
  const kinds = Object.keys(dropped) as ReceivedKind[];
  const counts = Object.fromEntries(kinds.map((kind) => [kind, received.kept(kind).length])) as Record<ReceivedKind, number>;
  const traces = new Set(received.spans.map(({ traceId }) => traceId)).size;
  return { sequence, traces, counts, dropped, keep, keepBytes, bytes, discarded: discarded(received) };
}

function discarded({ clientReports }: Received): readonly DiscardedItems[] {
  const sums = new Map<string, DiscardedItems>();
  for (const { reason, category, quantity } of clientReports.flatMap((report) => report.discarded)) {
    const key = JSON.stringify([reason, category]);
    const sum = (sums.get(key)?.quantity ?? 0) + quantity;
    sums.set(key, { reason: cutText(reason, 100), category: cutText(category, 100), quantity: sum });
  }
  return [...sums.values()].slice(0, 20);
}
