import { conversationIdIntegration, spanStreamingIntegration } from "@sentry/core";
import { conversationOn } from "./fork.js";
import { isAlone, type Uninterested } from "./known-listener.js";
import type { Scopes } from "./scopes.js";
import type { Client, Span } from "./sdk.js";

/**
 * Reads all data of both scopes at each span, to put the id of a conversation on those of language models where a scope has one
 * (@sentry/core 11.12, integrations/conversationId.js): two forks that nobody else reads would be copied for it.
 */
const CONVERSATIONS: Uninterested = { hook: "spanStart", integration: conversationIdIntegration(), asks: {} };

/** Sends the spans that are sampled (@sentry/core 11.12, integrations/spanStreaming.js). */
const STREAMING: Uninterested = {
  hook: "afterSpanEnd",
  integration: spanStreamingIntegration(),
  asks: { spanContext: () => ({ traceFlags: 0 }) },
};

/** Says that a span has started on these scopes, unless nobody listens whom it concerns. */
export function tellStart(client: Client, span: Span, { scope, isolationScope }: Scopes): void {
  if (listenersOf(client).areConversationsAlone() && !conversationOn(scope) && !conversationOn(isolationScope)) return;
  client.emit("spanStart", span);
}

/** The same of the end of a span that is not sampled. */
export function tellUnsampledEnd(client: Client, span: Span): void {
  client.emit("spanEnd", span);
  if (!listenersOf(client).isStreamingAlone()) client.emit("afterSpanEnd", span);
}

interface Listeners {
  readonly client: Client;
  readonly areConversationsAlone: () => boolean;
  readonly isStreamingAlone: () => boolean;
}

let last: Listeners | undefined;

const listenersOf = (client: Client): Listeners =>
  last?.client === client
    ? last
    : (last = { client, areConversationsAlone: isAlone(client, CONVERSATIONS), isStreamingAlone: isAlone(client, STREAMING) });
