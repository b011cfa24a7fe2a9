import * as Sentry from "@sentry/node";
import { CaptureErrors, Instrumented, Span, startTransaction, Tag } from "../../src/index.js";
import { mark, tagsOf } from "./capturing.js";
import { LIFECYCLES } from "./lifecycles.js";
import { record, sent, type Recording } from "./recording.js";

export interface Row {
  readonly id: number;
  readonly reason: string;
}

/** A query that a builder has built: it runs when it is awaited. */
export type Query = PromiseLike<Row[]>;

/** A library that builds lazy queries, and a database that counts the statements it gets. */
export interface QueryLibrary {
  readonly all: () => Query;
  /** A query of a table that does not exist. */
  readonly broken: () => Query;
  /** Goes on with the chain of `all`, so that one row is left. */
  readonly narrow: (query: Query) => Query;
  /** How many statements have reached the database. */
  readonly statements: () => number;
}

/** Tells of annotated methods that give a lazy query; the same for every library. */
export function tellQueryStories(library: () => QueryLibrary): void {
  @Instrumented({ name: "repository" })
  @CaptureErrors({ context: "repository" })
  @Tag("of", "repository")
  class Repository {
    @Span("db.query", { name: "all", result: (rows: readonly Row[]) => ({ rows: rows.length, first: rows[0]?.reason }) })
    all(): Query {
      return library().all();
    }
    @Span("db.query", { name: "same" })
    same<T extends Query>(query: T): T {
      return query;
    }
    @Span("db.query", { name: "broken" })
    broken(): Query {
      return library().broken();
    }
    @Span("service", { name: "layered" })
    layered(): Query {
      return this.all();
    }
    @Span("service", { name: "waiting" })
    async waiting(): Promise<Row[]> {
      return this.all();
    }
  }

  const repository = new Repository();
  const inCommand = <T>(body: () => Promise<T>): Promise<T> => startTransaction("discord.command", "command", body);

  describe.each(LIFECYCLES)("in the %s lifecycle", (traceLifecycle) => {
    let sentry: Recording;
    beforeEach(() => void (sentry = record({ traceLifecycle })));
    afterEach(() => Sentry.close(1000));

    const spans = async (): Promise<string[]> => {
      await sent();
      return sentry.spans.map(({ name, status }) => `${name} ${status}`).sort();
    };

    test("the query comes back as the same object and is not started; never run, it sends nothing", async () => {
      const before = library().statements();
      await inCommand(async () => {
        const query = library().all();
        expect(repository.same(query)).toBe(query);
        repository.all();
      });
      await new Promise(setImmediate);
      expect(library().statements()).toBe(before);
      expect(await spans()).toEqual(["command ok"]);
      expect(sentry.errors).toEqual([]);
    });

    test("awaited, it is one statement and one span, whose result reader gets the rows", async () => {
      const before = library().statements();
      const rows = await inCommand(async () => repository.all());
      expect(rows.map(({ id }) => id)).toEqual([1, 2]);
      expect(library().statements()).toBe(before + 1);
      expect(await spans()).toEqual(["all ok", "command ok"]);
      const { op, parentSpanId, attributes } = sentry.span("all");
      expect([op, parentSpanId, attributes["rows"], attributes["first"]]).toEqual(["db.query", sentry.span("command").spanId, 2, "spam"]);
    });

    test("each run of it is a span that covers the run", async () => {
      await inCommand(async () => {
        const query = repository.same(library().all());
        const first = await query;
        await Sentry.startSpan({ name: "between" }, async () => expect(await query).toEqual(first));
      });
      expect(await spans()).toEqual(["between ok", "command ok", "same ok", "same ok"]);
      const [one, other] = sentry.spans.filter(({ name }) => name === "same").sort((a, b) => a.start - b.start);
      expect([one?.parentSpanId, other?.parentSpanId]).toEqual([sentry.span("command").spanId, sentry.span("between").spanId]);
      expect(one.end).toBeLessThanOrEqual(other.start);
    });

    test("its chain goes on, and the run of what it became is the span", async () => {
      const rows = await inCommand(async () => library().narrow(repository.all()));
      expect(rows).toEqual([{ id: 2, reason: "abuse" }]);
      expect(await spans()).toEqual(["all ok", "command ok"]);
      expect(sentry.span("all").attributes["first"]).toBe("abuse");
    });

    test("an error in its run is captured once, with what the method says, and its span failed", async () => {
      await inCommand(() => expect(repository.broken()).rejects.toThrow(/none/));
      expect(await spans()).toEqual(["broken error", "command ok"]);
      expect(sentry.errors.map(({ tags }) => [tags.of, tags["error.context"], tags["error.type"]])).toEqual([
        ["repository", "repository", "database"],
      ]);
    });

    test("through two layers it is the same object, and a run is one span of each", async () => {
      const before = library().statements();
      await inCommand(async () => repository.layered());
      expect(library().statements()).toBe(before + 1);
      expect(await spans()).toEqual(["all ok", "command ok", "layered ok"]);
      expect(sentry.span("all").parentSpanId).toBe(sentry.span("layered").spanId);
    });

    test("returned from an async method it runs inside that method's span", async () => {
      expect(await inCommand(() => repository.waiting())).toHaveLength(2);
      expect(await spans()).toEqual(["all ok", "command ok", "waiting ok"]);
      expect(sentry.span("all").parentSpanId).toBe(sentry.span("waiting").spanId);
    });

    test("the handlers given to its then run where the caller is", async () => {
      await repository.all().then(() => mark("handler"));
      await repository.broken().then(undefined, () => mark("rejection handler"));
      mark("after");
      await sent();
      const {
        handler,
        "rejection handler": rejection,
        after,
      } = tagsOf({ errors: sentry.errors.filter(({ tags }) => tags?.of === undefined) } as Recording);
      expect([handler, rejection, after]).toEqual([{}, {}, {}]);
    });
  });
}
