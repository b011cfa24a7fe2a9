import type { EnvelopeItem } from "../view/http/envelope.js";
import type { ReceivedCheckIn } from "../view/records/received-check-in.js";
import type { ReceivedClientReport } from "../view/records/received-client-report.js";
import type { ReceivedLog } from "../view/records/received-log.js";
import type { ReceivedMetric } from "../view/records/received-metric.js";
import { recordsOf, type ReceivedKind, type ReceivedKinds } from "../view/records/received-record.js";
import type { ReceivedSpan } from "../view/records/received-span.js";
import type { ReceivedTransaction } from "../view/records/received-transaction.js";
import { Received } from "../view/received.js";
import { report } from "../view/report.js";
import type { Look } from "../view/text/render.js";
import type { RecordedError } from "./recorded-error.js";
import type { RecordedClient } from "./recorded-client.js";
import { spanNodes, type SpanNode } from "./span-node.js";

/**
 * What a test's Sentry was given to send, in one shape for both trace lifecycles. Await `flush()` before you look.
 *
 * The lists are made anew each time they are asked for.
 *
 * Times are in milliseconds since 1970, durations in milliseconds. It keeps all until `reset()`, sends nothing, and does not wait by itself:
 * what is on its way is not in the lists yet, and the matchers say so.
 *
 * @example
 * const sentry = recordSentry();
 * await new Moderation().ban("1", "spam");
 * await sentry.flush();
 * sentry.roots.map(({ name, children }) => [name, children.length]); // [["command.ban", 1]]
 */
export class SentryRecording {
  /** The parts of the envelopes, as they were sent, in the order of their arrival. */
  readonly items: EnvelopeItem[] = [];
  readonly #client: RecordedClient;

  /** Made by {@link recordSentry}. */
  constructor(client: RecordedClient) {
    this.#client = client;
  }

  /** Errors and captured messages, in the order of their capture. */
  get errors(): readonly RecordedError[] {
    const { captures } = this.#client;
    return this.#all("error")
      .map((error) => ({ ...error, originalException: captures.thrownOf(error.eventId) }))
      .sort((a, b) => captures.placeOf(a.eventId) - captures.placeOf(b.eventId));
  }

  /** All finished spans, in the order of their start. */
  get spans(): readonly ReceivedSpan[] {
    return this.#all("span").sort((a, b) => a.start - b.start);
  }

  /** The same as trees: the spans without a parent, each with its `children`, in the order of their start. */
  get roots(): readonly SpanNode[] {
    return spanNodes(this.spans);
  }

  /** Lines of `Sentry.logger`. */
  get logs(): readonly ReceivedLog[] {
    return this.#all("log");
  }

  /** Measurements. cogscope sums counters outside of sampled commands: one entry may stand for many calls. */
  get metrics(): readonly ReceivedMetric[] {
    return this.#all("metric");
  }

  /** Check-ins of cron monitors. */
  get checkIns(): readonly ReceivedCheckIn[] {
    return this.#all("checkIn");
  }

  /** With `traceLifecycle: "static"`: transactions, with their tags and contexts. Their spans are among `spans`. */
  get transactions(): readonly ReceivedTransaction[] {
    return this.#all("transaction");
  }

  /** What the SDK dropped, and why. */
  get clientReports(): readonly ReceivedClientReport[] {
    return this.#all("clientReport");
  }

  /** Whether something was given to Sentry since the last `flush()`, the counters that cogscope sums included. */
  get isUnsent(): boolean {
    return this.#client.isUnsent;
  }

  /** All of it for reading, as `cogscope view` prints it: `console.log(sentry.report())`. Width: 160 characters. */
  report(look?: Look): string {
    const received = new Received();
    for (const item of this.items) for (const record of recordsOf(item)) received.add(record);
    return report(received, look);
  }

  /**
   * Resolves when all that was given to Sentry is recorded, the counters that cogscope sums included. Rejects after `timeout` ms,
   * default 5000, and where timers are faked: the SDK waits with one.
   */
  flush(timeout = 5000): Promise<void> {
    return this.#client.flush(timeout);
  }

  /**
   * Forgets all that was recorded or is on its way, the breadcrumbs that stand outside of any command, and the last error, which the
   * SDK compares the next one to: for `afterEach`. Tags and users that were set outside of commands stay.
   */
  reset(): void {
    this.#client.reset();
    this.items.length = 0;
  }

  /**
   * Ends the recording, and the client that it has set up; what was recorded stays. A `client` that was given sends again.
   *
   * Where timers are faked it ends that client too, and rejects: the SDK waits with one for what is on its way.
   */
  close(): Promise<void> {
    return this.#client.close();
  }

  #all<K extends ReceivedKind>(kind: K): ReceivedKinds[K][] {
    return this.items.flatMap(recordsOf).flatMap((record) => (record.kind === kind ? [record.value as ReceivedKinds[K]] : []));
  }
}
