import { runFixture } from "../support/fixture.js";
import type { SentSpan } from "../support/recording.js";

interface Report {
  readonly answers: Record<string, unknown>;
  readonly spans: SentSpan[];
  readonly errors: { tags: Record<string, unknown>; exception: { values: { value: string }[] } }[];
}

let report: Report;

beforeAll(async () => {
  if (process.env["DATABASE_URL"] === undefined) throw new Error("Set DATABASE_URL to a PostgreSQL that may be written to.");
  report = await runFixture<Report>("postgres.ts");
}, 60_000);

const named = (name: string): SentSpan[] => report.spans.filter((span) => span.name === name);
const below = (parent: SentSpan): SentSpan[] => report.spans.filter((span) => span.parentSpanId === parent.spanId);

it("gives what the database gives, through pg, Knex and Drizzle", () => {
  const rows = [
    { id: 1, reason: "spam" },
    { id: 2, reason: "spam" },
  ];
  expect(report.answers).toEqual({ plain: rows, knex: [rows[0]], drizzle: rows, failing: "42P01", failingKnex: "42P01" });
});

it.each([
  ["plain", 2],
  ["knex", 1],
  ["drizzle", 2],
])("sends one span for the query by %s, with the rows it gave", (name, rows) => {
  expect(named(name)).toHaveLength(1);
  expect(named(name)[0]).toMatchObject({ op: "db.query", status: "ok", attributes: { rows } });
  expect(named(name)[0]?.parentSpanId).toBe(named("command.cases")[0]?.spanId);
});

it("is the parent of the span that Sentry itself makes of a query through pg", () => {
  for (const name of ["plain", "knex", "drizzle"]) {
    expect(below(named(name)[0]).map(({ op }) => op)).toContain("db");
  }
});

it.each(["failing", "failing knex"])("sends the error of the query '%s' once, as the database's, and its span has failed", (name) => {
  expect(named(name)).toHaveLength(1);
  expect(named(name)[0]?.status).toBe("error");
  expect(report.errors).toHaveLength(2);
  for (const { tags, exception } of report.errors) {
    expect(tags).toMatchObject({ "error.type": "database", "error.context": "database" });
    expect(exception.values.at(-1)?.value).toContain("no_such_table");
  }
});
