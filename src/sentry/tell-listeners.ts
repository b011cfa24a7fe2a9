import { conversationIdIntegration, spanStreamingIntegration } from "@sentry/core";
import { conversationOn } from "./fork.js";
import { nobodyElse, type Uninterested } from "./known-listener.js";
import type { Scopes } from "./scopes.js";
import type { Client, Span } from "./sdk.js";

/**
 * Reads all data of both scopes at each span, to put the id of a conversation on those of language models where a scope has one
 * (@sentry/core 11.12, integrations/conversationId.js): two forks that nobody else reads would be copied for it.
 */
const CONVERSATIONS: Uninterested = { integration: () => conversationIdIntegration(), asks: {} };

/** Sends the spans that are sampled (@sentry/core 11.12, integrations/spanStreaming.js). */
const STREAMING: Uninterested = { integration: () => spanStreamingIntegration(), asks: { spanContext: () => ({ traceFlags: 0 }) } };

/** Says that a span has started on these scopes, unless nobody listens whom it concerns. */
export function tellStart(client: Client, span: Span, { scope, isolationScope }: Scopes): void {
  if (silencesOf(client).ofStarts() && !conversationOn(scope) && !conversationOn(isolationScope)) return;
  client.emit("spanStart", span);
}

/** The same of the end of a span that is not sampled. */
export function tellUnsampledEnd(client: Client, span: Span): void {
  client.emit("spanEnd", span);
  if (!silencesOf(client).ofUnsampledEnds()) client.emit("afterSpanEnd", span);
}

/** Whether somebody may look at the attributes of a span when it is sampled or starts. */
export const isLookedAt = (client: Client): boolean => !silencesOf(client).ofSampling() || !silencesOf(client).ofStarts();

/** What nobody listens to. */
interface Silences {
  readonly ofSampling: () => boolean;
  readonly ofStarts: () => boolean;
  readonly ofUnsampledEnds: () => boolean;
}

const all = new WeakMap<Client, Silences>();

function silencesOf(client: Client): Silences {
  let known = all.get(client);
  if (known === undefined) {
    known = {
      ofSampling: nobodyElse(client, "beforeSampling"),
      ofStarts: nobodyElse(client, "spanStart", CONVERSATIONS),
      ofUnsampledEnds: nobodyElse(client, "afterSpanEnd", STREAMING),
    };
    all.set(client, known);
  }
  return known;
}
