import type { Annotation, AnnotationOf } from "../annotation/annotation.js";
import type { Ancestor } from "../metadata/lineage.js";
import { METRIC_NAMES } from "../annotation/metric-name.js";
import { emptyDraft, type Draft, type DraftedMetric, type Source } from "./draft.js";
import { ANNOTATED, type CapturePlan, type Meters, type MetricPlan, type Plan, type SpanPlan } from "./plan.js";
import { KIND_ORDER, ruleOf } from "./rules.js";

/** What a plan is compiled from. */
export interface Subject {
  readonly key: PropertyKey;
  /** The class in which the function stands, where it is known. */
  readonly declaredIn: string | undefined;
  /** The annotated classes that stand for it, base first. */
  readonly classes: readonly Ancestor[];
  /** Its own annotations, in source order. */
  readonly own: readonly Annotation[];
}

/** Merges all that is said of a method into what is to be done. Pure. */
export function compile({ key, declaredIn, classes, own }: Subject): Plan {
  const draft = emptyDraft();
  for (const { name, annotations } of classes) {
    const standing = annotations.filter((one) => one.kind !== "instrumented" || covers(one, key));
    mergeAll(draft, standing, { onClass: true, className: name });
  }
  mergeAll(draft, own, { onClass: false, className: "" });

  const ownName = methodName(key);
  // An arrow function that is annotated where it stands has no name: it goes by that of its span.
  const method = ownName === "" ? (draft.spanName ?? "anonymous function") : ownName;
  const prefix = draft.cog ?? declaredIn;
  const place = prefix === undefined ? method : `${prefix}.${method}`;
  return {
    place,
    cog: prefix,
    method,
    entry: draft.entry,
    newTrace: draft.newTrace,
    span: draft.hasSpan ? spanPlan(draft, place, declaredIn === undefined ? ownName : `${declaredIn}.${ownName}`) : undefined,
    tags: draft.tags,
    contexts: draft.contexts,
    user: draft.user,
    breadcrumbs: draft.breadcrumbs,
    capture: draft.capture && capturePlan(draft.capture),
    meters: metersOf(draft, prefix, method),
  };
}

/** How a method is called in names: `ban`, `[refresh]` for a symbol. */
export const methodName = (key: PropertyKey): string => (typeof key === "symbol" ? `[${key.description ?? ""}]` : String(key));

export const covers = ({ only, exclude }: AnnotationOf<"instrumented">, key: PropertyKey): boolean =>
  (only === undefined || only.includes(key)) && !exclude?.includes(key);

function mergeAll(draft: Draft, annotations: readonly Annotation[], source: Source): void {
  const ordered = [...annotations].sort((a, b) => KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind));
  for (const annotation of ordered) ruleOf(annotation).merge(draft, annotation as never, source);
}

function spanPlan(draft: Draft, name: string, code: string): SpanPlan {
  return {
    op: draft.op ?? "function",
    name: draft.spanName ?? name,
    root: draft.root,
    attributes: code === "" ? draft.attributes : [{ values: { "code.function.name": code } }, ...draft.attributes],
    result: draft.result,
  };
}

function metersOf({ metrics, monitor }: Draft, cog: string | undefined, operation: string): Meters | undefined {
  if (metrics.size === 0 && monitor === undefined) return undefined;
  // What goes by the seed's name says what the seed says; a name of one's own says what it is.
  const plan = ({ kind, name, attributes }: DraftedMetric): MetricPlan => {
    const said = name === METRIC_NAMES[kind] ? [{ values: { cog, operation } }, ...attributes] : attributes;
    return { kind, name, attributes: said };
  };
  return { metrics: [...metrics.values()].map(plan), monitor };
}

function capturePlan({ fields, dataOnClass, onErrorOnClass }: NonNullable<Draft["capture"]>): CapturePlan {
  const { context, data, tags, level, fingerprint, expected, fallback, onError } = fields;
  return {
    context,
    block: context ?? (data === undefined ? undefined : "cog_error"),
    data: data === undefined ? undefined : typeof data === "function" ? { reader: data as never, onClass: dataOnClass } : { value: data },
    tags: tags ?? {},
    level,
    fingerprint,
    expected: expected === undefined ? [] : [expected].flat(),
    fallback,
    onError: onError && { reader: onError, onClass: onErrorOnClass },
    mechanism: ANNOTATED,
  };
}
