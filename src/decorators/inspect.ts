import type { Annotation, AnnotationOf, Kind } from "../annotation/annotation.js";
import { lineage } from "../metadata/lineage.js";
import { methodRecord, type MethodRecord } from "../metadata/method-record.js";
import type { MonitorConfig } from "../annotation/monitor-config.js";
import { compile, methodName } from "../plan/compile.js";
import type { MetricPlan } from "../plan/plan.js";
import { declaredMethods, standsForKey } from "../plan/stands-for.js";

/** What stands on one method, in declared form: readers as the functions that they are. */
export interface InspectedMethod {
  /** As it is written; of a symbol its description. */
  readonly name: string;
  /** Whether it stands on the class itself. */
  readonly isStatic: boolean;
  /** Whether it opens an entry point. */
  readonly transaction: boolean;
  /** The op of its span; nothing where it has none. */
  readonly op: string | undefined;
  /** The name of its span; nothing where it has none. */
  readonly span: string | undefined;
  /** Values and readers by key. */
  readonly tags: Readonly<Record<string, unknown>>;
  /** Objects and readers by name. */
  readonly contexts: Readonly<Record<string, unknown>>;
  /** Its capture policy as it was declared; nothing where errors are not captured. */
  readonly capture: Omit<AnnotationOf<"captureErrors">, "kind"> | undefined;
  /** The counters, distributions and gauges of its calls. */
  readonly metrics: readonly InspectedMetric[];
  /** Its cron monitor. */
  readonly monitor: { readonly slug: string; readonly config: MonitorConfig | undefined } | undefined;
  /** All that applies, base class first, its own words last. */
  readonly annotations: readonly Annotation[];
}

/** One metric; a reader of a whole record of attributes stands in the annotations alone. */
export interface InspectedMetric {
  /** Of `@Counted`, `@Timed` and `@InFlight`, in this order. */
  readonly type: "counter" | "distribution" | "gauge";
  /** As Sentry gets it: `bot.cog.operation.count`. */
  readonly name: string;
  /** Values and readers by name. */
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** What is annotated on a class. */
export interface Inspected {
  /** The class's name, which bundlers shorten. */
  readonly class: string;
  /** Those on which something stands, its own and inherited ones. */
  readonly methods: readonly InspectedMethod[];
}

/**
 * Tells what is annotated on a class, or on the class of an instance, as data. `#private` methods cannot be seen.
 *
 * @example
 * inspect(Moderation).methods.map(({ name, span }) => `${name}: ${span}`);
 */
export function inspect(target: object): Inspected {
  const cog = (typeof target === "function" ? target : target.constructor) as abstract new (...args: never[]) => unknown;
  const seen = new Map<string, InspectedMethod>();
  for (let at: unknown = cog; typeof at === "function" && at.prototype; at = Object.getPrototypeOf(at)) {
    const declaring = at as typeof cog;
    for (const { holder, key } of declaredMethods(declaring)) {
      const record = methodRecord(Object.getOwnPropertyDescriptor(holder, key)?.value);
      const id = `${String(holder === declaring)} ${methodName(key)}`;
      if (record && !seen.has(id)) seen.set(id, inspectMethod(record, cog, declaring, holder === declaring));
    }
  }
  return { class: cog.name, methods: [...seen.values()] };
}

function inspectMethod(record: MethodRecord, cog: unknown, declaring: { name: string }, isStatic: boolean): InspectedMethod {
  const { key, annotations: own } = record;
  const isSilenced = !standsForKey(key) || own.some(({ kind }) => kind === "uninstrumented");
  const classes = isSilenced ? [] : lineage(cog);
  const plan = compile({ key, declaredIn: declaring.name, classes, own });
  const all = [...classes.flatMap(({ annotations }) => annotations), ...own];
  const pick = <K extends Kind>(kind: K): AnnotationOf<K>[] => all.filter((one): one is AnnotationOf<K> => one.kind === kind);
  const captures = pick("captureErrors").map(({ kind: _, ...fields }) =>
    Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
  );
  return {
    name: methodName(key),
    isStatic,
    transaction: plan.entry,
    op: plan.span?.op,
    span: plan.span?.name,
    tags: Object.fromEntries([...plan.tags].map(([name, datum]) => [name, "reader" in datum ? datum.reader : datum.value])),
    contexts: Object.fromEntries(pick("context").map(({ name, value }) => [name, value])),
    capture: captures.length > 0 ? captures.reduce((all, one) => ({ ...all, ...one })) : undefined,
    metrics: plan.meters?.metrics.map(inspectMetric) ?? [],
    monitor: plan.meters?.monitor,
    annotations: all,
  };
}

const TYPES = { counted: "counter", timed: "distribution", inFlight: "gauge" } as const;

function inspectMetric({ kind, name, attributes }: MetricPlan): InspectedMetric {
  const said = attributes.map((source) =>
    "values" in source ? source.values : "key" in source ? { [source.key]: source.reading.reader } : {},
  );
  return { type: TYPES[kind], name, attributes: Object.assign({}, ...said) as Record<string, unknown> };
}
