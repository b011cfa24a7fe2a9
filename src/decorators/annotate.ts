import { AnnotationError } from "../annotation/annotation-error.js";
import { isClass } from "../annotation/is-class.js";
import { methodRecord, type Method } from "../metadata/method-record.js";
import { annotateAnew } from "../runtime/wrap.js";
import { annotationsOf } from "./compose.js";
import { check } from "./apply.js";
import type { SomeWord, WordsFor } from "./signatures.js";

/**
 * The same words for a plain function: gives an annotated one, the function itself stays as it is.
 *
 * @throws AnnotationError where a word cannot stand on a function, and where a function has no name that a span or metric is to say.
 * @example
 * const refresh = annotate(async function refresh() {}, Transaction("task.run"), CaptureErrors);
 */
export function annotate<F extends (this: any, ...args: any[]) => any, const Words extends readonly SomeWord[]>(
  fn: F,
  ...words: Words & WordsFor<F, Words>
): F {
  if (typeof fn !== "function") throw new AnnotationError("annotate()", "its first argument", "it is a function", "Give a function");
  if (isClass(fn))
    throw new AnnotationError("annotate()", `the class '${fn.name}'`, "it takes a function", "Put the words on the class as decorators");
  const annotations = annotationsOf("annotate()", words);
  const place = `the function '${fn.name}'`;
  check({ kind: "method", place }, annotations, methodRecord(fn)?.annotations ?? []);
  const span = annotations.filter((one) => one.kind === "span" || one.kind === "transaction");
  const isNamed = annotations.some(({ kind }) => kind === "monitor") || span.some((one) => one.name !== undefined);
  if (fn.name === "" && span.length > 0 && !isNamed) {
    throw new AnnotationError("annotate()", "a function without a name", "a span has a name", 'Say Span({ name: "…" })');
  }
  const metric = annotations.find(({ kind }) => kind === "counted" || kind === "timed" || kind === "inFlight");
  if (fn.name === "" && metric !== undefined && (metric as { name?: string }).name === undefined) {
    throw new AnnotationError("annotate()", "a function without a name", "a metric has a name", 'Say Counted("bot.cache.refreshes")');
  }
  return annotateAnew(fn as Method, { key: fn.name, isPrivate: false, home: undefined }, annotations) as F;
}
