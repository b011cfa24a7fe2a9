import * as Sentry from "@sentry/node";
import fc from "fast-check";
import { groupSpans } from "../../src/setup/noise/group-spans.js";
import { record, sent, type Recording, type SentSpan } from "../support/recording.js";

afterEach(async () => void (await Sentry.close(1000)));

function start(traceLifecycle: "static" | "stream" = "static"): Recording {
  const sentry = record({ traceLifecycle, defaultIntegrations: false });
  groupSpans(Sentry.getClient() as Sentry.NodeClient);
  return sentry;
}

/** Moments in seconds, so that a span's place among its siblings is what a story says. */
const BEGIN = 1_700_000_000;

interface Told {
  readonly name: string;
  readonly op?: string;
  readonly at: number;
  readonly for?: number;
  readonly failed?: boolean;
  readonly attributes?: Record<string, string | number>;
  readonly children?: readonly Told[];
}

/** Sends one transaction with such spans. */
async function send(sentry: Recording, spans: readonly Told[]): Promise<SentSpan[]> {
  const grow = (told: readonly Told[], parentSpan: Sentry.Span): void => {
    for (const { name, op = "db", at, for: lasting = 1, failed, attributes, children = [] } of told) {
      const span = Sentry.startInactiveSpan({ name, op, parentSpan, startTime: BEGIN + at, ...(attributes && { attributes }) });
      grow(children, span);
      if (failed === true) span.setStatus({ code: 2, message: "internal_error" });
      span.end(BEGIN + at + lasting);
    }
  };
  const root = Sentry.startInactiveSpan({ name: "command", parentSpan: null, startTime: BEGIN });
  grow(spans, root);
  root.end(BEGIN + 10_000);
  await sent();
  return sentry.spans.filter(({ isSegment }) => !isSegment).sort((a, b) => a.start - b.start);
}

const times = (count: number, told: Omit<Told, "at">, from = 0): Told[] =>
  Array.from({ length: count }, (_, at) => ({ ...told, at: from + at }));
const seen = (spans: readonly SentSpan[]): unknown[] => spans.map(({ name, start, end }) => [name, start - BEGIN, end - BEGIN]);

it("makes one span of equal ones in a row, from the first start to the last end", async () => {
  const [span, ...others] = await send(start(), [
    { name: "SELECT", at: 0, attributes: { "db.system.name": "postgresql", rows: 1 } },
    { name: "SELECT", at: 1, for: 20, attributes: { "db.system.name": "postgresql", rows: 2 } },
    { name: "SELECT", at: 2, attributes: { "db.system.name": "postgresql", rows: 3 } },
  ]);
  expect(others).toEqual([]);
  expect(seen([span as SentSpan])).toEqual([["SELECT (x3)", 0, 21]]);
  expect(span).toMatchObject({ op: "db", status: "ok", attributes: { grouped_count: 3, "db.system.name": "postgresql" } });
  // What differs is said of none.
  expect(span?.attributes).not.toHaveProperty("rows");
});

it("leaves two alone, and what another span, another status or another op stands between", async () => {
  const spans = await send(start(), [
    ...times(2, { name: "two" }),
    ...times(2, { name: "split" }, 10),
    { name: "between", at: 12 },
    ...times(2, { name: "split" }, 13),
    ...times(2, { name: "status" }, 20),
    ...times(2, { name: "status", failed: true }, 22),
    ...times(2, { name: "op" }, 30),
    ...times(2, { name: "op", op: "function" }, 32),
  ]);
  expect(spans).toHaveLength(15);
  expect(spans.filter(({ attributes }) => "grouped_count" in attributes)).toEqual([]);
});

it("groups failed ones as such", async () => {
  const spans = await send(start(), times(5, { name: "UPDATE", failed: true }));
  expect(spans).toMatchObject([{ name: "UPDATE (x5)", status: "error" }]);
});

it("leaves spans with children alone, and groups those children among themselves", async () => {
  const children = times(3, { name: "leaf" });
  const spans = await send(start(), times(3, { name: "parent", children }));
  expect(spans.map(({ name }) => name).sort()).toEqual([...Array(3).fill("leaf (x3)"), ...Array(3).fill("parent")]);
  const ids = new Set(spans.map(({ spanId }) => spanId));
  for (const { name, parentSpanId } of spans) if (name.startsWith("leaf")) expect(ids).toContain(parentSpanId);
});

it("leaves the spans themselves as they were", async () => {
  const sentry = start();
  const root = Sentry.startInactiveSpan({ name: "command", parentSpan: null });
  const spans = Array.from({ length: 3 }, () => Sentry.startInactiveSpan({ name: "SELECT", parentSpan: root, attributes: { rows: 1 } }));
  for (const span of spans) span.end();
  root.end();
  await sent();
  expect(sentry.span("SELECT (x3)").attributes["grouped_count"]).toBe(3);
  for (const span of spans) expect(Sentry.spanToJSON(span)).toMatchObject({ name: "SELECT", attributes: { rows: 1 } });
  for (const span of spans) expect(Sentry.spanToJSON(span).attributes).not.toHaveProperty("grouped_count");
});

it("keeps streamed spans apart", async () => {
  const spans = await send(start("stream"), times(5, { name: "SELECT" }));
  expect(spans.map(({ name }) => name)).toEqual(Array(5).fill("SELECT"));
});

it("takes a thousand spans, and loses none of them to the count", async () => {
  const spans = await send(start(), [...times(999, { name: "SELECT" }), { name: "INSERT", at: 2000 }]);
  expect(seen(spans)).toEqual([
    ["SELECT (x999)", 0, 999],
    ["INSERT", 2000, 2001],
  ]);
});

it("never loses a span or a parent, whatever the tree", async () => {
  const leaf = fc.record({ name: fc.constantFrom("a", "b"), at: fc.nat(50), failed: fc.boolean() });
  const told = fc.record({ name: fc.constantFrom("a", "b"), at: fc.nat(50), children: fc.array(leaf, { maxLength: 5 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(told, { maxLength: 12 }), async (trees) => {
      const spans = await send(start(), trees);
      const count = trees.reduce((sum, { children }) => sum + 1 + children.length, 0);
      expect(spans.reduce((sum, { attributes }) => sum + Number(attributes["grouped_count"] ?? 1), 0)).toBe(count);
      await Sentry.close(1000);
      const ids = new Set(spans.map(({ spanId }) => spanId));
      expect(ids.size).toBe(spans.length);
      const orphans = spans.filter(
        ({ parentSpanId, event }) => !ids.has(String(parentSpanId)) && parentSpanId !== event?.["contexts"].trace.span_id,
      );
      // Of a child the event is its transaction.
      expect(orphans).toEqual([]);
    }),
    { numRuns: 50 },
  );
});
