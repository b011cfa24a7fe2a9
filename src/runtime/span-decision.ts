import type { Span } from "../sentry/sdk.js";

/** What kind of span a call gets; of a child, its parent, and how far that line of spans has outlived its trace. */
export type SpanDecision =
  { readonly kind: "none" } | { readonly kind: "root" } | { readonly kind: "child"; readonly parent: Span; readonly drift: number };

export const NO_SPAN: SpanDecision = { kind: "none" };
export const ROOT_SPAN: SpanDecision = { kind: "root" };
