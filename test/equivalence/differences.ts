import type { Envelope, Json, Sent } from "./envelopes.js";
import type { Mode } from "./bot.js";

/** What an annotation sends otherwise than the SDK's own calls could, and on purpose. */
export interface Difference {
  /** One sentence, as in `docs/transparency.md`. */
  readonly says: string;
  /** Where it is found; default: everywhere. */
  readonly when?: (mode: Mode) => boolean;
  /** Takes it out of what was sent, by whichever program. */
  readonly even: (sent: Sent) => Sent;
}

const isOff = ({ options }: Mode): boolean => options.tracesSampleRate === undefined;
const isUnsampled = ({ options }: Mode): boolean => options.tracesSampleRate === 0;

const eachObject = (change: (one: Json) => Json) => {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== "object" || value === null) return value;
    return change(Object.fromEntries(Object.entries(value).map(([key, one]) => [key, walk(one)])));
  };
  return walk as (sent: Sent) => Sent;
};

/** In one place, what differs; the other half, which is written by hand in the other program, stands in `by-hand/unasked.ts`. */
export const DIFFERENCES: readonly Difference[] = [
  {
    says: "The origin of a span is `auto.function.cogscope`; of one that is started by hand, `manual`.",
    even: eachObject((one) => {
      const even = (origin: unknown): unknown => (origin === "auto.function.cogscope" ? "manual" : origin);
      const { origin, "sentry.origin": attribute } = one;
      if (origin === undefined && attribute === undefined) return one;
      const said = typeof attribute === "object" ? { ...attribute, value: even(attribute.value) } : even(attribute);
      return { ...one, ...(origin !== undefined && { origin: even(origin) }), ...(attribute !== undefined && { "sentry.origin": said }) };
    }),
  },
  {
    says: "A sampler is told the origin of a root span of ours; of one that is started by hand it is told none.",
    even: ({ envelopes, hooks }) => ({
      envelopes,
      hooks: {
        ...hooks,
        beforeSampling: hooks.beforeSampling.map(({ attributes: { "sentry.origin": _, ...rest }, ...one }) => ({
          ...one,
          attributes: rest,
        })),
      },
    }),
  },
  {
    says: "A span inside one that is not recorded is not started at all, so that no hook `spanStart` hears of it.",
    even: ({ envelopes, hooks }) => ({
      envelopes,
      hooks: { ...hooks, spanStart: hooks.spanStart.filter(({ name, recording }) => recording === true || name !== "") },
    }),
  },
  {
    says: "The mechanism of an error that an annotation captured is `auto.function.cogscope`; of one captured by hand, `generic`.",
    even: eachObject((one) => (one["type"] === "auto.function.cogscope" ? { ...one, type: "generic" } : one)),
  },
  {
    says: "A context arrives to a depth of its own; of one that is set by hand the SDK cuts what is deeper than `normalizeDepth`.",
    even: eachObject(({ depth, ...one }) => (depth === undefined ? one : { ...one, depth: "[Array]" })),
  },
  {
    says: "A stack trace holds the frames through which the call went.",
    even: eachObject((one) => ("stacktrace" in one ? { ...one, stacktrace: "frames" } : one)),
  },
  {
    says: "Where nothing is recorded there are no spans inside the root, and with tracing off none at all: what is captured there names the trace, and no span, or the root, which is never sent either.",
    when: (mode) => isUnsampled(mode) || isOff(mode),
    even: eachObject(({ span_id: _, parent_span_id: __, "sentry.trace.parent_span_id": ___, ...one }) => one),
  },
  {
    says: "So `Sentry.getActiveSpan()` is the root there: what is set on it, a new name too, is never sent.",
    when: isUnsampled,
    even: ({ envelopes, hooks }) => ({
      envelopes,
      hooks: { ...hooks, spanEnd: hooks.spanEnd.map((one) => (one["name"] === "renamed" ? { ...one, name: "command.ban" } : one)) },
    }),
  },
  {
    says: "Counters are summed outside sampled spans, and sent every 10 s or at a flush, apart from the metrics that are sent at once.",
    when: (mode) => isUnsampled(mode) || isOff(mode),
    even: ({ envelopes, hooks }) => ({ envelopes: mergeMetrics(envelopes), hooks }),
  },
  {
    says: "Spans that are not kept are counted together, and told to the client after a second, or at a flush: in another report perhaps, the same in all.",
    even: ({ envelopes, hooks }) => ({ envelopes: mergeReports(envelopes), hooks }),
  },
  {
    says: "A sum is of several users and traces: it has the attributes of the scopes, but neither `user.*` nor a command's trace.",
    when: (mode) => isUnsampled(mode) || isOff(mode),
    even: eachObject((one) => (one["name"] === "cases.count" ? ofNobody(one) : one)),
  },
];

function ofNobody({ trace_id: _, attributes, ...one }: Json): Json {
  return { ...one, attributes: Object.fromEntries(Object.entries(attributes as Json).filter(([key]) => !key.startsWith("user."))) };
}

function mergeMetrics(envelopes: readonly Envelope[]): Envelope[] {
  const isMetrics = ({ items }: Envelope): boolean => items[0]?.header["type"] === "trace_metric";
  const metrics = envelopes.filter(isMetrics);
  if (metrics.length < 2) return [...envelopes];
  const all = metrics.flatMap(({ items }) => items.flatMap(({ payload }) => payload["items"] as Json[]));
  const [{ header, items }] = metrics as [Envelope];
  const [first] = items as [Envelope["items"][number]];
  const merged = { header: { ...first.header, item_count: all.length }, payload: { ...first.payload, items: all } };
  return [...envelopes.filter((one) => !isMetrics(one)), { header, items: [merged] }];
}

/** Of several reports one, with the sums. */
function mergeReports(envelopes: readonly Envelope[]): Envelope[] {
  const isReport = ({ items }: Envelope): boolean => items[0]?.header["type"] === "client_report";
  const reports = envelopes.filter(isReport);
  if (reports.length < 2) return [...envelopes];
  const sums = new Map<string, Json>();
  for (const one of reports.flatMap(({ items }) => items.flatMap(({ payload }) => payload["discarded_events"] as Json[]))) {
    const key = `${one["reason"]} ${one["category"]}`;
    sums.set(key, { ...one, quantity: (sums.get(key)?.["quantity"] ?? 0) + one["quantity"] });
  }
  const [{ header, items }] = reports as [Envelope];
  const [first] = items as [Envelope["items"][number]];
  const merged = { ...first, payload: { ...first.payload, discarded_events: [...sums.values()] } };
  return [...envelopes.filter((one) => !isReport(one)), { header, items: [merged] }];
}

export function even(sent: Sent, mode: Mode): Sent {
  return DIFFERENCES.filter(({ when }) => when?.(mode) !== false).reduce((evened, difference) => difference.even(evened), sent);
}
