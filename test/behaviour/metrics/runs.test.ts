import * as Sentry from "@sentry/node";
import { CaptureErrors, Counted, startTransaction, Tag, Timed } from "../../../src/index.js";
import { caught } from "../../support/caught.js";
import { record, sent, type Recording } from "../../support/recording.js";
import { counted, sentMetrics } from "../../support/sent-metrics.js";

/** A query builder that runs when it is awaited, and calls back from a place of its own. */
class Query implements PromiseLike<string> {
  constructor(readonly run: () => string) {}
  then<A = string, B = never>(
    onValue?: ((value: string) => A | PromiseLike<A>) | null,
    onError?: ((error: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    const ran = new Promise<string>((resolve) => resolve(this.run()));
    return Sentry.withIsolationScope(() =>
      Sentry.withScope((scope) => (scope.setAttribute("of", "the builder"), ran.then(onValue, onError))),
    );
  }
}

let asked: string[];

class Repository {
  @Counted("bot.runs", { attributes: { id: (id: string) => (asked.push(id), id) } })
  @Timed("bot.time")
  @Tag("kind", (id: string) => `kind ${id}`)
  query(_id: string, run: () => string): Query {
    return new Query(run);
  }

  @Counted("bot.runs", { attributes: { id: (id: string) => (asked.push(id), id) } })
  @Timed("bot.time")
  @Tag("kind", (id: string) => `kind ${id}`)
  *each(_id: string, fails = false): Generator<number, string> {
    yield 1;
    if (fails) throw new RangeError("no");
    return "done";
  }

  @Counted("bot.runs", { attributes: { id: (id: string) => (asked.push(id), id) } })
  @Timed("bot.time")
  @Tag("kind", (id: string) => `kind ${id}`)
  async *stream(id: string, fails = false): AsyncGenerator<number, string> {
    await null;
    return yield* this.#numbers(id, fails);
  }

  *#numbers(_id: string, fails: boolean): Generator<number, string> {
    yield 1;
    if (fails) throw new RangeError("no");
    return "done";
  }

  @Counted("bot.runs")
  @CaptureErrors({ fallback: "instead" })
  spared(run: () => string): Query {
    return new Query(run);
  }
}

const repository = new Repository();
const fails = (): never => {
  throw new RangeError("no");
};

let sentry: Recording;
beforeEach(() => {
  sentry = record();
  asked = [];
});
afterEach(() => Sentry.close(1000));

const right = { id: "a", kind: "kind a", success: true };
const wrong = { id: "a", kind: "kind a", success: false, error_type: "RangeError" };
const times = (): unknown[] => sentMetrics(sentry).flatMap(({ name, attributes }) => (name === "bot.time" ? [attributes] : []));

describe("The metrics of a lazy query", () => {
  it("are sent for each of its runs, in the call's scopes; none is for the call", async () => {
    const query = repository.query("a", () => "row");
    await sent();
    expect(sentry.metrics).toEqual([]);
    expect([await query, await query]).toEqual(["row", "row"]);
    await caught(() => repository.query("a", fails));
    await sent();
    expect(counted(sentry, "bot.runs")).toEqual([
      [wrong, 1],
      [right, 2],
    ]);
    expect(times()).toHaveLength(3);
    expect(times()[0]).toEqual({ kind: "kind a", success: true });
    expect(asked).toEqual(["a", "a"]);
  });

  it("say that a run failed which fell back", async () => {
    expect(await repository.spared(fails)).toBe("instead");
    await sent();
    expect(counted(sentry, "bot.runs")).toEqual([[{ success: false, error_type: "RangeError" }, 1]]);
  });
});

describe("The metrics of a generator", () => {
  it("are sent at its end, in its scopes; of one that never began there are none", async () => {
    repository.each("a");
    expect([...repository.each("a")]).toEqual([1]);
    const left = repository.each("a");
    left.next();
    left.return("left");
    const open = repository.each("a");
    open.next();
    await caught(() => [...repository.each("a", true)]);
    await sent();
    expect(counted(sentry, "bot.runs")).toEqual([
      [wrong, 1],
      [right, 2],
    ]);
    expect(times()).toHaveLength(3);
    expect(asked).toEqual(["a", "a", "a", "a"]);
    open.return("done");
  });

  it("are sent of an asynchronous one too, wherever it is stepped", async () => {
    const [good, bad] = startTransaction("test", "root", () => [repository.stream("a"), repository.stream("a", true)] as const);
    expect([await good.next(), await good.next()]).toEqual([
      { value: 1, done: false },
      { value: "done", done: true },
    ]);
    await bad.next();
    expect((await caught(() => bad.next()))?.error).toBeInstanceOf(RangeError);
    await sent();
    expect(counted(sentry, "bot.runs")).toEqual([
      [wrong, 1],
      [right, 1],
    ]);
    expect(times()).toEqual([
      { kind: "kind a", success: true },
      { kind: "kind a", success: false, error_type: "RangeError" },
    ]);
  });
});
