import type { Expectation } from "../annotation/annotation.js";
import { isPrimitive } from "../annotation/value.js";
import { isClass } from "../annotation/is-class.js";
import type { AttributeSource, CapturePlan, Datum, MetricPlan, Plan } from "../plan/plan.js";
import { nameOf } from "./class-of.js";
import type { CaptureListing, MetricListing, TagListing, Words } from "./listing.js";

/** What a plan says, as data that can be printed: readers are not asked, and values of contexts stay out. */
export function wordsOf(plan: Plan): Words {
  const { span, capture, meters } = plan;
  return {
    transaction: plan.entry,
    span: span
      ? {
          op: span.op,
          name: span.name,
          root: span.root,
          attributes: attributesOf(span.attributes).map(({ key }) => key),
          moreAttributes: span.result !== undefined || hasRecordReader(span.attributes),
        }
      : null,
    tags: [...plan.tags].map(([key, datum]) => tag(key, datum)),
    contexts: [...plan.contexts.keys()],
    user: plan.user !== undefined,
    breadcrumbs: plan.breadcrumbs.map(({ category, message }) => ({ category, message: "value" in message ? message.value : null })),
    capture: capture ? captureOf(capture) : null,
    metrics: meters?.metrics.map(metricOf) ?? [],
    monitor: meters?.monitor?.slug ?? null,
  };
}

/** Whether a call, or its failure, reaches Sentry by itself; tags, contexts, users and breadcrumbs only say more of what does. */
export const isCovered = ({ span, capture, metrics, monitor }: Words): boolean =>
  span !== null || capture !== null || metrics.length > 0 || monitor !== null;

const tag = (key: string, datum: Datum): TagListing => ({ key, value: "value" in datum ? textOf(datum.value) : null });

/** What is declared is a primitive, a date or a list of primitives; of anything else nothing is asked. */
function textOf(value: unknown): string {
  if (isPrimitive(value)) return String(value);
  if (value instanceof Date) return Date.prototype.toISOString.call(value);
  return Array.isArray(value) ? value.map(textOf).join(",") : "{…}";
}

/** What comes later wins, and `null` takes an attribute out, as on a call. */
function attributesOf(sources: readonly AttributeSource[]): TagListing[] {
  const byKey = new Map<string, TagListing>();
  for (const source of sources) {
    if ("key" in source) byKey.set(source.key, { key: source.key, value: null });
    for (const [key, value] of Object.entries("values" in source ? source.values : {})) {
      if (value == null) byKey.delete(key);
      else byKey.set(key, tag(key, { value }));
    }
  }
  return [...byKey.values()];
}

const hasRecordReader = (sources: readonly AttributeSource[]): boolean => sources.some((source) => "record" in source);

function captureOf({ block, level, tags, expected, fallback, onError }: CapturePlan): CaptureListing {
  return {
    context: block ?? null,
    level: level ?? null,
    tags: Object.entries(tags).map(([key, value]) => tag(key, { value })),
    expected: expected.map(expectationName),
    fallback: fallback !== undefined,
    onError: onError !== undefined,
  };
}

const expectationName = (one: Expectation): string => (typeof one !== "function" ? String(one) : isClass(one) ? nameOf(one) : "predicate");

const TYPES = { counted: "counter", timed: "distribution", inFlight: "gauge" } as const;

function metricOf({ kind, name, attributes }: MetricPlan): MetricListing {
  return { type: TYPES[kind], name, attributes: attributesOf(attributes), moreAttributes: hasRecordReader(attributes) };
}
