import { hasSpanStreamingEnabled, shouldIgnoreSpan } from "@sentry/core";
import { isSuppressed } from "./scopes.js";
import type { Client, Scope, Span } from "./sdk.js";

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
  client.recordDroppedEvent(isIgnored ? "ignored" : ((parent as Dropped).dropReason ?? "sample_rate"), "span");
}

/** Whether the SDK has left a span out because the bot ignores it: then what is inside belongs to its parent. */
export const isIgnored = (span: Span): boolean => (span as Dropped).dropReason === "ignored";

/** A span that is not recorded may say why (@sentry/core 11.12, tracing/sentryNonRecordingSpan.js). */
interface Dropped extends Span {
  readonly dropReason?: Parameters<Client["recordDroppedEvent"]>[0];
}
