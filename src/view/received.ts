import type { ReceivedKind, ReceivedKinds, ReceivedRecord } from "./records/received-record.js";
import type { ReceivedSpan } from "./records/received-span.js";
import { BoundedList } from "./bounded-list.js";

type Lists = { readonly [K in ReceivedKind]: BoundedList<ReceivedKinds[K]> };

/**
 * What a receiver has got so far, by kind, oldest first.
 *
 * At most `keep` of each kind, default 10 000; then the oldest go. The arrays are live: copy one to keep it.
 *
 * ```ts
 * receiver.received.errors.map((error) => error.tags["cog.name"]);
 * ```
 */
export class Received {
  readonly #lists: Lists;

  constructor(keep = 10_000) {
    this.#lists = {
      error: new BoundedList(keep),
      transaction: new BoundedList(keep),
      span: new BoundedList(keep),
      log: new BoundedList(keep),
      metric: new BoundedList(keep),
      checkIn: new BoundedList(keep),
      session: new BoundedList(keep),
      clientReport: new BoundedList(keep),
    };
  }

  get errors(): readonly ReceivedKinds["error"][] {
    return this.#lists.error.entries;
  }

  get transactions(): readonly ReceivedKinds["transaction"][] {
    return this.#lists.transaction.entries;
  }

  get spans(): readonly ReceivedSpan[] {
    return this.#lists.span.entries;
  }

  get logs(): readonly ReceivedKinds["log"][] {
    return this.#lists.log.entries;
  }

  get metrics(): readonly ReceivedKinds["metric"][] {
    return this.#lists.metric.entries;
  }

  get checkIns(): readonly ReceivedKinds["checkIn"][] {
    return this.#lists.checkIn.entries;
  }

  get sessions(): readonly ReceivedKinds["session"][] {
    return this.#lists.session.entries;
  }

  get clientReports(): readonly ReceivedKinds["clientReport"][] {
    return this.#lists.clientReport.entries;
  }

  /** The spans by trace id, in the order in which the traces began to arrive. */
  get traces(): ReadonlyMap<string, readonly ReceivedSpan[]> {
    const traces = new Map<string, ReceivedSpan[]>();
    for (const span of this.spans) {
      const spans = traces.get(span.traceId);
      if (spans) spans.push(span);
      else traces.set(span.traceId, [span]);
    }
    return traces;
  }

  /** Keeps one more thing. */
  add<K extends ReceivedKind>(record: ReceivedRecord<K>): void {
    this.#lists[record.kind].add(record.value);
  }

  /** Forgets everything, for instance between two tests. */
  clear(): void {
    for (const list of Object.values(this.#lists)) list.clear();
  }
}
