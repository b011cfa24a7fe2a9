import { classAnnotations } from "../metadata/class-record.js";
import type { Ancestor } from "../metadata/lineage.js";
import { methodRecord, type MethodRecord } from "../metadata/method-record.js";
import { compile, covers, methodName } from "../plan/compile.js";
import { declaredMethods, standsForKey } from "../plan/stands-for.js";
import { chainOf, nameOf, type SomeClass } from "./class-of.js";
import type { ClassListing, MethodListing } from "./listing.js";
import { isCovered, wordsOf } from "./words-of.js";

type Described = Pick<ClassListing, "methods" | "covered" | "notCovered" | "leftOut">;

/**
 * What stands on a class, compiled by the same rules as a call's plan; nothing where no word stands on it or a base.
 *
 * `inspect()` says the same of a class; here a static getter `name` is not called, and what is not annotated is told too.
 */
export function describeClass(cog: SomeClass): Described | undefined {
  const chain = chainOf(cog);
  const lineage = chain.flatMap(ancestor).reverse();
  const methods: MethodListing[] = [];
  const [notCovered, leftOut]: [string[], string[]] = [[], []];
  const seen = new Set<string>();
  let covered = 0;
  for (const declaring of chain) {
    const isOwn = declaring === cog;
    for (const { holder, key } of declaredMethods(declaring)) {
      const record = methodRecord(Object.getOwnPropertyDescriptor(holder, key)?.value);
      const isStatic = holder === declaring;
      const id = `${isStatic ? "static " : ""}${methodName(key)}`;
      if (seen.has(id)) continue;
      seen.add(id);
      const method = record && describeMethod(record, { declaring, lineage, isStatic, isOwn });
      const says = method !== undefined && sayings(method) > 0;
      if (says) methods.push(method);
      if (!isOwn || !standsForKey(key)) continue;
      if (method?.covered) covered++;
      else if (isLeftOut(record, lineage)) leftOut.push(id);
      else notCovered.push(id);
    }
  }
  const isAnnotated = lineage.length > 0 || methods.length > 0 || leftOut.length > 0;
  return isAnnotated ? { methods, covered, notCovered, leftOut } : undefined;
}

function ancestor(at: SomeClass): Ancestor[] {
  const annotations = classAnnotations(at);
  return annotations.length > 0 ? [{ name: nameOf(at), annotations }] : [];
}

interface Place {
  readonly declaring: SomeClass;
  readonly lineage: readonly Ancestor[];
  readonly isStatic: boolean;
  readonly isOwn: boolean;
}

function describeMethod({ key, annotations: own }: MethodRecord, { declaring, lineage, isStatic, isOwn }: Place): MethodListing {
  const isSilenced = !standsForKey(key) || own.some(({ kind }) => kind === "uninstrumented");
  const words = wordsOf(compile({ key, declaredIn: nameOf(declaring) || undefined, classes: isSilenced ? [] : lineage, own }));
  return { name: methodName(key), static: isStatic, inheritedFrom: isOwn ? null : nameOf(declaring), covered: isCovered(words), ...words };
}

const sayings = ({ span, tags, contexts, user, breadcrumbs, capture, metrics, monitor }: MethodListing): number =>
  [span, capture, monitor].filter((one) => one !== null).length +
  tags.length +
  contexts.length +
  Number(user) +
  breadcrumbs.length +
  metrics.length;

/** Named on purpose: by `@Uninstrumented`, or by the `exclude` of an `@Instrumented` of the class. */
function isLeftOut(record: MethodRecord | undefined, lineage: readonly Ancestor[]): boolean {
  if (record === undefined) return false;
  if (record.annotations.some(({ kind }) => kind === "uninstrumented")) return true;
  return lineage.some(({ annotations }) =>
    annotations.some((one) => one.kind === "instrumented" && one.exclude !== undefined && !covers({ ...one, only: undefined }, record.key)),
  );
}
