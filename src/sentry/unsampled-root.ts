import { getCapturedScopesOnSpan, SentrySpan, spanTimeInputToSeconds } from "@sentry/core";
import type { Client, Scope, Span, SpanAttributes } from "./sdk.js";
import type { Scopes } from "./scopes.js";

/** What the SDK's constructor is given; the attributes go by themselves. */
type Context = Omit<NonNullable<ConstructorParameters<typeof SentrySpan>[0]>, "attributes">;

/**
 * A root span that is not sampled: of a busy bot's spans nearly all. It knows its scopes by getters. The SDK gives each span two hidden
 * properties instead (@sentry/core 11.12, tracing/utils.js), one of them a weak reference: together a third of what the span costs, for
 * something that holds nothing.
 */
class UnsampledRoot extends SentrySpan {
  readonly #client: Client;
  readonly #scopes: Scopes;

  constructor(context: Context, attributes: SpanAttributes, client: Client, scopes: Scopes) {
    super(context);
    // As it is: the SDK's constructor spreads what it is given, and sets each by itself, for 1 µs.
    this._attributes = attributes;
    this.#client = client;
    this.#scopes = scopes;
  }

  get _sentryScope(): Scope {
    return this.#scopes.scope;
  }

  get _sentryIsolationScope(): Scope {
    return this.#scopes.isolationScope;
  }

  /**
   * Ends it, as far as anybody hears of it. Of a root the SDK also says that its trace may go now: it keeps a timer for that, with all that
   * hangs on the span, for half a second (@sentry/core 11.12, integrations/spanStreaming.js). This trace has nothing that could go.
   */
  override end(endTimestamp?: Parameters<SentrySpan["end"]>[0]): void {
    if (this._endTime !== undefined) return;
    this._endTime = spanTimeInputToSeconds(endTimestamp);
    this.#client.emit("spanEnd", this);
    this.#client.emit("afterSpanEnd", this);
  }
}

/** Makes one; nothing where this SDK keeps the scopes of spans elsewhere. */
export function unsampledRoot(context: Context, attributes: SpanAttributes, client: Client, scopes: Scopes): Span | undefined {
  const { scope, isolationScope } = scopes;
  const span = new UnsampledRoot(context, attributes, client, { scope, isolationScope });
  isKnown ??= known(span, scopes);
  return isKnown ? span : undefined;
}

let isKnown: boolean | undefined;

function known(span: SentrySpan, { scope, isolationScope }: Scopes): boolean {
  const captured = getCapturedScopesOnSpan(span);
  return captured.scope === scope && captured.isolationScope === isolationScope;
}
