import type { Span } from "../sentry/sdk.js";

/** What is decided of a call before anything is forked. */
export interface Decision {
  readonly opensEntry: boolean;
  /** Whether it gets an isolation scope and a trace of its own: each entry point does, and each event of the gateway. */
  readonly isolates: boolean;
  readonly span: SpanDecision;
}

/** What kind of span a call gets; of a child, its parent, and how far that line of spans has outlived its trace. */
export type SpanDecision =
  { readonly kind: "none" } | { readonly kind: "root" } | { readonly kind: "child"; readonly parent: Span; readonly drift: number };

export const NO_SPAN: SpanDecision = { kind: "none" };
export const ROOT_SPAN: SpanDecision = { kind: "root" };
