import type { AttributeSource, Meters, SpanPlan } from "../../plan/plan.js";
import type { Call } from "../call.js";
import { guard } from "../guard.js";
import type { Measured } from "../metrics/measuring.js";
import { readDatum } from "./read-datum.js";
import { toAttribute, toAttributes, type SentAttribute } from "../values/attribute-value.js";

type Sent = Record<string, SentAttribute>;

/** The attributes of what is measured of a call, in the order of its metrics. */
export const readMeasured = (call: Call, { metrics }: Meters): Measured[] =>
  metrics.map(({ name, attributes }) => readSources(call, partedOf(attributes), `metric '${name}'`));

/** The attributes of a call's span; asked only where the span is recorded. */
export const readAttributes = (call: Call, span: SpanPlan, origin: string): Sent => readSources(call, partedOfSpan(span, origin), "span");

/** What comes later wins; what a reader gives `null` for is taken out. */
function readSources(call: Call, { fixed, rest }: Parted, whose: string): Sent {
  if (rest.length === 0) return { ...fixed };
  // Not spread: V8 takes 0.7 µs to add to an object that was (Node 20).
  const sent: Sent = Object.assign({}, fixed);
  for (const source of rest) {
    const said = attributesOf(call, source, whose);
    for (const key in said) {
      const value = said[key];
      if (value === undefined) Reflect.deleteProperty(sent, key);
      else sent[key] = value;
    }
  }
  return sent;
}

interface Parted {
  /** What is said before any reader is asked: it is the same at each call. */
  readonly fixed: Sent;
  readonly rest: readonly AttributeSource[];
}

const partings = new WeakMap<object, Parted>();

function partedOf(sources: readonly AttributeSource[]): Parted {
  let found = partings.get(sources);
  if (found === undefined) partings.set(sources, (found = part(sources, {})));
  return found;
}

function partedOfSpan(span: SpanPlan, origin: string): Parted {
  let found = partings.get(span);
  if (found === undefined) partings.set(span, (found = part(span.attributes, { "sentry.op": span.op, "sentry.origin": origin })));
  return found;
}

function part(sources: readonly AttributeSource[], before: Sent): Parted {
  const first = sources.findIndex((source) => !isFixed(source));
  const end = first === -1 ? sources.length : first;
  const values = sources.map((source) => ("values" in source ? toAttributes(source.values) : {}));
  return { fixed: Object.assign(before, ...values.slice(0, end)) as Sent, rest: sources.slice(end) };
}

/** Whether all attributes of a span are known before a call. */
export const areAllKnown = (span: SpanPlan, origin: string): boolean => partedOfSpan(span, origin).rest.length === 0;

/** A list is made anew for each call: whoever hears of a span may write on it. */
const isFixed = (source: AttributeSource): boolean => "values" in source && !Object.values(source.values).some(Array.isArray);

/** What one source says; `undefined` takes an attribute out that an earlier one has set. */
function attributesOf(call: Call, source: AttributeSource, whose: string): Record<string, SentAttribute | undefined> | undefined {
  if ("values" in source) return toAttributes(source.values);
  if ("record" in source) {
    const what = `a reader of ${whose} attributes`;
    const read = readDatum(call, source.record, what);
    return guard(call.plan.place, what, () => toAttributes(read));
  }
  const read = readDatum(call, source.reading, "the reader of the attribute", source.key);
  return { [source.key]: guard(call.plan.place, `the reader of the attribute '${source.key}'`, () => toAttribute(read)) };
}

/** The attributes that are known before a call: what a sampler sees. */
export function staticAttributes(span: SpanPlan, origin: string): Sent {
  const { fixed, rest } = partedOfSpan(span, origin);
  if (rest.length === 0) return { ...fixed };
  const later = rest.map((source) => ("values" in source ? toAttributes(source.values) : {}));
  return Object.assign({}, fixed, ...later) as Sent;
}
