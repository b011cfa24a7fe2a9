import { types } from "node:util";
import * as Sentry from "@sentry/node";
import { CaptureErrors, Context, Instrumented, Span, Tag, Transaction } from "../../../src/index.js";
import { EVERYWHERE, PLACES, SITUATIONS } from "../../support/situations.js";

const refresh = Symbol("refresh");

/** The cog without annotations; the annotated one has to be just like it. */
class Bare {
  readonly seen: unknown[] = [];

  sync(...args: unknown[]): unknown {
    this.seen.push(this, args.length, ...args);
    return args[0];
  }
  defaulted(first: string, second = first, ...rest: unknown[]): unknown {
    return [first, second, rest, arguments.length];
  }
  promising(value: unknown): Promise<unknown> {
    return Promise.resolve(value);
  }
  async waiting(value: unknown): Promise<unknown> {
    await null;
    return value;
  }
  *each(values: readonly unknown[]): Generator<unknown, string> {
    yield* values;
    return "done";
  }
  async *stream(values: readonly unknown[]): AsyncGenerator<unknown, string> {
    yield* values;
    return "done";
  }
  [refresh](value: unknown): unknown {
    return value;
  }
  static load(value: unknown): unknown {
    return [this, value];
  }
}

@Instrumented({ name: "cog" })
@Tag("feature", "moderation")
class Cog {
  readonly seen: unknown[] = [];

  @Span
  @CaptureErrors
  sync(...args: unknown[]): unknown {
    this.seen.push(this, args.length, ...args);
    return args[0];
  }
  @Tag("first", (first: string) => first)
  defaulted(first: string, second = first, ...rest: unknown[]): unknown {
    return [first, second, rest, arguments.length];
  }
  @Transaction("task.run")
  promising(value: unknown): Promise<unknown> {
    return Promise.resolve(value);
  }
  @Context("block", () => ({ a: 1 }))
  async waiting(value: unknown): Promise<unknown> {
    await null;
    return value;
  }
  @Span("iterate")
  *each(values: readonly unknown[]): Generator<unknown, string> {
    yield* values;
    return "done";
  }
  @Transaction("stream")
  async *stream(values: readonly unknown[]): AsyncGenerator<unknown, string> {
    yield* values;
    return "done";
  }
  @Span
  [refresh](value: unknown): unknown {
    return value;
  }
  @Span
  static load(value: unknown): unknown {
    return [this, value];
  }
}

const shapeOf = (holder: object, key: PropertyKey): unknown => {
  const { value, ...flags } = Object.getOwnPropertyDescriptor(holder, key) as PropertyDescriptor & { value: object };
  return {
    flags,
    prototype: Object.getPrototypeOf(value),
    own: Reflect.ownKeys(value).map((own) => [
      own,
      { ...Object.getOwnPropertyDescriptor(value, own), ...(own === "prototype" && { value: "its own" }) },
    ]),
  };
};

const KEYS = ["sync", "defaulted", "promising", "waiting", "each", "stream", refresh] as const;

test.each(KEYS)("the method %p has the name, length, prototype, properties and flags that it would have bare", (key) => {
  expect(shapeOf(Cog.prototype, key)).toEqual(shapeOf(Bare.prototype, key));
});

test("a static method too, and no member comes or goes", () => {
  expect(shapeOf(Cog, "load")).toEqual(shapeOf(Bare, "load"));
  expect(Reflect.ownKeys(Cog.prototype)).toEqual(Reflect.ownKeys(Bare.prototype));
  expect(Object.keys(new Cog())).toEqual(Object.keys(new Bare()));
  expect(() => new (Cog.prototype.sync as unknown as new () => unknown)()).toThrow(TypeError);
});

describe.each(EVERYWHERE)("$situation, $place an entry point", ({ situation, place }) => {
  beforeEach(() => void SITUATIONS[situation]?.());
  afterEach(() => Sentry.close(1000));
  const within = PLACES[place];
  const argument = { of: "mine" };

  test("a synchronous method gives the same value at once, to the same this and arguments", () => {
    const cog = new Cog();
    expect(within(() => cog.sync(argument, undefined, 3))).toBe(argument);
    expect(cog.seen).toEqual([cog, 3, argument, undefined, 3]);
    expect(cog.seen[0]).toBe(cog);
    expect(within(() => cog.defaulted("a"))).toEqual(["a", "a", [], 1]);
    expect(within(() => cog.defaulted("a", undefined, 1, 2))).toEqual(["a", "a", [1, 2], 4]);
    expect(within(() => cog[refresh](argument))).toBe(argument);
    const [self, value] = within(() => Cog.load(argument)) as [unknown, unknown];
    expect([self === Cog, value === argument]).toEqual([true, true]);
  });

  test("a promise of a method settles to the same value and is a plain promise", async () => {
    const cog = new Cog();
    for (const promise of [within(() => cog.promising(argument)), within(() => cog.waiting(argument))]) {
      expect(Object.getPrototypeOf(promise)).toBe(Promise.prototype);
      expect(Object.getOwnPropertyNames(promise)).toEqual([]);
      expect(await promise).toBe(argument);
    }
  });

  test("a generator is of its method, gives the same steps and the same end", async () => {
    const cog = new Cog();
    const each = within(() => cog.each([1, argument]));
    expect([types.isGeneratorObject(each), each instanceof (cog.each as never), each[Symbol.iterator]() === each]).toEqual([
      true,
      true,
      true,
    ]);
    expect([each.next(), each.next(), each.next(), each.next()]).toEqual([
      { value: 1, done: false },
      { value: argument, done: false },
      { value: "done", done: true },
      { value: undefined, done: true },
    ]);
    const stream = within(() => cog.stream([1, argument]));
    expect([types.isGeneratorObject(stream), stream instanceof (cog.stream as never), stream[Symbol.asyncIterator]() === stream]).toEqual([
      true,
      true,
      true,
    ]);
    const steps = [await stream.next(), await stream.next(), await stream.next()];
    expect(steps.map(({ value, done }) => [value, done])).toEqual([
      [1, false],
      [argument, false],
      ["done", true],
    ]);
  });
});
