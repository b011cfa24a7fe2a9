import { AnnotationError } from "../../src/index.js";

/** Declares something and gives the sentence of the AnnotationError that this throws. */
export function refusal(declare: () => unknown): string {
  try {
    declare();
  } catch (error) {
    if (error instanceof AnnotationError) return error.message;
    throw error;
  }
  return "nothing was thrown";
}

/** The same for a word on a method, and on a class. */
export const onMethod = (word: unknown): string =>
  refusal(() => {
    class Cog {
      @(word as any)
      ban(): void {}
    }
    return Cog;
  });

export const onClass = (word: unknown): string =>
  refusal(() => {
    @(word as any)
    class Cog {
      ban(): void {}
      warn(): void {}
    }
    return Cog;
  });
