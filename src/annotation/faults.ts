import type { Annotation, AnnotationOf, Kind } from "./annotation.js";
import { first, type Fault } from "./fault.js";
import { ATTRIBUTE_KEY_LIMIT, contextNameFault, keyFault } from "./key.js";
import { metricNameFault, type MetricKind } from "./metric-name.js";
import { monitorFault } from "./monitor-fault.js";
import { unknownOption } from "./unknown-option.js";
import { isPrimitive, LEVELS, TAG_VALUE_LIMIT } from "./value.js";

const fault = (rule: string | undefined, remedy: string): Fault | undefined => (rule === undefined ? undefined : { rule, remedy });

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const keyed = (key: unknown, limit?: number): Fault | undefined => fault(keyFault(key, limit), "Choose another key");

const text = (value: unknown, what: string): Fault | undefined =>
  value === undefined || (typeof value === "string" && value !== "")
    ? undefined
    : { rule: `${what} is a non-empty string`, remedy: "Give a string or leave it out" };

function tagValue(value: unknown): Fault | undefined {
  if (typeof value === "function") return undefined;
  if (!isPrimitive(value)) {
    const shown = value === null ? "null" : typeof value;
    return { rule: `a tag's value is a string, number, boolean or bigint, not ${shown}`, remedy: "Give such a value or a reader" };
  }
  if (typeof value !== "string") return undefined;
  if (value.includes("\n")) return { rule: "a tag's value has no newline", remedy: "Write it in one line" };
  if (value.length > TAG_VALUE_LIMIT) {
    return {
      rule: `a tag's value has at most ${TAG_VALUE_LIMIT} characters, this one has ${value.length}`,
      remedy: "Shorten it, or use @Context",
    };
  }
  return undefined;
}

function attributeValue(value: unknown): Fault | undefined {
  const plain = value == null || typeof value === "function" || isPrimitive(value) || value instanceof Date;
  if (plain || (Array.isArray(value) && value.every(isPrimitive))) return undefined;
  return { rule: "an attribute's value is a string, number, boolean, or an array of those", remedy: "Use @Context for objects" };
}

function attributes(data: unknown): Fault | undefined {
  if (data === undefined || typeof data === "function") return undefined;
  if (!isRecord(data)) return { rule: "attributes are a record or a reader", remedy: "Give { key: value }" };
  return first(...Object.entries(data).map(([key, value]) => keyed(key, ATTRIBUTE_KEY_LIMIT) ?? attributeValue(value)));
}

const level = (value: unknown): Fault | undefined =>
  value === undefined || (LEVELS as readonly unknown[]).includes(value)
    ? undefined
    : { rule: `a level is one of ${LEVELS.join(", ")}`, remedy: "Choose one of them" };

const reader = (value: unknown, what: string): Fault | undefined =>
  value === undefined || typeof value === "function" ? undefined : { rule: `${what} is a function`, remedy: "Give a function" };

const names = (value: unknown, what: string): Fault | undefined =>
  value === undefined || (Array.isArray(value) && value.every((name) => typeof name === "string" || typeof name === "symbol"))
    ? undefined
    : { rule: `${what} is a list of method names`, remedy: `Write ${what}: ["method"]` };

const contextName = (name: unknown): Fault | undefined => fault(contextNameFault(name), "Choose another name");

const spanFields = (span: AnnotationOf<"span" | "transaction">): Fault | undefined =>
  first(text(span.op, "op"), text(span.name, "name"), attributes(span.attributes), reader(span.result, "result"));

/** What a metric says of each call's end itself. */
const OUTCOME = ["success", "error_type"];

function metric({ kind, name, attributes: said }: AnnotationOf<MetricKind>): Fault | undefined {
  const taken = kind !== "inFlight" && isRecord(said) ? OUTCOME.find((key) => key in said) : undefined;
  return first(
    metricNameFault(name),
    attributes(said),
    fault(taken && `it says itself how a call ended, in the attribute '${taken}'`, "Choose another key"),
  );
}

const expectation = (value: unknown): boolean => ["function", "string", "number"].includes(typeof value);

type FaultOf<K extends Kind> = (annotation: AnnotationOf<K>) => Fault | undefined;

const FAULTS: { readonly [K in Kind]: FaultOf<K> } = {
  instrumented: (it) => first(text(it.name, "name"), text(it.op, "op"), names(it.only, "only"), names(it.exclude, "exclude")),
  uninstrumented: () => undefined,
  transaction: spanFields,
  span: spanFields,
  spanData: (it) =>
    isRecord(it.data) || typeof it.data === "function"
      ? attributes(it.data)
      : { rule: "@SpanData takes a key and a value, a record, or a reader", remedy: 'Write @SpanData("key", value)' },
  tag: (it) => first(keyed(it.key), tagValue(it.value)),
  context: (it) =>
    contextName(it.name) ??
    (isRecord(it.value) || typeof it.value === "function"
      ? undefined
      : { rule: "a context is an object or a reader", remedy: 'Write @Context("name", { … })' }),
  user: (it) =>
    typeof it.reader === "function"
      ? undefined
      : { rule: "@User takes a reader", remedy: "Write @User((interaction) => interaction.user)" },
  breadcrumb: (it) =>
    first(
      typeof it.message === "function" ? undefined : (text(it.message, "the message") ?? missing(it.message, "a message or a reader")),
      text(it.category, "category"),
      level(it.level),
      it.data === undefined || isRecord(it.data) ? undefined : reader(it.data, "data"),
    ),
  captureErrors: (it) =>
    first(
      it.context === undefined ? undefined : contextName(it.context),
      it.data === undefined || isRecord(it.data) ? undefined : reader(it.data, "data"),
      it.tags === undefined ? undefined : first(...Object.entries(it.tags).map(([key, value]) => keyed(key) ?? tagValue(value))),
      level(it.level),
      it.fingerprint === undefined || (Array.isArray(it.fingerprint) && it.fingerprint.every((part) => typeof part === "string"))
        ? undefined
        : { rule: "a fingerprint is a list of strings", remedy: 'Write fingerprint: ["{{ default }}", …]' },
      it.expected === undefined || [it.expected].flat().every(expectation)
        ? undefined
        : { rule: "expected lists error classes, codes or predicates", remedy: "Write expected: [UserError]" },
      reader(it.onError, "onError"),
    ),
  counted: metric,
  timed: metric,
  inFlight: metric,
  monitor: ({ slug, config }) => monitorFault(slug, config),
};

const missing = (value: unknown, what: string): Fault | undefined =>
  value === undefined ? { rule: `it takes ${what}`, remedy: "Give one" } : undefined;

/** Says what is wrong with an annotation's own values, or nothing. */
export const annotationFault = (annotation: Annotation): Fault | undefined =>
  unknownOption(annotation) ?? (FAULTS[annotation.kind] as (annotation: Annotation) => Fault | undefined)(annotation);
