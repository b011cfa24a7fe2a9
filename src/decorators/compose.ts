import { isAnnotated, ANNOTATIONS } from "../annotation/words.js";
import { AnnotationError } from "../annotation/annotation-error.js";
import type { Annotation } from "../annotation/annotation.js";
import { decoratorOf } from "./word.js";
import type { Composed, SomeWord } from "./signatures.js";

/**
 * Several words as one.
 *
 * @throws AnnotationError where something is no word, and, where it is applied, as the words themselves do.
 * @example
 * const Command = (name: string) => compose(Transaction("discord.command", { name: `command.${name}` }), CaptureErrors);
 */
export function compose<const Words extends readonly SomeWord[]>(...words: Words): Composed<Words> {
  return decoratorOf(...annotationsOf("compose()", words));
}

/** The annotations of some words, in their order. */
export function annotationsOf(caller: string, words: readonly unknown[]): readonly Annotation[] {
  return words.flatMap((word, index) => {
    if (isAnnotated(word)) return word[ANNOTATIONS];
    const place = `argument ${index + 1}`;
    throw new AnnotationError(caller, place, `${caller} takes words of cogscope`, "Give it words such as Span(…) or Tag(…)");
  });
}
