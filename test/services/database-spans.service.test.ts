import { runFixture } from "../support/fixture.js";
import { groupBy } from "../support/group-by.js";
import { LIFECYCLES } from "../support/lifecycles.js";
import type { SentSpan } from "../support/recording.js";

beforeAll(() => {
  if (process.env["DATABASE_URL"] === undefined) throw new Error("Set DATABASE_URL to a PostgreSQL that may be read.");
});

describe.each(LIFECYCLES)("In the %s lifecycle, with pg's automatic spans", (lifecycle) => {
  let spans: SentSpan[];
  const named = (name: string): SentSpan[] => spans.filter((span) => span.name === name);

  beforeAll(async () => {
    const report = await runFixture<{ one: unknown; spans: SentSpan[] }>("database-spans.mts", {
      nodeOptions: ["--import", "@sentry/node/import"],
      args: [lifecycle],
    });
    expect(report.one).toEqual({ one: 1 });
    spans = report.spans;
  }, 60_000);

  it("each query is one span of the database, the driver's", () => {
    const queries = spans.filter(({ op, name }) => (op === "db" || op?.startsWith("db.") === true) && name !== "no query");
    const ofDriver = queries.filter(({ attributes }) => String(attributes["sentry.origin"]).startsWith("auto.db"));
    const counts = [...groupBy(ofDriver, ({ attributes }) => String(attributes["db.query.text"] ?? attributes["db.statement"]))].map(
      ([text, found]) => [text, found.length],
    );
    expect(Object.fromEntries(counts)).toEqual({
      "SELECT ? AS one": 31,
      "SELECT ? AS two": 1,
      "SELECT ? AS three": 1,
      BEGIN: 1,
      "SELECT ? AS four": 1,
      COMMIT: 1,
      "SELECT * FROM no_such_table": 1,
    });
    // What is left is the making of connections.
    expect(queries.filter((span) => !ofDriver.includes(span) && !/connect/.test(span.name))).toEqual([]);
  });

  it("ours that are round them have the op `function`", () => {
    for (const name of ["one query", "two queries", "a transaction", "failing"]) {
      expect(named(name).map(({ op }) => op)).toEqual(named(name).map(() => "function"));
    }
    expect(named("one query")).toHaveLength(31);
    expect(named("failing")[0]?.status).toBe("error");
  });

  it("ours without a query keeps its op", () => {
    expect(named("no query").map(({ op }) => op)).toEqual(["db.query"]);
  });
});
