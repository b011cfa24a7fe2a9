import { types } from "node:util";
import * as Sentry from "@sentry/node";
import { annotate, CaptureErrors, Span, startTransaction } from "../../../src/index.js";
import { record, sent, type Recording } from "../../support/recording.js";

/* What an annotated method cannot hide, or cannot see: the exceptions that the docs state. */

let sentry: Recording;
beforeEach(() => void (sentry = record()));
afterEach(() => Sentry.close(1000));

class Cog {
  @Span
  async later(): Promise<string> {
    return "an unlikely text";
  }
  @Span
  *each(): Generator<number> {
    yield 1;
  }
}

const give = annotate(<V>(given: V): V => given, Span({ name: "giving" }), CaptureErrors);

/** Gives back what it is given, from inside an annotated call in an entry point. */
function giving<T>(value: T): T {
  startTransaction("test", "root", () => void give(value));
  return value;
}

const counting = () => {
  const query = {
    runs: 0,
    run: () => Promise.resolve(++query.runs),
    then: (...handlers: Parameters<Promise<number>["then"]>) => query.run().then(...handlers),
    execute: () => query.run(),
  };
  return query;
};

test("util.types.isAsyncFunction says no, though the prototype says yes", () => {
  const { later } = Cog.prototype;
  expect(types.isAsyncFunction(later)).toBe(false);
  expect(Object.getPrototypeOf(later).constructor.name).toBe("AsyncFunction");
  expect(later[Symbol.toStringTag as never]).toBe("AsyncFunction");
});

test("Function.prototype.toString gives the wrapper's source", () => {
  expect(String(Cog.prototype.later)).not.toContain("an unlikely text");
});

test("an annotated generator has hidden next, throw and return of its own, with the names and lengths of the real ones", () => {
  const each = new Cog().each();
  expect(Reflect.ownKeys(each).sort()).toEqual(["next", "return", "throw"]);
  expect(Object.keys(each)).toEqual([]);
  for (const method of ["next", "throw", "return"] as const) {
    const real = (Object.getPrototypeOf(function* () {}.prototype) as Generator)[method];
    expect([each[method].name, each[method].length]).toEqual([real.name, real.length]);
    expect(() => new (each[method] as unknown as new () => unknown)()).toThrow(TypeError);
  }
});

test("taken off one generator and called on another they step that other one", () => {
  const [one, other] = [new Cog().each(), new Cog().each()];
  expect(one.next.call(other)).toEqual({ value: 1, done: false });
  expect(one.next()).toEqual({ value: 1, done: false });
  expect(() => one.next.call({} as Generator<number>)).toThrow(TypeError);
  const bare = (function* () {
    yield 2;
  })();
  expect(one.next.call(bare)).toEqual({ value: 2, done: false });
});

test("a lazy thenable has a hidden then of its own", () => {
  const query = counting();
  const before = Object.keys(query);
  class Query {
    then(onValue: (value: number) => unknown, onError?: (error: unknown) => unknown): unknown {
      return Promise.resolve(1).then(onValue, onError);
    }
  }
  const inherited = giving(new Query());
  expect(Object.getOwnPropertyDescriptor(inherited, "then")).toMatchObject({ enumerable: false, configurable: true, writable: true });
  expect([inherited.then.name, inherited.then.length]).toEqual(["then", 2]);
  expect(Object.keys(inherited)).toEqual([]);
  expect(Object.keys(giving(query))).toEqual(before);
});

test("the runs of a frozen thenable are not seen, and give the same", async () => {
  const query = Object.freeze(giving(Object.freeze({ ...counting(), runs: 0 })));
  expect(await startTransaction("test", "running", async () => query)).toBe(1);
  await sent();
  expect(sentry.spans.map(({ name }) => name).sort()).toEqual(["root", "running"]);
});

test("a run that is started by execute() is not seen, and gives the same", async () => {
  const query = giving(counting());
  expect(await startTransaction("test", "running", () => query.execute())).toBe(1);
  await sent();
  expect(sentry.spans.map(({ name }) => name).sort()).toEqual(["root", "running"]);
});

test("a stack holds the wrappers' frames, and with a higher limit all of the author's own", () => {
  const level = (depth: number): ((at: number) => string) =>
    annotate(
      { [`level${depth}`]: (at: number): string => (at === 0 ? String(new Error("deep").stack) : level(depth + 1)(at - 1)) }[
        `level${depth}`
      ] as (at: number) => string,
      Span,
    );
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 200;
  const stack = startTransaction("test", "root", () => level(0)(4));
  Error.stackTraceLimit = limit;
  for (let depth = 0; depth <= 4; depth++) expect(stack).toContain(`level${depth} `);
  const frames = stack.split("\n").filter((line) => /^\s+at /.test(line));
  const ours = frames.filter((line) => /\/(?:src|node_modules\/@sentry)\/|node:async_hooks/.test(line)).length;
  // The page says about sixteen for each of the five, and the transaction has its own.
  expect(ours / 6).toBeLessThan(20);
});
