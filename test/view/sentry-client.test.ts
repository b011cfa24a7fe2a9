import * as Sentry from "@sentry/node";

import { startReceiver, type ReceivedItem, type ReceivedSpan, type Receiver } from "../../src/view/index.js";
import { sentryTo } from "./sentry-to.js";

describe.each(["stream", "static"] as const)("A real client with traceLifecycle '%s'", (traceLifecycle) => {
  let receiver: Receiver;

  beforeAll(async () => {
    receiver = await startReceiver();
    sentryTo(receiver, { traceLifecycle });
  });
  beforeEach(() => receiver.received.clear());
  afterAll(async () => {
    await Sentry.close();
    await receiver.close();
  });

  const span = (name: string): ReceivedSpan => {
    const found = receiver.received.spans.find((candidate) => candidate.name === name);
    if (!found) throw new Error(`No span '${name}' was received.`);
    return found;
  };

  it("has its spans received in one shape", async () => {
    const linked = { traceId: "a".repeat(32), spanId: "b".repeat(16), traceFlags: 1 };
    const before = Date.now();
    const made: Sentry.Span[] = [];
    Sentry.startSpan({ name: "/ban", op: "discord.command", links: [{ context: linked, attributes: { why: "retry" } }] }, (ban) => {
      made.push(ban);
      Sentry.startSpan({ name: "Fetch cases", op: "db.query", attributes: { rows: 3, tags: ["x"], hit: true } }, (cases) =>
        made.push(cases),
      );
    });
    await Sentry.flush();
    const root = span("/ban");
    expect(root).toMatchObject({ op: "discord.command", status: "ok", isSegment: true, parentSpanId: undefined });
    expect(root.links).toEqual([{ traceId: linked.traceId, spanId: linked.spanId, attributes: { why: "retry" } }]);
    const child = span("Fetch cases");
    expect(child).toMatchObject({ op: "db.query", status: "ok", isSegment: false, parentSpanId: root.spanId, traceId: root.traceId });
    expect(child.attributes).toMatchObject({ rows: 3, tags: ["x"], hit: true });
    expect(root.start).toBeGreaterThanOrEqual(before - 1);
    expect(root.end).toBeLessThanOrEqual(Date.now() + 1);
    expect(child.start).toBeGreaterThanOrEqual(root.start);
    // Exactly what the SDK's own clock has said, which on a busy virtual machine was seen to go back by some microseconds.
    expect([root, child].map(({ start, end }) => [start, end])).toEqual(
      made.map((one) => {
        const { start_timestamp: start, end_timestamp: end = 0 } = Sentry.spanToJSON(one);
        return [start * 1000, end * 1000];
      }),
    );
  });

  it("has a failed span received with the same status, reason given or not", async () => {
    Sentry.startSpan({ name: "root" }, () => {
      Sentry.startSpan({ name: "bare" }, (failed) => failed.setStatus({ code: 2 }));
      Sentry.startSpan({ name: "told" }, (failed) => failed.setStatus({ code: 2, message: "not_found" }));
    });
    await Sentry.flush();
    expect(span("bare").status).toBe("internal_error");
    expect(span("told").status).toBe("not_found");
  });

  it("groups its spans by trace", async () => {
    for (const name of ["one", "two"]) Sentry.startNewTrace(() => Sentry.startSpan({ name }, () => undefined));
    await Sentry.flush();
    expect([...receiver.received.traces.values()].map((spans) => spans.map(({ name }) => name))).toEqual([["one"], ["two"]]);
  });

  it("is not traced itself when the client runs in the same process", async () => {
    Sentry.captureMessage("the request that brings this must not become a span");
    await Sentry.flush();
    await Sentry.flush();
    expect(receiver.received.errors).toHaveLength(1);
    expect(receiver.received.spans).toEqual([]);
  });

  it("sends large envelopes compressed, and they arrive whole", async () => {
    const names = Array.from({ length: 300 }, (_, index) => `child ${index}`);
    Sentry.startSpan({ name: "root" }, () => {
      for (const name of names) Sentry.startSpan({ name, attributes: { padding: "x".repeat(200) } }, () => undefined);
    });
    await Sentry.flush();
    expect(receiver.received.spans.filter(({ isSegment }) => !isSegment).map(({ name }) => name)).toEqual(names);
  });
});

describe("A real client", () => {
  let receiver: Receiver;
  const items: ReceivedItem[] = [];

  beforeAll(async () => {
    receiver = await startReceiver();
    receiver.subscribe((item) => items.push(item));
    sentryTo(receiver, { clientReportFlushInterval: 1, beforeSend: (event) => (event.level === "debug" ? null : event) });
  });
  beforeEach(() => {
    items.length = 0;
    receiver.received.clear();
  });
  afterAll(async () => {
    await Sentry.close();
    await receiver.close();
  });

  it("has its errors received with everything that stands on them", async () => {
    const eventId = Sentry.withScope((scope) => {
      scope.setTag("cog.name", "moderation").setContext("case", { id: 7 }).setUser({ id: "1", username: "bob" });
      scope.addBreadcrumb({ category: "button", message: "confirmed", data: { n: 1 } });
      return Sentry.captureException(new Error("outer", { cause: new TypeError("inner") }));
    });
    await Sentry.flush();
    expect(receiver.received.errors).toHaveLength(1);
    const [error] = receiver.received.errors;
    expect(error).toMatchObject({
      eventId,
      level: "error",
      tags: { "cog.name": "moderation" },
      contexts: { case: { id: 7 } },
      user: { id: "1", username: "bob" },
      breadcrumbs: [{ category: "button", message: "confirmed", data: { n: 1 } }],
      exceptions: [
        { type: "Error", value: "outer", mechanism: "generic", handled: true },
        { type: "TypeError", value: "inner", mechanism: "chained" },
      ],
    });
    expect(error?.exceptions[0]?.at).toContain("sentry-client.test.ts");
    expect(error?.traceId).toMatch(/^[0-9a-f]{32}$/);
  });

  it("has its messages received", async () => {
    Sentry.captureMessage("look at this", "warning");
    await Sentry.flush();
    expect(receiver.received.errors).toMatchObject([{ level: "warning", message: "look at this" }]);
  });

  it("has its logs, metrics and check-ins received, and nothing of them among the errors", async () => {
    const spanId = Sentry.startSpan({ name: "root" }, (root) => {
      Sentry.logger.warn("slow", { ms: 12 });
      Sentry.metrics.distribution("cog.duration", 2.5, { unit: "millisecond", attributes: { success: true } });
      return root.spanContext().spanId;
    });
    const checkInId = Sentry.captureCheckIn({ monitorSlug: "nightly", status: "in_progress" });
    Sentry.captureCheckIn({ monitorSlug: "nightly", status: "ok", checkInId, duration: 1.5 });
    await Sentry.flush();
    const { logs, metrics, checkIns, errors } = receiver.received;
    expect(logs).toMatchObject([{ level: "warn", body: "slow", spanId, attributes: { ms: 12 } }]);
    expect(metrics).toMatchObject([
      { type: "distribution", name: "cog.duration", value: 2.5, unit: "millisecond", spanId, attributes: { success: true } },
    ]);
    expect(checkIns).toMatchObject([
      { monitorSlug: "nightly", status: "in_progress", checkInId, duration: undefined },
      { monitorSlug: "nightly", status: "ok", checkInId, duration: 1500 },
    ]);
    expect(errors).toEqual([]);
  });

  it("has what it dropped received as a client report", async () => {
    const reported = new Promise<void>((resolve) => receiver.subscribe(({ type }) => type === "client_report" && resolve()));
    Sentry.captureMessage("dropped by beforeSend", "debug");
    await reported;
    expect(receiver.received.errors).toEqual([]);
    expect(receiver.received.clientReports[0]?.discarded).toContainEqual({ reason: "before_send", category: "error", quantity: 1 });
  });

  it("has its attachments told to subscribers, as bytes", async () => {
    Sentry.withScope((scope) => {
      scope.addAttachment({ filename: "case.bin", data: new Uint8Array([1, 10, 255]) });
      Sentry.captureException(new Error("with attachment"));
    });
    await Sentry.flush();
    const attachment = items.find(({ type }) => type === "attachment");
    expect(attachment?.headers["filename"]).toBe("case.bin");
    expect([...(attachment?.payload as Uint8Array)]).toEqual([1, 10, 255]);
    expect(receiver.received.errors).toHaveLength(1);
  });
});
