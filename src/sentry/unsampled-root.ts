import { SentrySpan, spanTimeInputToSeconds, timestampInSeconds } from "@sentry/core";
import { hexId } from "./ids.js";
import type { Trace } from "./scope-fields.js";
import type { Client, Scope, Span, SpanAttributes } from "./sdk.js";
import { tellUnsampledEnd } from "./tell-listeners.js";

/** What is known of a root when it starts. */
export interface RootStart {
  readonly name: string;
  readonly attributes: SpanAttributes;
  /** The rate by which it was decided whether it is kept. */
  readonly sampleRate: number | undefined;
  readonly trace: Pick<Trace, "traceId">;
}

/**
 * A root span that is not sampled: of a busy bot's spans nearly all. A span of the SDK by its prototype, made without its constructor, which
 * sets attribute by attribute what is known here, and gives a span two hidden properties for its scopes, one of them a weak reference
 * (@sentry/core 11.12, tracing/sentrySpan.js, tracing/utils.js). What it has is made when somebody asks: its ids, its times in seconds
 * since 1970, its attributes. Of a span that holds nothing that is hardly ever.
 */
class UnsampledRoot {
  readonly _name: string;
  readonly _sampled = false;
  readonly _events = [];
  readonly #start: RootStart;
  readonly #client: Client;
  readonly #scope: Scope;
  readonly #isolationScope: Scope;
  #attributes: SpanAttributes | undefined;
  #spanId: string | undefined;
  /** By `performance.now()`; nothing once it has been said when it began. */
  #begun: number | undefined = performance.now();
  #ended: number | undefined;
  #startTime: number | undefined;
  #endTime: number | undefined;

  constructor(start: RootStart, client: Client, scope: Scope, isolationScope: Scope) {
    this.#start = start;
    this._name = start.name;
    this.#client = client;
    this.#scope = scope;
    this.#isolationScope = isolationScope;
  }

  get _traceId(): string {
    return this.#start.trace.traceId;
  }

  get _spanId(): string {
    return (this.#spanId ??= hexId(8));
  }

  get _attributes(): SpanAttributes {
    return (this.#attributes ??= ofRoot(this.#start));
  }

  get _sentryScope(): Scope {
    return this.#scope;
  }

  get _sentryIsolationScope(): Scope {
    return this.#isolationScope;
  }

  get _startTime(): number {
    return (this.#startTime ??= secondsAt(this.#begun));
  }

  set _startTime(seconds: number) {
    this.#startTime = seconds;
    this.#begun = undefined;
  }

  /** Of both moments that are known the one is as far from the other as they are, whatever the clock of the machine does. */
  get _endTime(): number | undefined {
    if (this.#ended === undefined) return this.#endTime;
    return (this.#endTime ??= this.#begun === undefined ? secondsAt(this.#ended) : this._startTime + (this.#ended - this.#begun) / 1000);
  }

  /**
   * Ends it, as far as anybody hears of it. Of a root the SDK also says that its trace may go now: it keeps a timer for that, with all that
   * hangs on the span, for half a second (@sentry/core 11.12, integrations/spanStreaming.js). This trace has nothing that could go.
   */
  end(endTimestamp?: Parameters<SentrySpan["end"]>[0]): void {
    if (!UnsampledRoot.isOpen(this)) return;
    if (endTimestamp == null) this.#ended = performance.now();
    else this.#endTime = spanTimeInputToSeconds(endTimestamp);
    tellUnsampledEnd(this.#client, this as unknown as SentrySpan);
  }

  static readonly isOne = (span: object): boolean => #start in span;
  static readonly isOpen = (span: object): boolean => #start in span && span.#ended === undefined && span.#endTime === undefined;
}
Object.setPrototypeOf(UnsampledRoot.prototype, (SentrySpan as typeof SentrySpan | undefined)?.prototype ?? null);
Reflect.deleteProperty(UnsampledRoot.prototype, "constructor"); // that of SentrySpan

/** A moment of `performance.now()`, or now, by the SDK's clock. */
const secondsAt = (moment = performance.now()): number => timestampInSeconds() - (performance.now() - moment) / 1000;

/** Whether a span is one of these: of them it is known without a record of them that they are not sampled. */
export const isUnsampledRoot = UnsampledRoot.isOne;

/** The same of one that has not ended. */
export const isOpenUnsampledRoot = UnsampledRoot.isOpen;

/** The attributes of a root, as the SDK has them: what it knows of it by itself, and over that what is said. */
export const ofRoot = ({ attributes, sampleRate }: Pick<RootStart, "attributes" | "sampleRate">): SpanAttributes =>
  Object.assign({ "sentry.segment.name.source": "custom", "sentry.sample_rate": sampleRate } as SpanAttributes, attributes);

/** Makes one, with attributes that are its own from now on. */
export const unsampledRoot = (start: RootStart, client: Client, scope: Scope, isolationScope: Scope): Span =>
  new UnsampledRoot(start, client, scope, isolationScope) as unknown as Span;
