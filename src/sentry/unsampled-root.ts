import { getCapturedScopesOnSpan, SentrySpan, spanTimeInputToSeconds, spanToJSON, timestampInSeconds } from "@sentry/core";
import type { Client, Scope, Span, SpanAttributes } from "./sdk.js";

interface Start {
  readonly name: string;
  readonly attributes: SpanAttributes;
  /** The rate by which it was decided whether it is kept. */
  readonly sampleRate: number | undefined;
  readonly traceId: string;
  readonly spanId: string;
}

/**
 * A root span that is not sampled: of a busy bot's spans nearly all. A span of the SDK by its prototype, made without its constructor, which
 * sets attribute by attribute what is known here; and it knows its scopes by getters, where the SDK gives a span two hidden properties, one of them a
 * weak reference (@sentry/core 11.12, tracing/sentrySpan.js, tracing/utils.js). Together that is two thirds of what a span costs that holds nothing.
 */
class UnsampledRoot {
  readonly _traceId: string;
  readonly _spanId: string;
  readonly _startTime = timestampInSeconds();
  readonly _name: string;
  readonly _sampled = false;
  readonly _events = [];
  _endTime: number | undefined;
  readonly #start: Start;
  #attributes: SpanAttributes | undefined;
  readonly #client: Client;
  readonly #scope: Scope;
  readonly #isolationScope: Scope;

  constructor(start: Start, client: Client, scope: Scope, isolationScope: Scope) {
    const { name, traceId, spanId } = start;
    this.#start = start;
    this._traceId = traceId;
    this._spanId = spanId;
    this._name = name;
    this._endTime = undefined;
    this.#client = client;
    this.#scope = scope;
    this.#isolationScope = isolationScope;
  }

  /** Of a span that holds nothing they are seldom asked for. */
  get _attributes(): SpanAttributes {
    return (this.#attributes ??= ofRoot(this.#start));
  }

  get _sentryScope(): Scope {
    return this.#scope;
  }

  get _sentryIsolationScope(): Scope {
    return this.#isolationScope;
  }

  /**
   * Ends it, as far as anybody hears of it. Of a root the SDK also says that its trace may go now: it keeps a timer for that, with all that
   * hangs on the span, for half a second (@sentry/core 11.12, integrations/spanStreaming.js). This trace has nothing that could go.
   */
  end(endTimestamp?: Parameters<SentrySpan["end"]>[0]): void {
    if (this._endTime !== undefined) return;
    this._endTime = spanTimeInputToSeconds(endTimestamp);
    this.#client.emit("spanEnd", this as unknown as SentrySpan);
    this.#client.emit("afterSpanEnd", this as unknown as SentrySpan);
  }
}
Object.setPrototypeOf(UnsampledRoot.prototype, (SentrySpan as typeof SentrySpan | undefined)?.prototype ?? null);
Reflect.deleteProperty(UnsampledRoot.prototype, "constructor"); // that of SentrySpan

/** The attributes of a root, as the SDK has them: what it knows of it by itself, and over that what is said. */
export const ofRoot = ({ attributes, sampleRate }: Pick<Start, "attributes" | "sampleRate">): SpanAttributes =>
  Object.assign({ "sentry.segment.name.source": "custom", "sentry.sample_rate": sampleRate } as SpanAttributes, attributes);

/** Makes one, with attributes that are its own from now on; nothing where this SDK makes other spans or keeps their scopes elsewhere. */
export function unsampledRoot(start: Start, client: Client, scope: Scope, isolationScope: Scope): Span | undefined {
  isKnown ??= isAsKnown(client, scope, isolationScope);
  return isKnown ? (new UnsampledRoot(start, client, scope, isolationScope) as unknown as Span) : undefined;
}

let isKnown: boolean | undefined;

function isAsKnown(client: Client, scope: Scope, isolationScope: Scope): boolean {
  const attributes = { "sentry.origin": "manual", "sentry.op": "op" };
  const start = { name: "name", attributes, sampleRate: 1, traceId: "1".repeat(32), spanId: "2".repeat(16) };
  try {
    const ours = new UnsampledRoot(start, client, scope, isolationScope) as unknown as SentrySpan;
    const { start_timestamp: startTimestamp } = spanToJSON(ours);
    const theirs = new SentrySpan({ ...start, attributes, sampled: false, startTimestamp }).setAttributes(
      ofRoot({ ...start, attributes: {} }),
    );
    const captured = getCapturedScopesOnSpan(ours);
    return shapeOf(ours) === shapeOf(theirs) && captured.scope === scope && captured.isolationScope === isolationScope;
  } catch {
    return false;
  }
}

function shapeOf(span: SentrySpan): string {
  const { attributes, ...rest } = spanToJSON(span);
  const before = [Object.entries(attributes ?? {}).sort(), rest, span.spanContext(), span.isRecording()];
  span.setAttribute("attribute", 1).setStatus({ code: 2, message: "internal_error" }).updateName("other");
  const { attributes: last, ...after } = spanToJSON(span);
  return JSON.stringify([before, Object.entries(last ?? {}).sort(), after]);
}
