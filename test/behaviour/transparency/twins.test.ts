import "reflect-metadata";
import * as Sentry from "@sentry/node";
import fc from "fast-check";
import { configure, Instrumented, Tag } from "../../../src/index.js";
import { anyValue, anyWords } from "../../support/arbitrary-words.js";
import { stamping } from "../../support/foreign.js";
import { Recording, sent } from "../../support/recording.js";
import { EVERYWHERE, PLACES, SITUATIONS } from "../../support/situations.js";

type Settle = "value" | "throw";
type Kind = "sync" | "promising" | "waiting";

/** What one call does and with whom it was done. */
class Script {
  readonly seen: unknown[] = [];
  constructor(
    readonly settle: Settle,
    readonly outcome: unknown,
  ) {}
  run(self: unknown, args: unknown[]): unknown {
    this.seen.push(self, args.length, ...args);
    if (this.settle === "throw") throw this.outcome;
    return this.outcome;
  }
}

function bareTwin(script: Script, key: PropertyKey) {
  class Twin {
    @stamping("below", 1)
    @stamping("above", 2)
    [key](first?: unknown, ...rest: unknown[]): unknown {
      return script.run(this, arguments.length === 0 ? [] : [first, ...rest]);
    }
    promising(..._: unknown[]): Promise<unknown> {
      const { settle, outcome } = script;
      script.seen.push(this, ...arguments);
      return settle === "throw" ? Promise.reject(outcome) : Promise.resolve(outcome);
    }
    async waiting(first: unknown, second = first): Promise<unknown> {
      await null;
      return script.run(this, [first, second]);
    }
  }
  return Twin;
}

function annotatedTwin(script: Script, key: PropertyKey, words: any) {
  @Instrumented
  @Tag("class", "twin")
  class Twin {
    @stamping("above", 2)
    @words
    @stamping("below", 1)
    [key](first?: unknown, ...rest: unknown[]): unknown {
      return script.run(this, arguments.length === 0 ? [] : [first, ...rest]);
    }
    @words
    promising(..._: unknown[]): Promise<unknown> {
      const { settle, outcome } = script;
      script.seen.push(this, ...arguments);
      return settle === "throw" ? Promise.reject(outcome) : Promise.resolve(outcome);
    }
    @words
    async waiting(first: unknown, second = first): Promise<unknown> {
      await null;
      return script.run(this, [first, second]);
    }
  }
  return Twin;
}

/** How a call went, as a list of values of which each can be compared by identity. */
async function observe(call: () => unknown): Promise<unknown[]> {
  let result: unknown;
  try {
    result = call();
  } catch (error) {
    return ["threw", error];
  }
  if (!(result instanceof Promise)) return ["gave", result];
  const plain = [Object.getPrototypeOf(result) === Promise.prototype, Object.getOwnPropertyNames(result).length];
  return result.then(
    (value: unknown) => ["resolved", value, ...plain],
    (error: unknown) => ["rejected", error, ...plain],
  );
}

const shape = (holder: object, key: PropertyKey): unknown[] => {
  const { value, ...flags } = Object.getOwnPropertyDescriptor(holder, key) as { value: object };
  const own = Reflect.ownKeys(value).flatMap((name) => [name, ...Object.values(Object.getOwnPropertyDescriptor(value, name) as object)]);
  return [
    ...Object.values(flags),
    Object.getPrototypeOf(value),
    ...own,
    Reflect.getMetadata("below", value),
    Reflect.getMetadata("above", value),
  ];
};

/** Where two lists of values first differ; Object.is for each. */
const difference = (one: unknown[], other: unknown[]): number =>
  Array.from({ length: Math.max(one.length, other.length) }).findIndex(
    (_, at) => !Object.is(one[at], other[at]) || one.length !== other.length,
  );

const keys = fc.oneof(
  fc.string().filter((key) => !["constructor", "__proto__", "promising", "waiting", "prototype"].includes(key)),
  fc.constantFrom(Symbol("key"), Symbol.toPrimitive),
);

describe.each(EVERYWHERE)("$situation, $place an entry point", ({ situation, place }) => {
  let recording: unknown;
  beforeEach(() => {
    configure({ onDiagnostic: () => undefined });
    recording = SITUATIONS[situation]?.();
  });
  afterEach(() => Sentry.close(1000));
  const within = PLACES[place];

  test("an annotated method and its bare twin cannot be told apart", async () => {
    const settles = fc.constantFrom<Settle>("value", "throw");
    const kinds = fc.constantFrom<Kind>("sync", "promising", "waiting");
    let calls = 0;
    await fc.assert(
      fc.asyncProperty(
        anyWords(),
        kinds,
        keys,
        settles,
        anyValue(),
        fc.array(anyValue(), { maxLength: 4 }),
        async (words, kind, name, settle, outcome, args) => {
          const key = kind === "sync" ? name : kind;
          const [first, second] = [new Script(settle, outcome), new Script(settle, outcome)];
          const [Bare, Annotated] = [bareTwin(first, name), annotatedTwin(second, name, words)];
          expect(difference(shape(Bare.prototype, key), shape(Annotated.prototype, key))).toBe(-1);
          expect(Reflect.ownKeys(Annotated.prototype)).toEqual(Reflect.ownKeys(Bare.prototype));
          const [bare, annotated] = [new Bare(), new Annotated()];
          const expected = await within(() => observe(() => bare[key as string]?.(...args)));
          const observed = await within(() => observe(() => annotated[key as string]?.(...args)));
          expect(difference(expected, observed)).toBe(-1);
          expect(second.seen[0]).toBe(annotated);
          expect(difference(first.seen.slice(1), second.seen.slice(1))).toBe(-1);
          calls++;
        },
      ),
      { numRuns: 100 },
    );
    expect(calls).toBe(100);
    await sent();
    const spans = recording instanceof Recording ? recording.spans.length : 0;
    expect(spans > 0).toBe(situation === "sampled");
  }, 60_000);
});
