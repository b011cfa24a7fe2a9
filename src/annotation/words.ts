import type { Annotation, Kind } from "./annotation.js";

/** How each kind is written. */
export const WORDS: { readonly [K in Kind]: string } = {
  instrumented: "@Instrumented",
  uninstrumented: "@Uninstrumented",
  transaction: "@Transaction",
  span: "@Span",
  spanData: "@SpanData",
  tag: "@Tag",
  context: "@Context",
  user: "@User",
  breadcrumb: "@Breadcrumb",
  captureErrors: "@CaptureErrors",
  counted: "@Counted",
  timed: "@Timed",
  inFlight: "@InFlight",
  monitor: "@Monitor",
};

/** Where a word's annotations stand on its decorator, so that `compose` and `annotate` can read them; one key for the ESM and the CJS copy. */
export const ANNOTATIONS = Symbol.for("cogscope.annotations");

/** A word: a value first, a decorator second. */
export interface Annotated {
  readonly [ANNOTATIONS]: readonly Annotation[];
}

export const isAnnotated = (value: unknown): value is Annotated => typeof value === "function" && ANNOTATIONS in value;
