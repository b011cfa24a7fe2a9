import * as Sentry from "@sentry/node";
import { captureExceptionSafe, continueTrace, setTag, startSpan, startTransaction, traceHeaders } from "../../../src/index.js";
import { caught } from "../../support/caught.js";
import { LIFECYCLES } from "../../support/lifecycles.js";
import { record, sent } from "../../support/recording.js";

afterEach(() => Sentry.close(1000));

const refuse = (): never => {
  throw new Error("not to be read");
};

/** As it comes out of another process. */
const carried = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

test.each([...LIFECYCLES.map((one) => [one, false] as const), ...LIFECYCLES.map((one) => [one, true] as const)])(
  "What another process sent goes on here as one trace, in the %s lifecycle, with OpenTelemetry: %s",
  async (traceLifecycle, enableOpenTelemetrySetup) => {
    const sentry = record({ traceLifecycle, enableOpenTelemetrySetup } as Parameters<typeof record>[0]);
    let headers = {};
    const given = await startTransaction("task.run", "ask", () =>
      startSpan("http.client", "call", async () => {
        setTag("asks", true);
        headers = carried(traceHeaders());
        // In the middle of the caller's own work, as it would be with a socket that was opened there.
        return continueTrace(headers, "task.run", "answer", async (span) => {
          captureExceptionSafe(new Error("in the answer"));
          return span?.spanContext().traceId;
        });
      }),
    );
    await sent();
    const [call, answer] = [sentry.span("call"), sentry.span("answer")];
    expect([answer.traceId, answer.parentSpanId, answer.isSegment, given]).toEqual([call.traceId, call.spanId, true, call.traceId]);
    expect(sentry.errors[0]?.["contexts"].trace).toMatchObject({ trace_id: call.traceId, span_id: answer.spanId });
    expect(sentry.errors[0]?.["tags"]["asks"]).toBeUndefined();
    expect(Object.keys(headers).sort()).toEqual(["baggage", "sentry-trace"]);
  },
);

test("The caller has decided whether the trace is kept", async () => {
  const sentry = record({ tracesSampleRate: 0 });
  const headers = startTransaction("task.run", "ask", () => carried(traceHeaders()));
  expect(headers["sentry-trace"]).toMatch(/-0$/);
  await Sentry.close(1000);
  const kept = record({ tracesSampleRate: 1 });
  continueTrace(headers, "task.run", "answer", () => undefined);
  continueTrace({ "sentry-trace": headers["sentry-trace"]?.replace(/0$/, "1") as string }, "task.run", "kept", () => undefined);
  await sent();
  expect([sentry.spans, kept.spans.map(({ name }) => name)]).toEqual([[], ["kept"]]);
});

test("With tracing off errors on both sides have one trace", async () => {
  const sentry = record({ tracesSampleRate: undefined as never });
  startTransaction("task.run", "ask", () => {
    const headers = carried(traceHeaders());
    captureExceptionSafe(new Error("here"));
    continueTrace(headers, "task.run", "answer", () => captureExceptionSafe(new Error("there")));
  });
  await sent();
  expect(new Set(sentry.errors.map(({ contexts }) => contexts.trace.trace_id)).size).toBe(1);
  expect(sentry.errors).toHaveLength(2);
});

test("Outside any span and entry point, and without Sentry, there are no headers", () => {
  expect(startTransaction("task.run", "ask", () => traceHeaders())).toEqual({});
  record();
  expect(traceHeaders()).toEqual({});
});

test.each([
  undefined,
  null,
  5,
  {},
  { "sentry-trace": "x" },
  { "sentry-trace": 7 },
  { "sentry-trace": `${"a".repeat(32)}-${"b".repeat(16)}-1-1` },
])("Headers that are none, %j, begin a trace of their own", async (headers) => {
  const sentry = record();
  expect(continueTrace(headers as never, "task.run", "answer", () => 5)).toBe(5);
  await sent();
  expect(sentry.span("answer").parentSpanId).toBeUndefined();
});

test.each([true, false])("A span that is open by hand round it is left, with its scope; with headers: %s", async (isCarried) => {
  const sentry = record();
  const headers = startTransaction("task.run", "ask", () => carried(traceHeaders()));
  await Sentry.startSpan({ name: "login" }, async () => {
    Sentry.getCurrentScope().setTag("by", "login");
    await continueTrace(isCarried ? headers : undefined, "task.run", "answer", async () => captureExceptionSafe(new Error("in it")));
    // What comes after it is the span's as ever.
    Sentry.startSpan({ name: "after" }, () => undefined);
  });
  await sent();
  const [ask, login, answer, after] = ["ask", "login", "answer", "after"].map((name) => sentry.span(name));
  expect(answer?.traceId).not.toBe(login?.traceId);
  expect(answer?.parentSpanId).toBe(isCarried ? ask?.spanId : undefined);
  expect(answer?.isSegment).toBe(true);
  expect(after?.parentSpanId).toBe(login?.spanId);
  expect(sentry.errors[0]?.["contexts"].trace).toMatchObject({ trace_id: answer?.traceId, span_id: answer?.spanId });
  expect(sentry.errors[0]?.["tags"]?.["by"]).toBeUndefined();
});

test.each([
  ["get", { get: refuse }],
  ["all", { get: refuse, has: refuse, ownKeys: refuse, getPrototypeOf: refuse }],
])("Headers that throw when they are read (%s) begin a trace of their own", async (_traps, traps) => {
  const sentry = record();
  expect(continueTrace(new Proxy({}, traps), "task.run", "answer", () => 5)).toBe(5);
  await sent();
  expect(sentry.span("answer").parentSpanId).toBeUndefined();
});

test("It gives and throws what the callback does", async () => {
  record();
  const error = new Error("thrown");
  const fail = (): never => {
    throw error;
  };
  expect((await caught(() => continueTrace({}, "task.run", "answer", fail)))?.error).toBe(error);
  expect((await caught(() => continueTrace({}, "task.run", "answer", async () => fail())))?.error).toBe(error);
  expect(await continueTrace({}, "task.run", "answer", async () => 7)).toBe(7);
});
