import * as Sentry from "@sentry/node";
import { CaptureErrors, Counted, Instrumented, Monitor, Span, Tag, Transaction, User } from "../../src/index.js";
import { recordSentry, type SentryRecording } from "../../src/testing/index.js";
import { LIFECYCLES } from "../support/lifecycles.js";

class DatabaseError extends Error {
  override readonly name = "DatabaseError";
}

class CaseRepository {
  @Span("db.query", { name: "Fetch cases", result: (rows: string[]) => ({ "db.response.returned_rows": rows.length }) })
  async matching(pattern: string): Promise<string[]> {
    Sentry.addBreadcrumb({ category: "db", message: "connected" });
    if (pattern === "[") throw new DatabaseError("brackets [] not balanced");
    return ["a case", "another"];
  }
}

@Instrumented({ name: "moderation" })
class Moderation {
  readonly #cases = new CaseRepository();

  @Transaction("discord.command", { name: "command.cases" })
  @User((userId: string) => ({ id: userId }))
  @Tag("guild_id", "200")
  @CaptureErrors({ context: "moderation" })
  @Counted("bot.cases.searched")
  async cases(_userId: string, pattern: string): Promise<number> {
    Sentry.logger.info("searching");
    return (await this.#cases.matching(pattern)).length;
  }
}

describe.each(LIFECYCLES)("A recording in the %s lifecycle", (traceLifecycle) => {
  let sentry: SentryRecording;

  beforeAll(() => {
    sentry = recordSentry({ traceLifecycle });
  });
  afterEach(() => sentry.reset());
  afterAll(() => sentry.close());

  it("has errors with all that belongs to them", async () => {
    await expect(new Moderation().cases("alice", "[")).rejects.toThrow(DatabaseError);
    await sentry.flush();
    const [error, ...more] = sentry.errors;
    expect(more).toEqual([]);
    expect(error).toMatchObject({
      level: "error",
      exceptions: [{ type: "DatabaseError", value: "brackets [] not balanced", mechanism: "auto.function.cogscope" }],
      tags: { "cog.name": "moderation", guild_id: "200" },
      user: { id: "alice" },
      breadcrumbs: [{ category: "db", message: "connected" }],
      traceId: sentry.spans[0]?.traceId,
    });
    expect(error?.originalException).toBeInstanceOf(DatabaseError);
  });

  it("has spans, flat in the order of their start and as trees", async () => {
    await new Moderation().cases("alice", "spam");
    await new Moderation().cases("bob", "spam");
    await sentry.flush();
    expect(sentry.spans.map(({ op, name, status }) => [op, name, status])).toEqual([
      ["discord.command", "command.cases", "ok"],
      ["db.query", "Fetch cases", "ok"],
      ["discord.command", "command.cases", "ok"],
      ["db.query", "Fetch cases", "ok"],
    ]);
    expect(sentry.roots.map(({ name, children }) => [name, children.map((child) => [child.name, child.children])])).toEqual([
      ["command.cases", [["Fetch cases", []]]],
      ["command.cases", [["Fetch cases", []]]],
    ]);
    expect(sentry.roots[0]?.children[0]?.attributes).toMatchObject({ "db.response.returned_rows": 2 });
    expect(sentry.transactions.length).toBe(traceLifecycle === "static" ? 2 : 0);
  });

  it("has logs, metrics and check-ins, the sums of counters included", async () => {
    class Tasks {
      @Monitor("nightly")
      nightly(): void {}
      @Counted("bot.tasks.skipped")
      skip(): void {}
    }
    const tasks = new Tasks();
    tasks.nightly();
    for (let count = 0; count < 3; count++) tasks.skip();
    await new Moderation().cases("alice", "spam");
    await sentry.flush();
    expect(sentry.checkIns.map(({ monitorSlug, status }) => [monitorSlug, status])).toEqual([
      ["nightly", "in_progress"],
      ["nightly", "ok"],
    ]);
    expect(sentry.logs.map(({ level, body, attributes }) => [level, body, attributes["guild_id"]])).toEqual([["info", "searching", "200"]]);
    expect(sentry.metrics.map(({ name, type, value }) => [name, type, value]).sort()).toEqual([
      ["bot.cases.searched", "counter", 1],
      ["bot.tasks.skipped", "counter", 3],
    ]);
  });

  it("forgets at a reset what was recorded, and what was still on its way", async () => {
    Sentry.addBreadcrumb({ message: "of the test before" });
    Sentry.captureException(new Error("before"));
    await new Moderation().cases("alice", "spam");
    await sentry.flush();
    expect([sentry.errors.length, sentry.spans.length]).toEqual([1, 2]);
    await expect(new Moderation().cases("alice", "[")).rejects.toThrow();
    Sentry.captureException(new Error("slow"), (scope) =>
      scope.addEventProcessor((event) => new Promise((resolve) => setImmediate(() => resolve(event)))),
    );
    sentry.reset();
    await sentry.flush();
    expect([sentry.errors, sentry.spans, sentry.logs, sentry.metrics, sentry.transactions]).toEqual([[], [], [], [], []]);
    Sentry.captureException(new Error("after"));
    await sentry.flush();
    expect(sentry.errors.map(({ exceptions, breadcrumbs }) => [exceptions[0]?.value, breadcrumbs])).toEqual([["after", []]]);
  });

  it("takes an error that equals the last test's for another one", async () => {
    const fail = (): string => Sentry.captureException(new Error("again"));
    const sent: number[] = [];
    for (const _ of [1, 2]) {
      // So that both stacks are those of a resumed function.
      await sentry.flush();
      fail();
      await sentry.flush();
      sent.push(sentry.errors.length);
      sentry.reset();
    }
    expect(sent).toEqual([1, 1]);
  });

  it("gives errors in the order of their capture", async () => {
    Sentry.captureException(new Error("first"), (scope) =>
      scope.addEventProcessor((event) => new Promise((resolve) => setImmediate(() => resolve(event)))),
    );
    Sentry.captureMessage("second", "warning");
    await sentry.flush();
    expect(sentry.items.filter(({ type }) => type === "event").map(({ payload }) => (payload as { level?: string }).level)).toEqual([
      "warning",
      "error",
    ]);
    expect(sentry.errors.map(({ exceptions, message, level }) => [exceptions[0]?.value ?? message, level])).toEqual([
      ["first", "error"],
      ["second", "warning"],
    ]);
  });

  it("writes itself for reading", async () => {
    await expect(new Moderation().cases("alice", "[")).rejects.toThrow();
    await sentry.flush();
    expect(sentry.report()).toMatch(/Trace [0-9a-f]{32} {2}2 spans[\s\S]*✗ error {2}DatabaseError: brackets[\s\S]*log info {2}searching/);
  });
});
