import { AnnotationError } from "../annotation/annotation-error.js";
import type { Instrumented } from "../annotation/annotation.js";
import { methodName } from "../plan/compile.js";
import { declaredMethods } from "../plan/stands-for.js";

/** Throws where `only` or `exclude` name what the class and its bases do not have: a renamed method would silently be left out. */
export function checkNames(cog: abstract new (...args: never[]) => unknown, { only, exclude }: Instrumented, place: string): void {
  const known = new Set<PropertyKey>();
  for (let at: unknown = cog; typeof at === "function" && at.prototype; at = Object.getPrototypeOf(at)) {
    for (const { key } of declaredMethods(at as typeof cog)) known.add(key);
  }
  known.delete("constructor");
  for (const [option, names] of Object.entries({ only, exclude })) {
    const unknown = names?.find((name) => !known.has(name));
    if (unknown === undefined) continue;
    const methods = [...known].map(methodName).sort().join(", ");
    const rule = `'${option}' names '${methodName(unknown)}', which is no method of it`;
    throw new AnnotationError("@Instrumented", place, rule, `Its methods are: ${methods === "" ? "none" : methods}`);
  }
}
