import { getCapturedScopesOnSpan, SentrySpan, spanTimeInputToSeconds, spanToJSON, timestampInSeconds } from "@sentry/core";
import type { Scopes } from "./scopes.js";
import type { Client, Scope, Span, SpanAttributes } from "./sdk.js";

interface Start {
  readonly name: string;
  readonly attributes: SpanAttributes;
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
  readonly _attributes: SpanAttributes;
  readonly _name: string;
  readonly _sampled = false;
  readonly _events = [];
  _endTime: number | undefined;
  readonly #client: Client;
  readonly #scope: Scope;
  readonly #isolationScope: Scope;

  constructor({ name, attributes, traceId, spanId }: Start, client: Client, { scope, isolationScope }: Scopes) {
    this._traceId = traceId;
    this._spanId = spanId;
    this._attributes = attributes;
    this._name = name;
    this._endTime = undefined;
    this.#client = client;
    this.#scope = scope;
    this.#isolationScope = isolationScope;
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

/** Makes one, with attributes that are its own from now on; nothing where this SDK makes other spans or keeps their scopes elsewhere. */
export function unsampledRoot(start: Start, client: Client, scopes: Scopes): Span | undefined {
  isKnown ??= isAsKnown(client, scopes);
  return isKnown ? (new UnsampledRoot(start, client, scopes) as unknown as Span) : undefined;
}

let isKnown: boolean | undefined;

function isAsKnown(client: Client, { scope, isolationScope }: Scopes): boolean {
  const start = { name: "name", traceId: "1".repeat(32), spanId: "2".repeat(16) };
  const attributes = (): SpanAttributes => ({ "sentry.origin": "manual", "sentry.op": "op" });
  const ours = new UnsampledRoot({ ...start, attributes: attributes() }, client, { scope, isolationScope }) as unknown as SentrySpan;
  const { start_timestamp: startTimestamp } = spanToJSON(ours);
  const theirs = new SentrySpan({ ...start, attributes: attributes(), sampled: false, startTimestamp });
  const captured = getCapturedScopesOnSpan(ours);
  return shapeOf(ours) === shapeOf(theirs) && captured.scope === scope && captured.isolationScope === isolationScope;
}

function shapeOf(span: SentrySpan): string {
  const before = [spanToJSON(span), span.spanContext(), span.isRecording()];
  span.setAttribute("attribute", 1).setStatus({ code: 2, message: "internal_error" }).updateName("other");
  return JSON.stringify([before, spanToJSON(span)]);
}
