import * as Sentry from "@sentry/node";
import { annotate, CaptureErrors, configure, Context, Span, SpanData, Tag, Transaction } from "../../../src/index.js";
import { bytesOf, record, sent, type Recording } from "../../support/recording.js";

let sentry: Recording;
beforeEach(() => {
  sentry = record();
  configure({ onDiagnostic: () => undefined });
});
afterEach(() => Sentry.close(1000));

/** A query that counts its runs. */
class Query {
  runs = 0;
  then(onRows: (rows: number[]) => unknown, onError?: (error: unknown) => unknown): unknown {
    this.runs++;
    return Promise.resolve([1, 2]).then(onRows, onError);
  }
}

class Failing extends Query {
  override then(onRows: (rows: number[]) => unknown, onError?: (error: unknown) => unknown): unknown {
    return Promise.reject<number[]>(new Error("no rows")).then(onRows, onError);
  }
}

const hostile = (): Promise<never> =>
  Object.defineProperty(Promise.reject(new Error("inner")), "then", {
    get() {
      throw new Error("hostile then");
    },
  }) as Promise<never>;

test("a method that gives the same query again and again puts one layer round it", async () => {
  const query = new Query();
  const give = annotate(() => query, Span({ name: "give" }));
  await startCommand(async () => {
    for (let call = 0; call < 5000; call++) give();
    expect(await give()).toEqual([1, 2]);
  });
  await sent();
  expect(sentry.spans.filter(({ name }) => name === "give")).toHaveLength(1);
});

test("a method that gives the same generator again and again puts one layer round it", () => {
  const generator = (function* () {
    yield 1;
  })();
  const give = annotate(() => generator, Tag("a", 1));
  for (let call = 0; call < 5000; call++) give();
  expect([...give()]).toEqual([1]);
});

test("a frozen generator comes back and runs", () => {
  const give = annotate(
    function* each() {
      yield 1;
    },
    Tag("a", 1),
  );
  const frozen = annotate(
    () =>
      Object.freeze(
        (function* () {
          yield 1;
        })(),
      ),
    Tag("a", 1),
  );
  expect([...give(), ...frozen()]).toEqual([1, 1]);
});

test("no reader starts a query that it gives or is given", async () => {
  const query = new Query();
  const run = annotate(
    (_query: Query) => 1,
    Context("query", (given: Query) => given as never),
    Tag("query", (given: Query) => given as never),
    SpanData("q", (given: Query) => given as never),
    Transaction("op", { name: "run" }),
    CaptureErrors({ data: (given: Query) => ({ given }) }),
  );
  expect(run(query)).toBe(1);
  await sent();
  expect(query.runs).toBe(0);
});

test.each([true, false])("an onError or a fallback that gives a promise with a hostile then changes nothing (client: %p)", (listening) => {
  if (!listening) Sentry.getCurrentScope().setClient(undefined);
  const error = new Error("mine");
  const run = annotate(
    () => {
      throw error;
    },
    CaptureErrors({ onError: hostile }),
  );
  expect(run).toThrow(error);
});

test("an asynchronous fallback of a query gives its value to the handler", async () => {
  const find = annotate(() => new Failing() as PromiseLike<number[]>, CaptureErrors({ fallback: async () => [7] }));
  expect(await find().then((rows) => rows.length)).toBe(1);
  expect(await find()).toEqual([7]);
});

test.each([true, false])("a generator function whose parameter's default throws does so despite a fallback (client: %p)", (listening) => {
  if (!listening) Sentry.getCurrentScope().setClient(undefined);
  const error = new Error("default");
  const each = annotate(
    function* each(_value: number = raise(error)): Generator<number, number> {
      yield 1;
      return 1;
    },
    CaptureErrors({ fallback: 7 as never }),
  );
  expect(() => each()).toThrow(error);
});

test("a single class in configure() is taken, and what is none is reported and left out", async () => {
  const said: string[] = [];
  configure({ expected: RangeError, botErrors: 7 as never, onDiagnostic: ({ message }) => said.push(message) });
  const run = annotate(() => raise(new RangeError("expected")), CaptureErrors);
  expect(run).toThrow(RangeError);
  await sent();
  expect(sentry.errors).toEqual([]);
  expect(said).toEqual(["'botErrors' takes error classes, not number"]);
});

test("a method's attributes win over its class's, whichever way each is said", async () => {
  @Span({ attributes: () => ({ a: "class", b: "class", c: "class", d: "class" }) })
  class Cog {
    @Transaction("op", { name: "run" })
    @SpanData("a", "method")
    @SpanData({ b: () => "method" } as never)
    @SpanData(() => ({ c: "method" }))
    @SpanData("d", () => null)
    run(): void {}
  }
  new Cog().run();
  await sent();
  const { a, b, c, d } = sentry.span("run").attributes;
  expect([a, b, c, d]).toEqual(["method", "method", "method", undefined]);
});

test("a fallback runs inside its entry point", async () => {
  const query = annotate(() => 1, Span({ name: "fallback query" }));
  const run = annotate(
    () => raise(new Error("x")),
    Transaction("op", { name: "run" }),
    CaptureErrors({ fallback: () => Sentry.getIsolationScope().setTag("inside", true) && (query() as never) }),
  );
  expect(run()).toBe(1);
  expect(Sentry.getIsolationScope().getScopeData().tags).toEqual({});
});

function raise(error: unknown): never {
  throw error;
}

function startCommand(body: () => Promise<void>): Promise<void> {
  return annotate(body, Transaction("op", { name: "command" }))();
}

test("somebody's breadcrumb that JSON does not take leaves the event its size", async () => {
  const run = annotate(
    () => {
      for (let crumb = 0; crumb < 100; crumb++) Sentry.addBreadcrumb({ message: "x", data: { big: 1n, text: "y".repeat(50_000) } });
      throw new Error("large");
    },
    Transaction("op", { name: "run" }),
    CaptureErrors,
  );
  expect(run).toThrow("large");
  await sent();
  expect(sentry.items.filter(({ type }) => type === "event").map((item) => bytesOf(item) < 2 ** 20)).toEqual([true]);
});
