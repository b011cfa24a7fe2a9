import * as Sentry from "@sentry/node";
import { captureMetric } from "../../src/sentry/native-metric.js";
import { metricsAreRight } from "../../src/sentry/metrics-are-right.js";
import { currentScopes } from "../../src/sentry/scopes.js";
import { record, sent } from "../support/recording.js";

afterEach(async () => {
  await Sentry.close(1000);
});

test("A metric that is put together here is what the installed SDK makes of it", () => {
  expect(metricsAreRight()).toBe(true);
});

const ATTRIBUTES = { text: "a", flag: false, whole: 3, part: 0.5, list: ["a", "b"], shared: "of the metric" };

/** Records one metric of each kind by either way, on three scopes that contradict each other. */
function recordAll(way: "ours" | "the SDK's", more: Readonly<Record<string, unknown>>): void {
  const attributes = { ...ATTRIBUTES, ...more };
  Sentry.getGlobalScope().setAttributes({ everywhere: 1, shared: "global" }).setUser({ id: "1", email: "a@example.com" });
  Sentry.withIsolationScope((isolationScope) => {
    isolationScope.setAttributes({ shared: "isolation", guild: { value: 5, unit: "byte" } }).setUser({ id: "2", username: "alice" });
    Sentry.withScope((scope) => {
      scope.setAttributes({ shared: "own", gone: "x" }).setAttribute("gone", undefined as unknown as string);
      for (const type of ["gauge", "distribution"] as const) {
        if (way === "ours") captureMetric({ type, name: type, value: 1.5, unit: "byte", attributes }, client(), currentScopes());
        else Sentry.metrics[type](type, 1.5, { unit: "byte", attributes });
      }
      if (way === "ours")
        captureMetric({ type: "counter", name: "counter", value: 2, unit: undefined, attributes }, client(), currentScopes());
      else Sentry.metrics.count("counter", 2, { attributes });
    });
  });
}

const client = () => Sentry.getClient() as NonNullable<ReturnType<typeof Sentry.getClient>>;

type Metric = Readonly<Record<string, any>>;

/** But for ids and times. */
const comparable = ({ timestamp, trace_id, span_id, attributes, ...rest }: Metric): object => {
  const { "sentry.timestamp.sequence": sequence, ...others } = attributes as Metric;
  return { ...rest, others, ids: [typeof timestamp, typeof trace_id, typeof span_id, (sequence as Metric)["type"]] };
};

const HOOKS = {
  "no hook": () => undefined,
  "a hook that rewrites it": () =>
    client().on("processMetric", (metric) => {
      metric.name = `${metric.name}.renamed`;
      metric.attributes = { ...metric.attributes, added: { a: 1 }, odd: null };
    }),
};

const WAYS = [
  ["in a sampled span", { tracesSampleRate: 1 }],
  ["in a span that is not kept", { tracesSampleRate: 0 }],
  ["without tracing", {}],
  ["with a release", { release: "bot@1", environment: "test" }],
  ["with beforeSendMetric", { beforeSendMetric: (metric: any) => ({ ...metric, value: 7 }) }],
  ["where beforeSendMetric wants none", { beforeSendMetric: () => null }],
] as const;

describe.each(Object.keys(HOOKS) as (keyof typeof HOOKS)[])("With %s", (hook) => {
  test.each(WAYS)("the same is sent by either way, %s", async (_, options) => {
    const sentBy = async (way: Parameters<typeof recordAll>[0]): Promise<object[]> => {
      const sentry = record(options as Partial<Sentry.NodeOptions>);
      HOOKS[hook]();
      Sentry.startSpan({ name: "root" }, () => recordAll(way, { late: undefined }));
      await sent();
      const metrics = sentry.metrics.map(comparable);
      await Sentry.close(1000);
      return metrics;
    };
    const theirs = await sentBy("the SDK's");
    expect(await sentBy("ours")).toEqual(theirs);
    expect(theirs).toHaveLength("beforeSendMetric" in options && options.beforeSendMetric({}) === null ? 0 : 3);
  });
});

test("The metrics of one command are linked to its span", async () => {
  const sentry = record({ tracesSampleRate: 1 });
  Sentry.startSpan({ name: "root" }, () => recordAll("ours", {}));
  await sent();
  const { traceId, spanId } = sentry.span("root");
  expect(sentry.metrics.map(({ trace_id, span_id }) => [trace_id, span_id])).toEqual(Array.from({ length: 3 }, () => [traceId, spanId]));
});

test("What a client hears of a metric that is put together here is what the SDK tells of its own", async () => {
  const heard = async (way: Parameters<typeof recordAll>[0]): Promise<unknown[]> => {
    await Sentry.close(1000);
    record();
    const all: unknown[] = [];
    client().on("processMetric", (metric) => void all.push(["process", structuredClone(metric)]));
    client().on("afterCaptureMetric", (metric) => void all.push(["captured", structuredClone(metric)]));
    recordAll(way, {});
    return all;
  };
  const theirs = await heard("the SDK's");
  expect(theirs).toHaveLength(6);
  expect(await heard("ours")).toEqual(theirs);
});
