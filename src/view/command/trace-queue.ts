import { BoundedList } from "../bounded-list.js";
import { heldBytes } from "../held-bytes.js";
import type { ReceivedSpan } from "../records/received-span.js";

/** When a trace is passed on. */
export interface TraceQueueOptions {
  /** Milliseconds without a new span; default 250. */
  readonly quiet?: number;
  /** Milliseconds after the segment, from which on it does not wait for quiet any longer; default 2000. */
  readonly patience?: number;
  /** How many spans wait at most, in all; default 10 000. Beyond, the oldest trace is passed on as it is. */
  readonly limit?: number;
  /** How much memory they may hold, about, in bytes; default 16 MiB. Beyond, the same. */
  readonly bytes?: number;
}

/** Spans of one trace that are ready; `isUpdate` when others of this trace were passed on before. */
export interface ReadyTrace {
  readonly spans: readonly ReceivedSpan[];
  readonly isUpdate: boolean;
}

interface Waiting {
  readonly spans: ReceivedSpan[];
  bytes: number;
  /** Set with the first timer: a segment that has been open for long still gets its quiet period. */
  deadline: number | undefined;
  timer: NodeJS.Timeout | undefined;
}

/** Collects spans until their trace is worth showing: its segment span has come, and nothing more for a short while. */
export class TraceQueue {
  readonly #waiting = new Map<string, Waiting>();
  readonly #passed = new BoundedList<string>(1000);
  readonly #options: Required<TraceQueueOptions>;
  #size = 0;
  #bytes = 0;

  constructor(
    readonly ready: (trace: ReadyTrace) => void,
    options: TraceQueueOptions = {},
  ) {
    this.#options = { quiet: 250, patience: 2000, limit: 10_000, bytes: 16 * 2 ** 20, ...options };
  }

  add(span: ReceivedSpan): void {
    const { quiet, patience, limit, bytes } = this.#options;
    const held = heldBytes(span);
    const { traceId } = span;
    const trace: Waiting = this.#waiting.get(traceId) ?? { spans: [], bytes: 0, deadline: undefined, timer: undefined };
    this.#waiting.set(traceId, trace);
    trace.spans.push(span);
    trace.bytes += held;
    this.#size += 1;
    this.#bytes += held;
    // Children that come after their segment was shown will not bring another segment.
    if (span.isSegment || trace.timer || this.#passed.entries.includes(traceId)) {
      clearTimeout(trace.timer);
      trace.deadline ??= Date.now() + patience;
      trace.timer = setTimeout(() => this.#pass(traceId), Math.max(0, Math.min(quiet, trace.deadline - Date.now())));
    }
    const [oldest] = this.#waiting.keys();
    if ((this.#size > limit || this.#bytes > bytes) && oldest !== undefined) this.#pass(oldest);
  }

  /** Passes on all that waits, with or without a segment. */
  flush(): void {
    for (const traceId of [...this.#waiting.keys()]) this.#pass(traceId);
  }

  #pass(traceId: string): void {
    const trace = this.#waiting.get(traceId);
    if (!trace) return;
    clearTimeout(trace.timer);
    this.#waiting.delete(traceId);
    this.#size -= trace.spans.length;
    this.#bytes -= trace.bytes;
    const isUpdate = this.#passed.entries.includes(traceId);
    if (!isUpdate) this.#passed.add(traceId);
    this.ready({ spans: trace.spans, isUpdate });
  }
}
