import type { Annotation } from "../annotation/annotation.js";
import { AnnotationError } from "../annotation/annotation-error.js";
import { annotationFault } from "../annotation/faults.js";
import { WORDS } from "../annotation/words.js";
import { classAnnotations, writeClassAnnotations } from "../metadata/class-record.js";
import { methodRecord, type Method } from "../metadata/method-record.js";
import { ruleOf } from "../plan/rules.js";
import { declaredMethods, standsForKey } from "../plan/stands-for.js";
import { annotateAnew, annotateFunction } from "../runtime/wrap.js";
import { checkNames } from "./check-names.js";
import type { Target } from "./dialect.js";

/** Applies annotations to what a decorator stands on. */
export function applyTo(target: Target, annotations: readonly Annotation[]): unknown {
  if (target.kind === "class") {
    applyToClass(target, annotations);
    return undefined;
  }
  if (target.kind !== "method") throw misplaced(target, annotations[0]);
  const method = target.value as Method;
  check(target, annotations, methodRecord(method)?.annotations ?? []);
  return target.replace(annotateFunction(method, { key: target.key, isPrivate: target.isPrivate, home: target.home }, annotations));
}

function applyToClass(target: Target, annotations: readonly Annotation[]): void {
  const cog = target.value as abstract new (...args: never[]) => unknown;
  const before = classAnnotations(cog);
  check(target, annotations, before);
  for (const annotation of annotations) {
    if (annotation.kind === "instrumented") checkNames(cog, annotation, target.place);
  }
  writeClassAnnotations(cog, [...annotations, ...before]);
  if (before.length > 0) return;
  for (const { holder, key } of declaredMethods(cog)) {
    const property = Object.getOwnPropertyDescriptor(holder, key) as PropertyDescriptor;
    const known = methodRecord(property.value);
    const isFixed = property.configurable !== true && property.writable !== true;
    if (known === undefined && (!standsForKey(key) || isFixed)) continue;
    // A mixin may have copied another class's method: what is said here is not said there.
    const isAnothers = known?.owner !== undefined && known.owner !== cog;
    const wrap = isAnothers && !isFixed ? annotateAnew : annotateFunction;
    const wrapper = wrap(property.value as Method, { key, isPrivate: false, home: cog }, [], cog);
    if (wrapper !== property.value) Object.defineProperty(holder, key, { ...property, value: wrapper });
  }
}

/** Throws where a word cannot stand, where its values are bad, or where the same is said twice on one declaration. */
export function check(target: Pick<Target, "kind" | "place">, annotations: readonly Annotation[], before: readonly Annotation[]): void {
  const said = new Set(before.flatMap(sayings));
  for (const annotation of annotations) {
    const word = WORDS[annotation.kind];
    const rule = ruleOf(annotation);
    if (!(target.kind === "class" ? rule.onClass : rule.onMethod)) throw misplaced(target, annotation);
    const fault = annotationFault(annotation);
    if (fault) throw new AnnotationError(word, target.place, fault.rule, fault.remedy);
    for (const saying of sayings(annotation)) {
      if (said.has(saying)) {
        const what = saying.split("\n")[1] ?? "";
        const rule = what === "" ? `${word} is said once on one declaration` : `${word} says '${what}' once on one declaration`;
        throw new AnnotationError(word, target.place, rule, "Remove one of the two");
      }
      said.add(saying);
    }
  }
}

const sayings = (annotation: Annotation): string[] =>
  ruleOf(annotation)
    .once(annotation as never)
    .map((key) => `${annotation.kind}\n${key}`);

const HOMES = { both: "classes and methods", class: "classes", method: "methods" } as const;

function misplaced(target: Pick<Target, "kind" | "place">, annotation: Annotation): AnnotationError {
  const { onClass, onMethod } = ruleOf(annotation);
  const home = HOMES[onClass && onMethod ? "both" : onClass ? "class" : "method"];
  const remedy =
    target.kind === "class"
      ? "Move it to a method"
      : target.kind === "method"
        ? "Move it to the class"
        : target.kind === "field"
          ? "Make it a method, or wrap its function with annotate()"
          : "Move it to the method that does the work";
  const word = WORDS[annotation.kind];
  return new AnnotationError(word, target.place, `${word} stands on ${home}`, remedy);
}
