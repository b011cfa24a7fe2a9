import { runInNewContext } from "node:vm";
import * as Sentry from "@sentry/node";
import { annotate, CaptureErrors, Span, startTransaction } from "../../../src/index.js";
import { LIFECYCLES } from "../../support/lifecycles.js";
import { record, sent, type Recording } from "../../support/recording.js";

const giving = <T>(value: T): T =>
  startTransaction("test", "root", () => annotate(<V>(given: V): V => given, Span({ name: "giving" }), CaptureErrors)(value));

/** A promise whose constructor has an effect, as a connection's or a job's has. */
class Job<T> extends Promise<T> {
  static made = 0;
  constructor(executor: ConstructorParameters<typeof Promise<T>>[0]) {
    super(executor);
    Job.made++;
  }
}

/** Starts when it is first asked for, like p-lazy. */
class Lazy<T> extends Promise<T> {
  static started = 0;
  #run: Promise<T> | undefined;
  constructor(readonly executor: () => T) {
    super(() => undefined);
  }
  override then<A = T, B = never>(
    onValue?: ((value: T) => A | PromiseLike<A>) | null,
    onError?: ((error: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    this.#run ??= new Promise((resolve) => {
      Lazy.started++;
      resolve(this.executor());
    });
    return this.#run.then(onValue, onError);
  }
}

describe.each(LIFECYCLES)("a promise of a subclass, in the %s lifecycle", (traceLifecycle) => {
  let sentry: Recording;
  beforeEach(() => {
    sentry = record({ traceLifecycle });
    Job.made = Lazy.started = 0;
  });
  afterEach(() => Sentry.close(1000));

  const statuses = async (): Promise<unknown> => {
    await sent();
    return sentry.spans.filter(({ name }) => name === "giving").map(({ status }) => status);
  };
  const ownOf = (value: object): unknown => Object.getOwnPropertyDescriptors(value);

  test("comes back as the same object, as it was, and its constructor is not called again", async () => {
    const job = new Job<string>((resolve) => resolve("done"));
    const before = ownOf(job);
    expect(giving(job)).toBe(job);
    expect(Job.made).toBe(1);
    expect(ownOf(job)).toEqual(before);
    expect([job.constructor === Job, Reflect.ownKeys(job).includes("constructor")]).toEqual([true, false]);
    const chained = job.then((value) => `${value}!`);
    expect([chained instanceof Job, Job.made]).toEqual([true, 2]);
    expect(await chained).toBe("done!");
    expect(await statuses()).toEqual(["ok"]);
  });

  test.each<[string, (job: Job<string>) => Job<string>]>([
    ["that is frozen", (job) => Object.freeze(job)],
    ["with a constructor property of its own", (job) => Object.assign(job, { constructor: Job })],
    ["with a fixed constructor property", (job) => Object.defineProperty(job, "constructor", { value: Job })],
    [
      "whose constructor is a getter that throws",
      (job) =>
        Object.defineProperty(job, "constructor", {
          get() {
            throw new Error("the getter");
          },
          configurable: true,
        }),
    ],
  ])("one %s comes back as the same object too, not constructed again", async (_, change) => {
    const job = change(new Job<string>((resolve) => resolve("done")));
    const before = ownOf(job);
    expect(giving(job)).toBe(job);
    expect(Job.made).toBe(1);
    expect(ownOf(job)).toEqual(before);
    expect(await statuses()).toEqual(["ok"]);
  });

  test("one that rejects is captured once, and keeps its reason", async () => {
    const error = new Error("failed");
    await expect(giving(new Job((_, reject) => reject(error)))).rejects.toBe(error);
    expect(await statuses()).toEqual(["error"]);
    expect(sentry.errors).toHaveLength(1);
  });

  test("of another realm comes back as the same object, not constructed again", async () => {
    const { make, count } = runInNewContext(
      "let made = 0; class Job extends Promise { constructor(executor) { super(executor); made++; } } ({ make: () => Job.resolve('there'), count: () => made })",
    ) as { make: () => Promise<string>; count: () => number };
    const job = make();
    const before = count();
    expect(giving(job)).toBe(job);
    expect(count()).toBe(before);
    expect(await job).toBe("there");
    expect(await statuses()).toEqual(["ok"]);
  });

  test("a lazy one is not started by us, and its run is the span", async () => {
    const lazy = new Lazy(() => "run");
    expect(giving(lazy)).toBe(lazy);
    await new Promise(setImmediate);
    expect(Lazy.started).toBe(0);
    expect(await statuses()).toEqual([]);
    expect(await startTransaction("test", "running", async () => lazy)).toBe("run");
    expect(Lazy.started).toBe(1);
    expect(await statuses()).toEqual(["ok"]);
  });

  test.each<[string, () => Promise<unknown>]>([
    ["no prototype", () => Object.setPrototypeOf(Promise.resolve(1), null) as Promise<unknown>],
    [
      "a then that is a getter that throws",
      () =>
        Object.defineProperty(Promise.resolve(1), "then", {
          get() {
            throw new Error("the getter");
          },
        }),
    ],
    ["a then that is no function", () => Object.defineProperty(Promise.resolve(1), "then", { value: 7 })],
  ])("a promise with %s comes back as it is", (_, make) => {
    const promise = make();
    expect(giving(promise) === promise).toBe(true);
  });
});
