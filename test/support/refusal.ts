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
