import type { AttributeSource, Datum, Meters, Plan, Reading, SpanPlan } from "../plan/plan.js";
import type { Scope } from "../sentry/sdk.js";
import { report } from "./diagnostics.js";
import type { CaptureState } from "./frame.js";
import { ask, guard } from "./guard.js";
import type { Measured } from "./metrics/measuring.js";
import { toAttribute, toAttributes, type SentAttribute } from "./values/attribute-value.js";
import { BREADCRUMB_LIMIT, cutText } from "./values/cut-text.js";
import { serialiseRecord } from "./values/serialise.js";
import { isTagValue, toTagValue } from "./values/tag-value.js";
import { toUser } from "./values/user-fields.js";

/** One call of an annotated method: who is called with what. */
export interface Call {
  readonly plan: Plan;
  readonly original: (...args: unknown[]) => unknown;
  readonly self: unknown;
  readonly args: readonly unknown[];
}

export const bare = ({ original, self, args }: Call): unknown => Reflect.apply(original, self, args);

/** Asks a reader in the name of a call. */
export function readDatum({ plan, self, args }: Call, { reader, onClass }: Reading, what: string): unknown {
  return ask(plan.place, what, () => Reflect.apply(reader, self, onClass ? [] : args) as unknown);
}

export const valueOf = (call: Call, datum: Datum, what: string): unknown =>
  "reader" in datum ? readDatum(call, datum, what) : datum.value;

/** What the readers say of a call, each asked once, on entry. */
export interface Readings {
  readonly tags: Readonly<Record<string, string | number | boolean>>;
  readonly contexts: readonly (readonly [string, object])[];
  readonly user: ReturnType<typeof toUser>;
  readonly breadcrumbs: Parameters<Scope["addBreadcrumb"]>[0][];
  readonly capture: CaptureState | undefined;
  /** The attributes of its metrics, in the plan's order; and the check-ins that wait for it, where it is a run of what was given before. */
  readonly measured?: readonly Measured[] | undefined;
  readonly checkIns?: string[] | undefined;
}

export function readAll(call: Call): Readings {
  const { plan } = call;
  const tags: Record<string, string | number | boolean> = {};
  for (const [key, datum] of plan.tags) {
    const value = valueOf(call, datum, `the reader of @Tag '${key}'`);
    if (!isTagValue(value))
      report(plan.place, `the reader of @Tag '${key}' gave ${typeof value}; a tag is a string, number, boolean or bigint`);
    const sent = toTagValue(value);
    if (sent !== undefined) tags[key] = sent;
  }
  const contexts: [string, object][] = [];
  for (const [name, datum] of plan.contexts) {
    const value = valueOf(call, datum, `the reader of @Context '${name}'`);
    if (typeof value === "object" && value !== null) contexts.push([name, value]);
    else if (value != null) report(plan.place, `the reader of @Context '${name}' gave ${typeof value}; a context is an object`);
  }
  const readings = { tags, contexts, user: readUser(call), breadcrumbs: readBreadcrumbs(call), capture: readCapture(call) };
  return plan.meters === undefined ? readings : { ...readings, measured: readMeasured(call, plan.meters) };
}

function readUser(call: Call): ReturnType<typeof toUser> {
  const { plan } = call;
  if (plan.user === undefined) return undefined;
  const value = readDatum(call, plan.user, "the reader of @User");
  const user = ask(plan.place, "the reader of @User", () => toUser(value)) as ReturnType<typeof toUser>;
  if (user === undefined && value != null) report(plan.place, "the reader of @User gave no user; give a Discord user or member, or { id }");
  return user;
}

function readBreadcrumbs(call: Call): Readings["breadcrumbs"] {
  return call.plan.breadcrumbs.flatMap(({ message, category, level, data }) => {
    const text = valueOf(call, message, "the reader of @Breadcrumb");
    if (text == null) return [];
    const said = guard(call.plan.place, "the message of @Breadcrumb", () => cutText(String(text), BREADCRUMB_LIMIT));
    const record = data && valueOf(call, data, "the data of @Breadcrumb");
    return said === undefined ? [] : [{ message: said, category, level, ...(isRecord(record) && { data: serialiseRecord(record) }) }];
  });
}

function readCapture(call: Call): CaptureState | undefined {
  const { capture } = call.plan;
  if (capture === undefined) return undefined;
  const block = capture.data && valueOf(call, capture.data, "the data of @CaptureErrors");
  return { plan: capture, block: isRecord(block) ? block : undefined };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const readMeasured = (call: Call, { metrics }: Meters): Measured[] =>
  metrics.map(({ name, attributes }) => readSources(call, attributes, `metric '${name}'`));

/** The attributes of a call's span; asked only where the span is recorded. */
export const readAttributes = (call: Call, { attributes }: SpanPlan): Record<string, SentAttribute> =>
  readSources(call, attributes, "span");

function readSources(call: Call, sources: readonly AttributeSource[], whose: string): Record<string, SentAttribute> {
  const sent: Record<string, SentAttribute | undefined> = {};
  for (const source of sources) Object.assign(sent, attributesOf(call, source, whose));
  return Object.fromEntries(Object.entries(sent).filter((entry): entry is [string, SentAttribute] => entry[1] !== undefined));
}

/** What one source says; `undefined` takes an attribute out that an earlier one has set. */
function attributesOf(call: Call, source: AttributeSource, whose: string): Record<string, SentAttribute | undefined> | undefined {
  if ("values" in source) return toAttributes(source.values);
  if ("record" in source) {
    const what = `a reader of ${whose} attributes`;
    const read = readDatum(call, source.record, what);
    return guard(call.plan.place, what, () => toAttributes(read));
  }
  const what = `the reader of the attribute '${source.key}'`;
  const read = readDatum(call, source.reading, what);
  return { [source.key]: guard(call.plan.place, what, () => toAttribute(read)) };
}

/** The attributes that are known before a call: what a sampler sees. */
export const staticAttributes = ({ attributes }: SpanPlan): Record<string, SentAttribute | undefined> =>
  Object.assign({}, ...attributes.map((source) => ("values" in source ? toAttributes(source.values) : {}))) as Record<
    string,
    SentAttribute
  >;
