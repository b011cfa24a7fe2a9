import * as Sentry from "@sentry/node";
import { CaptureErrors, Counted, Instrumented, Monitor, Span, Tag, Timed, Transaction, User } from "../../src/index.js";
import { recordSentry, sentryMatchers } from "../../src/testing/index.js";
import { caught } from "../support/caught.js";

expect.extend(sentryMatchers);

const sentry = recordSentry();

class DatabaseError extends Error {
  override readonly name = "DatabaseError";
}
class LostConnection extends DatabaseError {}

class CaseRepository {
  @Span("db.query", { name: "Fetch cases", result: (rows: string[]) => ({ "db.response.returned_rows": rows.length }) })
  matching(pattern: string): string[] {
    if (pattern === "[") throw new LostConnection("the database is gone");
    return ["a case", "another"];
  }
}

@Instrumented({ name: "moderation" })
class Moderation {
  @Transaction("discord.command", { name: "command.cases" })
  @User((userId: string) => ({ id: userId }))
  @Tag("shard", 0)
  @CaptureErrors({ context: "moderation", data: { strict: true } })
  @Counted("bot.searches", { attributes: { strict: true } })
  @Timed("bot.searching")
  cases(_userId: string, pattern: string): number {
    Sentry.addBreadcrumb({ category: "search", message: "searching", data: { pattern } });
    Sentry.logger.warn("searching", { pattern });
    return new CaseRepository().matching(pattern).length;
  }

  @Monitor("nightly")
  nightly(): void {}
}

/** What jest says of a matcher that fails. */
async function failure(assert: () => void): Promise<string> {
  const { error } = (await caught(assert)) as { error: Error };
  return error.message;
}

/** A search of alice's that finds something, and one of bob's that does not come to it. */
beforeAll(async () => {
  const cog = new Moderation();
  cog.cases("alice", "spam");
  expect(() => cog.cases("bob", "[")).toThrow(LostConnection);
  cog.nightly();
  await sentry.flush();
});
afterAll(() => sentry.close());

describe("toHaveCaptured", () => {
  it("takes nothing, a part of the message, an expression, a class, an error or its fields", () => {
    expect(sentry).toHaveCaptured();
    expect(sentry).toHaveCaptured("is gone");
    expect(sentry).toHaveCaptured(/^the database/);
    expect(sentry).toHaveCaptured(LostConnection);
    expect(sentry).toHaveCaptured(DatabaseError);
    expect(sentry).toHaveCaptured(Error);
    expect(sentry).toHaveCaptured(sentry.errors[0]?.originalException as Error);
    expect(sentry).toHaveCaptured(new DatabaseError("the database is gone"));
    expect(sentry).toHaveCaptured({
      type: "DatabaseError",
      message: "the database is gone",
      level: "error",
      tags: { "cog.name": "moderation", shard: "0" },
      contexts: { moderation: { strict: true, method: expect.any(String) } },
      user: { id: "bob" },
      fingerprint: [],
      mechanism: /cogscope/,
      handled: true,
    });
    expect(sentry).toHaveCaptured(expect.stringContaining("gone"));
    expect(sentry).toHaveCaptured(expect.objectContaining({ type: "DatabaseError" }));
  });

  it("does not take what is a little different", () => {
    expect(sentry).not.toHaveCaptured("the database is back");
    expect(sentry).not.toHaveCaptured(/^database/);
    expect(sentry).not.toHaveCaptured(RangeError);
    expect(sentry).not.toHaveCaptured(new DatabaseError("the database"));
    expect(sentry).not.toHaveCaptured(new RangeError("the database is gone"));
    expect(sentry).not.toHaveCaptured({ message: "database" });
    expect(sentry).not.toHaveCaptured({ tags: { "cog.name": "levels" } });
    expect(sentry).not.toHaveCaptured({ tags: { toString: expect.anything() } });
    expect(sentry).not.toHaveCaptured({ user: { id: "bob", email: "bob@example.org" } });
    expect(sentry).not.toHaveCaptured({ contexts: { moderation: { strict: false } } });
    expect(sentry).not.toHaveCaptured({ contexts: { moderation: { toString: expect.anything() } } });
  });

  it("says what there was instead", async () => {
    expect(await failure(() => expect(sentry).toHaveCaptured({ type: "DatabaseError", tags: { "cog.name": "levels", guild_id: "1" } })))
      .toBe(`expect(received).toHaveCaptured({ type: "DatabaseError", tags: { cog.name: "levels", guild_id: "1" } })

The only captured error differs:
  error  DatabaseError: the database is gone  cog.name=moderation shard=0 error.type=database error.context=moderation
      tags.cog.name is "moderation"
      tags.guild_id is not there`);
    expect(await failure(() => expect(sentry).not.toHaveCaptured(LostConnection))).toBe(`expect(received).not.toHaveCaptured(LostConnection)

There is one such captured error:
  error  DatabaseError: the database is gone  cog.name=moderation shard=0 error.type=database error.context=moderation`);
  });
});

describe("toHaveSpan", () => {
  it("takes a name or fields", () => {
    expect(sentry).toHaveSpan("Fetch cases");
    expect(sentry).toHaveSpan(/^Fetch/);
    expect(sentry).toHaveSpan(expect.stringMatching("command"));
    expect(sentry).toHaveSpan({ op: "db.query", attributes: { "db.response.returned_rows": 2 }, parent: "command.cases" });
    expect(sentry).toHaveSpan({ name: "Fetch cases", status: "internal_error", parent: { status: "internal_error", parent: null } });
    expect(sentry).toHaveSpan({ name: "command.cases", parent: null, attributes: { "cog.name": expect.any(String) } });
    expect(sentry).not.toHaveSpan("Fetch");
    expect(sentry).not.toHaveSpan({ name: "Fetch cases", parent: null });
    expect(sentry).not.toHaveSpan({ name: "command.cases", parent: "Fetch cases" });
    expect(sentry).not.toHaveSpan({ name: "Fetch cases", parent: { status: "ok" }, status: "internal_error" });
  });

  it("looks at one root's tree where it stands on one", () => {
    const [alices, bobs] = sentry.roots;
    expect(alices).toHaveSpan({ name: "Fetch cases", status: "ok" });
    expect(bobs).not.toHaveSpan({ name: "Fetch cases", status: "ok" });
  });

  it("says what there was instead, the nearest first", async () => {
    const [, fetch, , again] = sentry.spans;
    expect([fetch?.name, again?.status]).toEqual(["Fetch cases", "internal_error"]);
    expect(
      await failure(() =>
        expect(sentry).toHaveSpan({ name: "Fetch case", op: "db.query", attributes: { rows: 2 }, parent: "command.cases" }),
      ),
    ).toBe(`expect(received).toHaveSpan({ name: "Fetch case", op: "db.query", attributes: { rows: 2 }, parent: "command.cases" })

None of the 5 spans is like that; the nearest first:
  db.query  Fetch cases  code.function.name=CaseRepository.matching db.response.returned_rows=2 cog.name=moderation shard=0
      name is "Fetch cases"
      attributes.rows is not there
  db.query  Fetch cases  ✗ internal_error  code.function.name=CaseRepository.matching error.type=DatabaseError cog.name=moderation shard=0
      name is "Fetch cases"
      attributes.rows is not there
  discord.command  command.cases  code.function.name=Moderation.cases cog.name=moderation shard=0
      name is "command.cases"
      op is "discord.command"
      attributes.rows is not there
      parent is "no span: it is a root"
  discord.command  command.cases  ✗ internal_error  code.function.name=Moderation.cases error.type=DatabaseError cog.name=moderation shard=0
      name is "command.cases"
      op is "discord.command"
      attributes.rows is not there
      parent is "no span: it is a root"
  task.run  nightly  code.function.name=Moderation.nightly monitor.slug=nightly cog.name=moderation
      name is "nightly"
      op is "task.run"
      attributes.rows is not there
      parent is "no span: it is a root"`);
  });
});

describe("toHaveTag", () => {
  it("stands on a recording, an error or a span", () => {
    expect(sentry).toHaveTag("cog.name", "moderation");
    expect(sentry.errors[0]).toHaveTag("cog.name");
    expect(sentry.errors[0]).toHaveTag("cog.name", expect.stringContaining("mod"));
    expect(sentry.errors[0]).toHaveTag("shard", 0);
    expect(sentry.spans[0]).toHaveTag("shard", "0");
    expect(sentry.roots[0]).toHaveTag("shard", /^\d$/);
    expect(sentry.errors[0]).not.toHaveTag("cog.name", "levels");
    expect(sentry.errors[0]).not.toHaveTag("cog");
    expect(sentry).not.toHaveTag("toString");
  });

  it("refuses an undefined value, which any carrier without the tag would have; among the tags of an error it means absent", async () => {
    const unset = undefined as string | undefined;
    const sentence = 'toHaveTag was given undefined as the value of "guild_id": leave the value out, or use .not.';
    expect(await failure(() => expect(sentry).toHaveTag("guild_id", unset))).toBe(sentence);
    expect(await failure(() => expect(sentry.errors[0]).not.toHaveTag("guild_id", unset))).toBe(sentence);
    expect(sentry).toHaveCaptured({ tags: { guild_id: undefined } });
    expect(sentry).not.toHaveCaptured({ tags: { "cog.name": undefined } });
  });

  it("says what there was instead", async () => {
    expect(await failure(() => expect(sentry.errors[0]).toHaveTag("guild_id", "1"))).toBe(`expect(received).toHaveTag("guild_id", "1")

The only error or span differs:
  error  DatabaseError: the database is gone  cog.name=moderation shard=0 error.type=database error.context=moderation
      guild_id is not there`);
  });
});

describe("toHaveMetric", () => {
  it("takes a name and fields; a counter's value is the sum of its entries", () => {
    expect(sentry.metrics.filter(({ name }) => name === "bot.searches")).toHaveLength(2);
    expect(sentry).toHaveMetric("bot.searches");
    expect(sentry).toHaveMetric("bot.searches", { type: "counter", value: 2 });
    expect(sentry).toHaveMetric("bot.searches", { value: 1, attributes: { success: false, error_type: "DatabaseError" } });
    expect(sentry).toHaveMetric(/searching$/, { type: "distribution", unit: "millisecond", value: expect.any(Number) });
    expect(sentry).not.toHaveMetric("bot.searches", { value: 1 });
    expect(sentry).not.toHaveMetric("bot.searches", { type: "gauge" });
    expect(sentry).not.toHaveMetric("bot.search");
  });

  it("says what there was instead", async () => {
    const lines = (await failure(() => expect(sentry).toHaveMetric("bot.searches", { value: 3, attributes: { strict: true } }))).split(
      "\n",
    );
    expect(lines.map((line) => line.replace(/ {2}[\d.]+ millisecond.*$/, "  <ms>"))).toEqual([
      'expect(received).toHaveMetric("bot.searches", { value: 3, attributes: { strict: true } })',
      "",
      "None of the 3 metrics is like that; the nearest first:",
      expect.stringMatching(/^ {2}metric counter {2}bot\.searches {2}2 {2}/),
      "      value is 2",
      "  metric distribution  bot.searching  <ms>",
      '      name is "bot.searching"',
      expect.stringMatching(/^ {6}value is \d/),
      "      attributes.strict is not there",
      "  metric distribution  bot.searching  <ms>",
      '      name is "bot.searching"',
      expect.stringMatching(/^ {6}value is \d/),
      "      attributes.strict is not there",
    ]);
  });
});

describe("toHaveLog, toHaveCheckIn and toHaveBreadcrumb", () => {
  it("take their text or fields", () => {
    expect(sentry).toHaveLog("searching");
    expect(sentry).toHaveLog({ level: "warn", body: /search/, attributes: { pattern: "spam", "cog.name": "moderation" } });
    expect(sentry).not.toHaveLog({ level: "info" });
    expect(sentry).toHaveCheckIn("nightly");
    expect(sentry).toHaveCheckIn("nightly", { status: "ok", duration: expect.any(Number) });
    expect(sentry).not.toHaveCheckIn("nightly", { status: "error" });
    expect(sentry).toHaveBreadcrumb("searching");
    expect(sentry.errors[0]).toHaveBreadcrumb({ category: "search", data: { pattern: "[" } });
    expect(sentry.errors[0]).not.toHaveBreadcrumb({ data: { pattern: "spam" } });
  });

  it("say what there was instead", async () => {
    expect(await failure(() => expect(sentry).toHaveCheckIn("nightly", { status: "error" }))).toMatch(
      /None of the 2 check-ins is like that; the nearest first:\n {2}check-in {2}nightly {2}in_progress\n {6}status is "in_progress"\n/,
    );
    expect(await failure(() => expect(sentry).toHaveLog("searched"))).toMatch(
      / {2}log warn {2}searching {2}cog.*\n {6}body is "searching"/,
    );
    expect(await failure(() => expect(sentry).toHaveBreadcrumb("found"))).toMatch(
      /The only breadcrumb differs:\n {2}search {2}searching {2}pattern="\["\n {6}message is "searching"$/,
    );
  });
});
