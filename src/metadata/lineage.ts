import type { Annotation } from "../annotation/annotation.js";
import { classAnnotations } from "./class-record.js";

export interface Ancestor {
  readonly name: string;
  readonly annotations: readonly Annotation[];
}

/** The annotated classes of a class's ancestry, base first, the class itself last. */
export function lineage(target: unknown): readonly Ancestor[] {
  const ancestors: Ancestor[] = [];
  for (let at = target; typeof at === "function" && at !== Function.prototype; at = Object.getPrototypeOf(at) as unknown) {
    const annotations = classAnnotations(at);
    if (annotations.length > 0) ancestors.unshift({ name: at.name, annotations });
  }
  return ancestors;
}
