import { hasSpanStreamingEnabled, shouldIgnoreSpan } from "@sentry/core";
import { countDropped } from "./dropped-spans.js";
import { isSuppressed } from "./scopes.js";
import type { Client, Scope, Span } from "./sdk.js";
import { dropReasonOf } from "./span-state.js";

/**
 * Counts a span that is not made because its parent is not sampled, as the SDK would (@sentry/core 11.12, tracing/trace.js,
 * `createChildOrRootSpan`): nothing where tracing is suppressed; as ignored where the bot ignores it, else for the reason of its parent.
 */
export function dropSpan(client: Client, scope: Scope, parent: Span, name: string, op: string): void {
  if (isSuppressed(scope)) return;
  const { ignoreSpans } = client.getOptions();
  const isIgnored =
    ignoreSpans !== undefined &&
    ignoreSpans.length > 0 &&
    hasSpanStreamingEnabled(client) &&
    shouldIgnoreSpan({ description: name, op, attributes: { "sentry.op": op } }, ignoreSpans);
  countDropped(client, isIgnored ? "ignored" : (dropReasonOf(parent) ?? "sample_rate"));
}
