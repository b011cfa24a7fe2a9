import type { Annotation } from "../annotation/annotation.js";
import { AnnotationError } from "../annotation/annotation-error.js";
import { ANNOTATIONS, WORDS, type Annotated } from "../annotation/words.js";
import { applyTo } from "./apply.js";
import { readTarget } from "./dialect.js";

type Decorator = ((...args: unknown[]) => unknown) & Annotated;

/** Makes the decorator of some annotations, which carries them, so that `compose` and `annotate` can read them. */
export function decoratorOf(...annotations: readonly Annotation[]): never {
  const decorator = (...args: unknown[]): unknown => {
    const target = readTarget(args);
    if (target === undefined) {
      const word = WORDS[annotations[0].kind];
      throw new AnnotationError(
        word,
        "what it was called with",
        "it is called by the compiler, as a decorator",
        "Write it above a class or a method",
      );
    }
    return applyTo(target, annotations);
  };
  return Object.assign(decorator, { [ANNOTATIONS]: annotations }) satisfies Decorator as never;
}

/** Makes a word that works bare and called: `@Instrumented` and `@Instrumented({ … })`. */
export function bareOrCalled(declare: (...args: never[]) => Annotation): never {
  const word = (...args: unknown[]): unknown => {
    const target = readTarget(args);
    return target === undefined ? decoratorOf(declare(...(args as never[]))) : applyTo(target, [declare()]);
  };
  return Object.assign(word, { [ANNOTATIONS]: [declare()] }) as never;
}

/** Throws where a word that needs an argument stands bare. */
export function refuseBare(word: string, args: readonly unknown[], example: string): void {
  const target = readTarget(args);
  const isReader = args.length === 1 && target?.kind === "class";
  if (target === undefined || isReader) return;
  throw new AnnotationError(word, target.place, `${word} takes an argument`, `Write ${example}`);
}
