/**
 * Thrown where an annotation is applied wrongly: the only thing that annotations ever throw, and only at declaration.
 *
 * @example
 * ```text
 * Cannot apply @Span to the getter 'Moderation.cases': @Span stands on methods. Move it to a method.
 * ```
 */
export class AnnotationError extends Error {
  override readonly name = "AnnotationError";

  constructor(
    /** The word, with its at sign: `@Span`. */
    readonly word: string,
    /** Where it stood: `the getter 'Moderation.cases'`. */
    readonly place: string,
    rule: string,
    remedy: string,
  ) {
    super(`Cannot apply ${word} to ${place}: ${rule}. ${remedy}.`);
  }
}
