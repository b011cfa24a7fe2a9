import * as Sentry from "@sentry/node";
import { Breadcrumb, CaptureErrors, Span, startTransaction, Tag, Transaction, User } from "../../../src/index.js";
import { mark, tagsOf } from "../../support/capturing.js";
import { LIFECYCLES } from "../../support/lifecycles.js";
import { record, sent, type Recording } from "../../support/recording.js";

type Run = () => unknown;

/** A query builder of the simplest sort. */
class Query<T> implements PromiseLike<T> {
  constructor(readonly run: () => T | PromiseLike<T>) {}
  then<A = T, B = never>(
    onValue?: ((value: T) => A | PromiseLike<A>) | null,
    onError?: ((error: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return new Promise<T>((resolve) => resolve(this.run())).then(onValue, onError);
  }
}

describe.each(LIFECYCLES)("what a method says of a lazy query, in the %s lifecycle", (traceLifecycle) => {
  let sentry: Recording;
  let asked: string[];
  beforeEach(() => {
    sentry = record({ traceLifecycle });
    asked = [];
  });
  afterEach(() => Sentry.close(1000));

  class Repository {
    @Span("db.query", { name: "read", attributes: (id: string) => (asked.push(`span ${id}`), { id }) })
    @Tag("id", (id: string) => (asked.push(`tag ${id}`), id))
    @Breadcrumb((id: string) => (asked.push(`breadcrumb ${id}`), `read ${id}`))
    read(_id: string, run: Run): Query<unknown> {
      return new Query(run);
    }
    @Transaction("task", { name: "task" })
    @User((id: string) => ({ id }))
    @Breadcrumb((id: string) => `task ${id}`)
    task(_id: string, run: Run): Query<unknown> {
      return new Query(run);
    }
    @CaptureErrors({ fallback: "instead" })
    spared(run: Run): Query<unknown> {
      return new Query(run);
    }
  }
  const repository = new Repository();

  test("its tag and breadcrumb readers are asked once a call, on entry; the span's once a run", async () => {
    await startTransaction("test", "command", async () => {
      const query = repository.read("a", () => 1);
      expect(asked.filter((one) => !one.startsWith("span"))).toEqual(["tag a", "breadcrumb a"]);
      asked = asked.filter((one) => !one.startsWith("span"));
      await query;
      await query;
    });
    expect(asked).toEqual(["tag a", "breadcrumb a", "span a", "span a"]);
  });

  test("its breadcrumb stands once in the command's trail, however often it runs", async () => {
    await startTransaction("test", "command", async () => {
      let run = 0;
      const query = repository.read("a", () => mark(`run ${++run}`));
      await query;
      await query;
      mark("after");
    });
    await sent();
    const trails = sentry.errors.map(({ breadcrumbs }) => (breadcrumbs as { message: string }[]).map(({ message }) => message));
    expect(trails).toEqual([["read a"], ["read a"], ["read a"]]);
  });

  test("outside a command each run has it", async () => {
    let run = 0;
    const query = repository.read("a", () => mark(`run ${++run}`));
    await query;
    await query;
    await sent();
    expect(sentry.errors.map(({ breadcrumbs }) => breadcrumbs.length)).toEqual([1, 1]);
  });

  test("as an entry point each run is one of its own, with its user and breadcrumb", async () => {
    const query = repository.task("alice", () => mark("inside"));
    await query;
    await query;
    await sent();
    expect(sentry.spans.map(({ name, isSegment }) => [name, isSegment])).toEqual([
      ["task", true],
      ["task", true],
    ]);
    expect(new Set(sentry.spans.map(({ traceId }) => traceId)).size).toBe(2);
    expect(sentry.errors.map(({ user, breadcrumbs }) => [user.id, breadcrumbs.length])).toEqual([
      ["alice", 1],
      ["alice", 1],
    ]);
  });

  test("its run carries its tags, and nothing of them stays", async () => {
    await startTransaction("test", "command", async () => {
      await repository.read("a", async () => {
        await null;
        mark("inside");
      });
      mark("after");
    });
    await sent();
    expect(tagsOf(sentry)).toEqual({ inside: { id: "a" }, after: {} });
  });

  test("its fallback takes the place of a run's error, also for the caller's handler", async () => {
    const query = repository.spared(() => Promise.reject(new Error("no")));
    expect(await query).toBe("instead");
    expect(await query.then((value) => [value])).toEqual(["instead"]);
    await sent();
    expect(sentry.errors).toHaveLength(2);
  });

  test("concurrent runs are told apart", async () => {
    await startTransaction("test", "command", async () => {
      await Promise.all([repository.read("a", () => mark("a")), repository.read("b", () => mark("b"))]);
    });
    await sent();
    expect(tagsOf(sentry)).toEqual({ a: { id: "a" }, b: { id: "b" } });
    expect(sentry.spans.map(({ name }) => name).sort()).toEqual(["command", "read", "read"]);
  });
});
