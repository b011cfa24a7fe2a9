import { heldBytes } from "./held-bytes.js";
import { KeptList, type Kept } from "./kept-list.js";
import type { ReceivedKind, ReceivedKinds, ReceivedRecord } from "./records/received-record.js";
import type { ReceivedSpan } from "./records/received-span.js";

type Lists = { readonly [K in ReceivedKind]: KeptList<ReceivedKinds[K]> };

/** How many errors, spans, logs, … are kept, each, unless said otherwise. */
export const keptByDefault = 10_000;
/** How much memory all of them may hold, unless said otherwise. */
export const bytesByDefault = 64 * 2 ** 20;

/**
 * What a receiver has got so far, by kind, oldest first.
 *
 * At most `keep` of each kind, default 10 000, and of all kinds together as much as `keepBytes` of memory hold, about, default 64 MiB;
 * then the oldest go, of the kind that holds most. The arrays are live: copy one to keep it. Ask for it anew to see it without the last few
 * that had to go.
 *
 * It stores nothing on disk, and groups no errors to issues. Times are in milliseconds since 1970.
 *
 * @example
 * receiver.received.errors.map((error) => error.tags["cog.name"]);
 */
export class Received {
  readonly #lists: Lists = {
    error: new KeptList(),
    transaction: new KeptList(),
    span: new KeptList(),
    log: new KeptList(),
    metric: new KeptList(),
    checkIn: new KeptList(),
    session: new KeptList(),
    clientReport: new KeptList(),
  };
  #sequence = 0;
  #bytes = 0;

  constructor(
    readonly keep = keptByDefault,
    readonly keepBytes = bytesByDefault,
  ) {}

  get errors(): readonly ReceivedKinds["error"][] {
    return this.#lists.error.values;
  }

  get transactions(): readonly ReceivedKinds["transaction"][] {
    return this.#lists.transaction.values;
  }

  get spans(): readonly ReceivedSpan[] {
    return this.#lists.span.values;
  }

  get logs(): readonly ReceivedKinds["log"][] {
    return this.#lists.log.values;
  }

  get metrics(): readonly ReceivedKinds["metric"][] {
    return this.#lists.metric.values;
  }

  get checkIns(): readonly ReceivedKinds["checkIn"][] {
    return this.#lists.checkIn.values;
  }

  get sessions(): readonly ReceivedKinds["session"][] {
    return this.#lists.session.values;
  }

  get clientReports(): readonly ReceivedKinds["clientReport"][] {
    return this.#lists.clientReport.values;
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

  /** How many things of all kinds have arrived, those that had to go included. */
  get sequence(): number {
    return this.#sequence;
  }

  /** How much memory is held, about, in bytes. */
  get bytes(): number {
    return this.#bytes;
  }

  /** How many of each kind had to go since the start or the last `clear()`. */
  get dropped(): Readonly<Record<ReceivedKind, number>> {
    const counts = Object.entries(this.#lists).map(([kind, list]) => [kind, list.dropped]);
    return Object.fromEntries(counts) as Record<ReceivedKind, number>;
  }

  /** The things of one kind with what is known of their arrival. */
  kept<K extends ReceivedKind>(kind: K): readonly Kept<ReceivedKinds[K]>[] {
    return this.#lists[kind].kept;
  }

  /** Keeps one more thing; `bytes` is how much memory it holds, where that is known already. */
  add<K extends ReceivedKind>({ kind, value }: ReceivedRecord<K>, bytes = heldBytes(value)): void {
    const list: KeptList<ReceivedKinds[K]> = this.#lists[kind];
    list.add({ value, sequence: ++this.#sequence, arrived: Date.now(), bytes });
    this.#bytes += bytes;
    if (list.size > this.keep) this.#drop(list);
    // Whoever fills the memory pays for it: a flood of logs must not push out the one error.
    while (this.#bytes > this.keepBytes) this.#drop(Object.values(this.#lists).reduce((a, b) => (b.bytes > a.bytes ? b : a)));
  }

  /** Forgets everything, for instance between two tests. */
  clear(): void {
    for (const list of Object.values(this.#lists)) list.clear();
    this.#bytes = 0;
  }

  #drop(list: KeptList<unknown>): void {
    const before = list.bytes;
    list.drop();
    this.#bytes -= before - list.bytes;
  }
}
