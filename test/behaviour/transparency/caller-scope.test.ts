import * as Sentry from "@sentry/node";
import { CaptureErrors, Span, startTransaction, Tag, Transaction } from "../../../src/index.js";
import { mark, tagsOf } from "../../support/capturing.js";
import { record, sent, type Recording } from "../../support/recording.js";
import { PLACES } from "../../support/situations.js";

/** Where the caller is: the scopes and the span that Sentry sees. */
const here = (): unknown[] => [Sentry.getCurrentScope(), Sentry.getIsolationScope(), Sentry.getActiveSpan()];

class Cog {
  @Tag("own", "sync")
  @Span
  sync(): unknown[] {
    return here();
  }
  @Tag("own", "promising")
  @Transaction("task", { newTrace: true })
  promising(): Promise<unknown[]> {
    return Promise.resolve(here());
  }
  @Tag("own", "waiting")
  @Transaction("task", { newTrace: true })
  async waiting(): Promise<unknown[]> {
    await new Promise(setImmediate);
    return here();
  }
  @Tag("own", "failing")
  @CaptureErrors
  async failing(): Promise<never> {
    await null;
    throw new Error("failing");
  }
  @Tag("own", "each")
  @Transaction("task", { newTrace: true })
  *each(): Generator<unknown[]> {
    yield here();
    yield here();
  }
  @Tag("own", "stream")
  @Transaction("task", { newTrace: true })
  async *stream(): AsyncGenerator<unknown[]> {
    yield here();
    await new Promise(setImmediate);
    yield here();
  }
  @Tag("own", "query")
  @Transaction("task", { newTrace: true })
  query(): PromiseLike<unknown[]> {
    return { then: (onValue, onError) => Promise.resolve().then(here).then(onValue, onError) };
  }
}

const cog = new Cog();

describe.each(Object.keys(PLACES))("the caller's own code runs in the caller's own scope, %s an entry point", (place) => {
  let sentry: Recording;
  beforeEach(() => void (sentry = record()));
  afterEach(() => Sentry.close(1000));

  /** Runs a story in a scope of the caller, and compares where it is before and after each step. */
  const asCaller = (story: (stays: () => void) => Promise<void>): Promise<void> =>
    PLACES[place](async () => {
      const before = here();
      await story(() => expect(here().map((one, at) => one === before[at])).toEqual([true, true, true]));
    });
  const isElsewhere = (inside: unknown[]): void => expect(inside[0]).not.toBe(Sentry.getCurrentScope());

  test.each(["sync", "promising", "waiting"] as const)("after a %s method", async (method) => {
    await asCaller(async (stays) => {
      const called = cog[method]();
      stays();
      isElsewhere(await called);
      stays();
      await (cog[method]() as Promise<unknown>)?.then?.(stays).finally(stays);
    });
  });

  test("after one that fails, in catch and in finally", async () => {
    await asCaller(async (stays) => {
      await cog.failing().catch(stays).finally(stays);
      try {
        await cog.failing();
      } catch {
        stays();
        mark("caught");
      }
    });
    await sent();
    const { caught } = tagsOf({ errors: sentry.errors.filter(({ tags }) => tags?.own === undefined) } as Recording);
    expect(caught).toEqual({});
  });

  test("between the steps of a generator", async () => {
    await asCaller(async (stays) => {
      for (const inside of cog.each()) {
        stays();
        isElsewhere(inside);
      }
      stays();
    });
  });

  test("between the steps of an async generator, also one that is left early", async () => {
    await asCaller(async (stays) => {
      let steps = 0;
      for await (const inside of cog.stream()) {
        steps++;
        stays();
        isElsewhere(inside);
      }
      expect(steps).toBe(2);
      stays();
      for await (const inside of cog.stream()) {
        isElsewhere(inside);
        break;
      }
      stays();
      await cog.stream().next().then(stays);
    });
  });

  test("after a lazy query, and in the handlers given to its then", async () => {
    await asCaller(async (stays) => {
      isElsewhere(await cog.query());
      stays();
      const seen: string[] = [];
      await cog.query().then(() => {
        stays();
        seen.push("handled");
      });
      expect(seen).toEqual(["handled"]);
      stays();
    });
  });

  test("in what concurrent callers do meanwhile", async () => {
    const one = cog.waiting();
    const between = here();
    await Promise.all([one, startTransaction("other", "other", () => cog.waiting())]);
    expect(here().map((now, at) => now === between[at])).toEqual([true, true, true]);
  });
});
