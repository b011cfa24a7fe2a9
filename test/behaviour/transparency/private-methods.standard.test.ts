import * as Sentry from "@sentry/node";
import { CaptureErrors, Instrumented, Span, startTransaction, Tag } from "../../../src/index.js";
import { mark, tagsOf } from "../../support/capturing.js";
import { LIFECYCLES } from "../../support/lifecycles.js";
import { record, sent, type Recording } from "../../support/recording.js";

@Instrumented({ name: "cog" })
@Tag("of", "cog")
class Cog {
  @Span("private")
  @Tag("own", "private")
  #annotated(argument: unknown): unknown {
    mark("annotated");
    return [this, argument];
  }
  #silent(): void {
    mark("silent");
  }
  @CaptureErrors
  async #failing(): Promise<never> {
    throw new Error("failed");
  }
  @Span
  *#each(): Generator<number, string> {
    yield 1;
    return "done";
  }
  @Tag("own", "static")
  static #load(): unknown {
    mark("load");
    return this;
  }

  @Tag("from", "outside")
  run(argument: unknown): unknown {
    return this.#annotated(argument);
  }
  shape(): unknown[] {
    return [this.#annotated.name, this.#annotated.length, Object.getPrototypeOf(this.#failing).constructor.name];
  }
  silent(): void {
    this.#silent();
  }
  fail(): Promise<never> {
    return this.#failing();
  }
  each(): unknown[] {
    const steps = this.#each();
    return [steps.next(), steps.next(), Object.getPrototypeOf(this.#each) === Object.getPrototypeOf(function* () {})];
  }
  static load(): unknown {
    return Cog.#load();
  }
}

class Derived extends Cog {}

describe.each(LIFECYCLES)("a #private method, in the %s lifecycle", (traceLifecycle) => {
  let sentry: Recording;
  beforeEach(() => void (sentry = record({ traceLifecycle })));
  afterEach(() => Sentry.close(1000));

  test("has its own words and none of its class, beyond what its caller has", async () => {
    const cog = new Derived();
    startTransaction("test", "root", () => {
      const [self, argument] = cog.run("given") as unknown[];
      expect([self === cog, argument]).toEqual([true, "given"]);
    });
    await sent();
    expect(tagsOf(sentry)).toEqual({ annotated: { "cog.name": "cog", of: "cog", from: "outside", own: "private" } });
    expect(sentry.spans.map(({ name, op }) => [name, op])).toContainEqual(["Derived.#annotated", "private"]);
    expect(sentry.spans).toHaveLength(3);
  });

  test("without words of its own it is not annotated, in any class", async () => {
    startTransaction("test", "root", () => new Cog().silent());
    await sent();
    expect(sentry.spans.map(({ name }) => name).sort()).toEqual(["cog.silent", "root"]);
  });

  test("keeps its name, length and prototype, its promise and its generator", async () => {
    const cog = new Cog();
    expect(cog.shape()).toEqual(["#annotated", 1, "AsyncFunction"]);
    expect(cog.each()).toEqual([{ value: 1, done: false }, { value: "done", done: true }, true]);
    await expect(cog.fail()).rejects.toThrow("failed");
    await sent();
    expect(sentry.errors).toHaveLength(1);
  });

  test("a static one too", async () => {
    expect(Derived.load()).toBe(Cog);
    await sent();
    expect(tagsOf(sentry)["load"]).toEqual({ "cog.name": "cog", of: "cog", own: "static" });
  });
});
