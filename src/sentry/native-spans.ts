import { addChildSpanToSpan, debug, hasSpanStreamingEnabled, sampleSpan, SentrySpan, setCapturedScopesOnSpan } from "@sentry/core";
import { countDropped } from "./dropped-spans.js";
import { hexId } from "./ids.js";
import { isNative, isSuppressed, metadataOf, type Scopes, traceOf } from "./scopes.js";
import type { Client, Scope, Span, SpanAttributes } from "./sdk.js";
import { tellStart } from "./tell-listeners.js";
import { ofRoot, unsampledRoot } from "./unsampled-root.js";
import { unsampledRootsAreRight } from "./unsampled-roots-are-right.js";

/** What a span is started with; the op stands among the attributes as `sentry.op`. */
export interface SpanStart {
  readonly name: string;
  readonly attributes: SpanAttributes;
}

type Core = Parameters<typeof hasSpanStreamingEnabled>[0];

interface Sampling {
  spanAttributes: SpanAttributes;
  spanName: string;
  parentSampled?: boolean;
}

/**
 * Whether spans can be made here from the parts that the SDK's `startInactiveSpan` makes them from (@sentry/core 11.12, tracing/trace.js).
 * It asks for scope, client and options again and again, and words a debug line whether anybody reads it or not: 8 µs. What these parts
 * leave out is left to it: `ignoreSpans`, suppressed tracing, debugging. The hook `prepareSpanScope` is not called: it is OpenTelemetry's,
 * under which the fast path is off.
 */
export function canMakeSpans(client: Client, { scope }: Scopes): boolean {
  if (!isNative() || debug.isEnabled() || isSuppressed(scope)) return false;
  const { ignoreSpans, parentSpanIsAlwaysRootSpan } = client.getOptions();
  return !ignoreSpans?.length && parentSpanIsAlwaysRootSpan !== true;
}

/** A sampled child of a sampled span. */
export function makeChild(parent: Span, client: Client, scopes: Scopes, { name, attributes }: SpanStart): Span {
  const { spanId: parentSpanId, traceId } = parent.spanContext();
  const span = new SentrySpan({ name, attributes, spanId: hexId(8), parentSpanId, traceId, sampled: true });
  addChildSpanToSpan(parent, span);
  captureScopes(span, scopes.scope, scopes.isolationScope);
  tellStart(client, span, scopes);
  return span;
}

/** The root of a trace that began on this very scope, sampled or not, as the bot's sampler or rate decides; nothing where it began elsewhere. */
export function makeRoot(client: Client, scopes: Scopes, { name, attributes }: SpanStart): Span | undefined {
  const { scope, isolationScope } = scopes;
  const trace = traceOf(scope);
  const { sampled: parentSampled, sampleRand, parentSpanId, dsc } = trace;
  if (parentSpanId !== undefined || dsc !== undefined) return undefined;
  const op = attributes["sentry.op"];
  // What hears of it may change them: they are this span's.
  const sampling: Sampling = { spanAttributes: attributes, spanName: name };
  if (parentSampled !== undefined) sampling.parentSampled = parentSampled;
  client.emit("beforeSampling", sampling as Parameters<Core["emit"]>[1] & Sampling, { decision: false });
  const [sampled, sampleRate, isLocal, dropReason = "sample_rate"] = sampleSpan(
    client.getOptions(),
    {
      name,
      attributes: sampling.spanAttributes,
      parentSampled: sampling.parentSampled,
      normalizedRequest: metadataOf(isolationScope)["normalizedRequest"],
      parentSampleRate: undefined,
    } as unknown as Parameters<typeof sampleSpan>[1],
    sampleRand,
  );
  const start = { name, attributes: sampling.spanAttributes, sampleRate: isLocal ? sampleRate : undefined, trace };
  if (!sampled) drop(client, dropReason);
  const span =
    (!sampled && unsampledRootsAreRight(client, scope, isolationScope) && unsampledRoot(start, client, scope, isolationScope)) ||
    // The SDK's constructor deletes an op that is not there, which is dear.
    captureScopes(
      new SentrySpan({ name, attributes: ofRoot(start), spanId: hexId(8), traceId: trace.traceId, op: op ?? "", sampled }),
      scope,
      isolationScope,
    );
  tellStart(client, span, scopes);
  return span;
}

/** Has a span take the data of these scopes when it ends. */
export function captureScopes(span: Span, scope: Scope, isolationScope: Scope): Span {
  setCapturedScopesOnSpan(span, scope, isolationScope);
  return span;
}

/** Of a root that is not kept the static lifecycle counts the transaction, too. */
function drop(client: Client, reason: Parameters<Client["recordDroppedEvent"]>[0]): void {
  if (!hasSpanStreamingEnabled(client)) client.recordDroppedEvent(reason, "transaction");
  countDropped(client, reason);
}
