import * as Sentry from "@sentry/node";
import fc from "fast-check";
import { annotate, InFlight, startTransaction } from "../../../src/index.js";
import { caught } from "../../support/caught.js";
import { runFixture } from "../../support/fixture.js";
import { record, sent, type Recording } from "../../support/recording.js";
import { levels, sentMetrics } from "../../support/sent-metrics.js";

let sentry: Recording;
beforeEach(() => void (sentry = record()));
afterEach(() => Sentry.close(1000));

const NAME = "bot.running";

/** A promise that is settled from outside. */
function deferred(): { promise: Promise<void>; resolve: () => void; reject: (error: Error) => void } {
  let [resolve, reject]: [() => void, (error: Error) => void] = [() => undefined, () => undefined];
  const promise = new Promise<void>((yes, no) => ([resolve, reject] = [yes, no]));
  return { promise, resolve, reject };
}

class Cog {
  @InFlight(NAME)
  async wait(until: Promise<unknown>): Promise<void> {
    await until;
  }
  @InFlight(NAME)
  nested(depth: number): void {
    if (depth > 0) this.nested(depth - 1);
  }
  @InFlight(NAME)
  *each(): Generator<number> {
    yield 1;
    yield 2;
  }
  @InFlight("bot.by.kind", { attributes: { kind: (kind: string) => kind } })
  async byKind(_kind: string, until: Promise<unknown>): Promise<void> {
    await until;
  }
}
const cog = new Cog();

describe("The calls in flight", () => {
  it("are told at each entry and exit, whatever their end", async () => {
    const [first, second] = [deferred(), deferred()];
    const calls = [cog.wait(first.promise), caught(() => cog.wait(second.promise))];
    second.reject(new Error("no"));
    await calls[1];
    first.resolve();
    await calls[0];
    await sent();
    expect(levels(sentry, NAME)).toEqual([1, 2, 1, 0]);
  });

  it("are told of calls within calls", async () => {
    cog.nested(2);
    await sent();
    expect(levels(sentry, NAME)).toEqual([1, 2, 3, 2, 1, 0]);
  });

  it("are counted for each set of attributes", async () => {
    const until = deferred();
    const calls = ["a", "b", "a"].map((kind) => cog.byKind(kind, until.promise));
    until.resolve();
    await Promise.all(calls);
    await sent();
    const told = sentMetrics(sentry).map(({ value, attributes }) => `${attributes["kind"] as string}${value}`);
    expect(told.slice(0, 3)).toEqual(["a1", "b1", "a2"]);
    expect(told.slice(3).sort()).toEqual(["a0", "a1", "b0"]);
  });

  it("hold a generator from its first next to its end, however it ends", async () => {
    const [never, left, thrown] = [cog.each(), cog.each(), cog.each()];
    left.next();
    thrown.next();
    left.return(undefined);
    expect(() => thrown.throw(new Error("no"))).toThrow("no");
    never.return(undefined);
    expect([...cog.each()]).toEqual([1, 2]);
    await sent();
    expect(levels(sentry, NAME)).toEqual([1, 2, 1, 0, 1, 0]);
  });

  it("hold a query while it runs, once for each run", async () => {
    const query = annotate(
      // A builder that calls back from a place of its own, outside the call's scopes.
      (fails: boolean): PromiseLike<number> => ({
        then: (onValue, onError) =>
          new Promise((resolve, reject) =>
            setImmediate(() => {
              try {
                resolve((fails ? onError?.(new Error("no")) : onValue?.(1)) as never);
              } catch (error) {
                reject(error as Error);
              }
            }),
          ),
      }),
      InFlight(NAME),
    )(false);
    await sent();
    expect(levels(sentry, NAME)).toEqual([1, 0]);
    await Promise.all([query, query]);
    await sent();
    expect(levels(sentry, NAME)).toEqual([1, 0, 1, 2, 1, 0]);
  });

  it("leave a query that throws where it should reject", async () => {
    const query = annotate((): PromiseLike<number> => ({ then: () => { throw new Error("no"); } }), InFlight(NAME))(); // prettier-ignore
    expect(() => query.then()).toThrow("no");
    await sent();
    expect(levels(sentry, NAME)).toEqual([1, 0, 1, 0]);
  });

  it("leave a promise whose end cannot be seen when it is given", async () => {
    class Own<T> extends Promise<T> {}
    annotate(() => Object.freeze(Own.resolve(1)), InFlight(NAME))();
    await sent();
    expect(levels(sentry, NAME)).toEqual([1, 0]);
  });

  it("are none when all calls have ended, in whatever order they were entered and left", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ kind: fc.constantFrom("wait", "fail", "each", "leave", "nested"), inside: fc.boolean() })),
        (all) =>
          Promise.all(
            all.map(async ({ kind, inside }, index) => {
              const run = async (): Promise<void> => {
                for (let turn = index % 3; turn > 0; turn--) await null;
                if (kind === "wait") await cog.wait(Promise.resolve());
                else if (kind === "fail") await caught(() => cog.wait(Promise.reject(new Error("no"))));
                else if (kind === "nested") cog.nested(1);
                else for (const value of cog.each()) if (value === 1 && kind === "leave") break;
              };
              await (inside ? startTransaction("test", "root", run) : run());
            }),
          ).then(async () => {
            cog.nested(0);
            await sent();
            expect(levels(sentry, NAME).slice(-2)).toEqual([1, 0]);
          }),
      ),
      { numRuns: 30 },
    );
  });

  it("are told of a client that comes while a call runs by its next call alone", async () => {
    await Sentry.close(1000);
    Sentry.getCurrentScope().setClient(undefined);
    const until = deferred();
    const call = cog.wait(until.promise);
    sentry = record();
    until.resolve();
    await call;
    cog.nested(0);
    await sent();
    expect(levels(sentry, NAME)).toEqual([1, 0]);
  });
});

it("A call that can never end leaves when nobody holds its promise or its generator any more", async () => {
  const told = await runFixture<number[]>("lost-calls.ts", { nodeOptions: ["--expose-gc"] });
  expect(told.slice(0, 3)).toEqual([1, 2, 3]);
  expect(told.at(-1)).toBe(0);
});
