import type { Annotation, AnnotationOf, Kind, SpanFields } from "../annotation/annotation.js";
import { METRIC_NAMES, type MetricKind } from "../annotation/metric-name.js";
import { datum, type Draft, type Source } from "./draft.js";
import { mergeAttributes } from "./merge-attributes.js";

interface Rule<K extends Kind> {
  readonly onClass: boolean;
  readonly onMethod: boolean;
  /** What may be said once on one declaration: nothing (any number), the word itself, or each of its keys. */
  readonly once: (annotation: AnnotationOf<K>) => readonly string[];
  readonly merge: (draft: Draft, annotation: AnnotationOf<K>, source: Source) => void;
}

const never = (): readonly string[] => [];
const theWord = (): readonly string[] => [""];

function mergeSpan(draft: Draft, fields: SpanFields, onClass: boolean): void {
  draft.hasSpan = true;
  draft.op = fields.op ?? draft.op;
  draft.spanName = fields.name ?? draft.spanName;
  draft.result = fields.result ?? draft.result;
  mergeAttributes(draft.attributes, fields.attributes, onClass);
}

/** A metric is merged by its name. */
const metric = {
  onClass: true,
  onMethod: true,
  once: ({ kind, name }: AnnotationOf<MetricKind>): readonly string[] => [name ?? METRIC_NAMES[kind]],
  merge(draft: Draft, { kind, name = METRIC_NAMES[kind], attributes }: AnnotationOf<MetricKind>, { onClass }: Source): void {
    const key = `${kind}\n${name}`;
    const known = draft.metrics.get(key) ?? { kind, name, attributes: [] };
    draft.metrics.set(key, known);
    mergeAttributes(known.attributes, attributes, onClass);
  },
};

/** The words' rules, one row each: where a word stands, what may be said once, how it is merged. */
export const RULES: { readonly [K in Kind]: Rule<K> } = {
  instrumented: {
    onClass: true,
    onMethod: false,
    once: theWord,
    merge(draft, { name, op }, { className }) {
      draft.cog = name ?? className;
      draft.hasSpan = true;
      draft.op = op ?? draft.op;
      draft.tags.set("cog.name", { value: draft.cog });
    },
  },
  // Before the words that may say another op and name, or another context.
  monitor: {
    onClass: false,
    onMethod: true,
    once: theWord,
    merge(draft, { slug, config }) {
      const schedule = typeof config?.schedule === "string" ? { type: "crontab" as const, value: config.schedule } : config?.schedule;
      draft.monitor = { slug, config: config && schedule && { ...config, schedule } };
      mergeSpan(draft, { op: "task.run", name: slug, attributes: { "monitor.slug": slug } }, false);
      draft.entry = true;
      // Sentry finds a monitor's errors by this block.
      draft.contexts.set("monitor", { value: { slug } });
    },
  },
  uninstrumented: { onClass: false, onMethod: true, once: theWord, merge: () => undefined },
  span: {
    onClass: true,
    onMethod: true,
    once: theWord,
    merge(draft, span, { onClass }) {
      mergeSpan(draft, span, onClass);
      draft.root = span.root ?? draft.root;
    },
  },
  transaction: {
    onClass: false,
    onMethod: true,
    once: theWord,
    merge(draft, transaction, { onClass }) {
      mergeSpan(draft, transaction, onClass);
      draft.entry = true;
      draft.newTrace = transaction.newTrace ?? draft.newTrace;
    },
  },
  spanData: {
    onClass: false,
    onMethod: true,
    once: ({ data }) => (typeof data === "function" ? [] : Object.keys(data)),
    merge: (draft, { data }, { onClass }) => mergeAttributes(draft.attributes, data, onClass),
  },
  tag: {
    onClass: true,
    onMethod: true,
    once: ({ key }) => [key],
    merge: (draft, { key, value }, { onClass }) => void draft.tags.set(key, datum(value, onClass)),
  },
  context: {
    onClass: true,
    onMethod: true,
    once: ({ name }) => [name],
    merge: (draft, { name, value }, { onClass }) => void draft.contexts.set(name, datum(value, onClass)),
  },
  user: {
    onClass: false,
    onMethod: true,
    once: theWord,
    merge: (draft, { reader }, { onClass }) => void (draft.user = { reader, onClass }),
  },
  breadcrumb: {
    onClass: true,
    onMethod: true,
    once: never,
    merge(draft, { message, category, level, data }, { onClass }) {
      draft.breadcrumbs.push({
        message: datum(message, onClass),
        category: category ?? "custom",
        level: level ?? "info",
        data: data === undefined ? undefined : datum<unknown>(data, onClass),
      });
    },
  },
  captureErrors: {
    onClass: true,
    onMethod: true,
    once: theWord,
    merge(draft, { kind: _, ...fields }, { onClass }) {
      const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
      draft.capture = {
        fields: { ...draft.capture?.fields, ...given },
        dataOnClass: "data" in given ? onClass : (draft.capture?.dataOnClass ?? onClass),
        onErrorOnClass: "onError" in given ? onClass : (draft.capture?.onErrorOnClass ?? onClass),
      };
    },
  },
  counted: metric,
  timed: metric,
  inFlight: metric,
};

export const ruleOf = (annotation: Annotation): Rule<never> => RULES[annotation.kind] as unknown as Rule<never>;

/** Merging by kind, not by source order, is what makes the words order-free. */
export const KIND_ORDER = Object.keys(RULES) as readonly Kind[];
