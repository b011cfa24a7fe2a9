import { getCapturedScopesOnSpan, SentrySpan, spanToJSON } from "@sentry/core";
import type { Client, Scope } from "./sdk.js";
import { ofRoot, type RootStart, unsampledRoot } from "./unsampled-root.js";

let areRight: boolean | undefined;

/** Whether a root that is made here is what this SDK makes of it, and its scopes are found where they are; tried once, with these. */
export const unsampledRootsAreRight = (client: Client, scope: Scope, isolationScope: Scope): boolean =>
  (areRight ??= seenToBeRight(client, scope, isolationScope));

function seenToBeRight(client: Client, scope: Scope, isolationScope: Scope): boolean {
  const attributes = { "sentry.origin": "manual", "sentry.op": "op" };
  const start: RootStart = { name: "name", attributes, sampleRate: 1, trace: { traceId: "1".repeat(32) } };
  try {
    const ours = unsampledRoot(start, client, scope, isolationScope) as SentrySpan;
    const { start_timestamp: startTimestamp, span_id: spanId, trace_id: traceId } = spanToJSON(ours);
    const theirs = new SentrySpan({ ...start, traceId, spanId, sampled: false, startTimestamp }).setAttributes(
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
