import * as Sentry from "@sentry/node";
import {
  addBreadcrumb,
  annotate,
  Breadcrumb,
  captureApiError,
  captureBotError,
  captureCogError,
  captureDatabaseError,
  captureExceptionSafe,
  CaptureErrors,
  Context,
  Instrumented,
  setContext,
  setSpanData,
  setTag,
  setUser,
  Span,
  SpanData,
  startSpan,
  startTransaction,
  Tag,
  Transaction,
  User,
} from "../../../src/index.js";
import { caught } from "../../support/caught.js";
import { HOSTILE } from "../../support/hostile.js";
import { LIFECYCLES } from "../../support/lifecycles.js";
import { record } from "../../support/recording.js";
import { eventFaults, faultsOf, spanFaults } from "../../support/valid.js";

@Instrumented({ name: "moderation" })
@Tag("feature", "moderation")
@Context("of_class", { since: new Date(0), list: [1, 2n, null] })
class Moderation {
  @Transaction("command.run", { name: "command.ban", attributes: { list: ["a", "b"], at: new Date(0), id: 10n, on: true, none: null } })
  @User((user: string) => ({ id: user, username: user, email: `${user}@example.org`, ip_address: "127.0.0.1", extra: { more: 1 } }))
  @Breadcrumb("a ban", { category: "navigation", level: "warning", data: { nested: { deep: [1] } } })
  @Tag("number", 1.5)
  @Tag("bigint", 10n ** 20n)
  @Tag("boolean", () => true)
  @Tag("nan", () => NaN)
  @CaptureErrors({
    context: "ban",
    data: (user: string) => ({ user, map: new Map([[user, 1]]) }),
    tags: { more: 2n },
    level: "fatal",
    fingerprint: ["a", "b"],
  })
  async ban(_user: string, error: unknown): Promise<void> {
    setTag("by.function", 1n);
    setUser({ id: "later", username: "later" });
    setContext("by_function", { a: { b: { c: { d: { e: 1 } } } } });
    addBreadcrumb("by hand", { category: "database", level: "debug", data: { rows: 1 } });
    await this.load();
    for (const row of this.rows()) setSpanData("row", row);
    await startSpan("db.query", "by function", async () => setSpanData({ a: 1, b: [true] }));
    throw error;
  }

  @Span("db.query", { name: "Load", result: (rows: number[]) => ({ rows: rows.length, first: rows[0] }) })
  @SpanData("db.system.name", "postgresql")
  @SpanData(() => ({ dynamic: "yes", list: [1, 2], skipped: { a: 1 } as never }))
  async load(): Promise<number[]> {
    return [1];
  }

  *rows(): Generator<number> {
    yield* [1, 2, 3];
  }
}

const task = annotate(
  async function refresh(): Promise<never> {
    throw new TypeError("in a task");
  },
  Transaction("task.run"),
  CaptureErrors,
);

// Much to send, on a machine that may be busy.
jest.setTimeout(60_000);
afterEach(() => Sentry.close(1000));

describe.each(LIFECYCLES)("%s", (traceLifecycle) => {
  test("all that a rich program sends is what Sentry's ingest accepts", async () => {
    const sentry = record({ traceLifecycle, transportOptions: { bufferSize: 1000 } });
    const moderation = new Moderation();
    const thrown = Object.values(HOSTILE).map((make) => make());
    for (const error of thrown) await caught(() => moderation.ban("alice", error));
    await caught(task);
    startTransaction("bot", "by function", () => {
      captureExceptionSafe(new Error("safe"), { data: { a: 1 }, tags: { b: 1n } });
      captureDatabaseError(new Error("database"), { query: "select 1", table: "cases", operation: "select" });
      captureApiError(new Error("api"), { endpoint: "/bans", statusCode: 403, response: { code: 50013 } });
      captureCogError(new Error("cog"), { cog: "moderation", command: "ban", event: "messageCreate" });
      captureBotError(new Error("bot"), { severity: "low", code: "E", userFacing: true });
      Sentry.captureMessage("a message");
    });
    await Sentry.flush(20_000);

    expect(sentry.errors).toHaveLength(thrown.length + 7);
    expect(sentry.spans.length).toBeGreaterThan(thrown.length * 3);
    expect(faultsOf(sentry)).toEqual([]);
  });
});

test("the schemas do find faults", () => {
  expect(eventFaults({ event_id: "none", level: "loud" })).not.toEqual([]);
  expect(eventFaults({ event_id: "0".repeat(32), message: "short form", breadcrumbs: [{ message: "crumb" }] })).toEqual([]);
  expect(spanFaults({ items: [{ name: "without ids" }] })).not.toEqual([]);
});
