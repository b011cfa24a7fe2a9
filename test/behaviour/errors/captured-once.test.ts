import * as Sentry from "@sentry/node";
import { CaptureErrors, eventIdOf, Span, Tag, Transaction } from "../../../src/index.js";
import { caught } from "../../support/caught.js";
import { LIFECYCLES } from "../../support/lifecycles.js";
import { record, sent } from "../../support/recording.js";

type Told = { layer: string; self: unknown; error: unknown; id: string | undefined; args: unknown[] };

class Cog {
  readonly told: Told[] = [];

  tell(layer: string) {
    return (error: unknown, id: string | undefined, ...args: unknown[]) => this.told.push({ layer, self: this, error, id, args });
  }

  @Transaction("command.run")
  @CaptureErrors({
    context: "outer",
    data: { at: "outer" },
    tags: { layer: "outer", "only.outer": 1 },
    onError(this: Cog, ...args) {
      this.tell("outer")(...args);
    },
  })
  async outer(thrown: () => unknown): Promise<void> {
    await this.middle("from outer", thrown);
  }

  @Span("work")
  @Tag("middle", "passed")
  async middle(_note: string, thrown: () => unknown): Promise<void> {
    await this.inner(1, "two", thrown);
  }

  @Span("work")
  @CaptureErrors({
    context: "inner",
    data: (count: number) => ({ count }),
    tags: { layer: "inner", "only.inner": true },
    async onError(this: Cog, ...args) {
      this.tell("inner")(...args);
    },
  })
  async inner(_count: number, _text: string, thrown: () => unknown): Promise<void> {
    throw thrown();
  }
}

class Same {
  @Transaction("command.run")
  @CaptureErrors({ context: "shared", data: { outer: 1, both: "outer" }, level: "warning", fingerprint: ["outer"] })
  async outer(): Promise<void> {
    await this.middle();
  }

  @CaptureErrors({ context: "shared", data: { middle: 2, both: "middle" }, level: "fatal", fingerprint: ["middle"] })
  async middle(): Promise<void> {
    await this.inner();
  }

  @CaptureErrors({ context: "shared", data: { inner: 3, both: "inner" } })
  async inner(): Promise<void> {
    throw new Error("three layers");
  }
}

afterEach(() => Sentry.close(1000));

describe.each(LIFECYCLES)("%s: an error that passes two @CaptureErrors and a @Tag between them", (traceLifecycle) => {
  test.each([
    ["an error", () => new Error("twice")],
    ["a frozen error", () => Object.freeze(new Error("twice"))],
    ["a string", () => "twice"],
    ["undefined", () => undefined],
    ["a symbol", () => Symbol("twice")],
    ["a function", () => () => "twice"],
  ])("%s is one event with both layers' blocks and tags, and both are told its id", async (_, make) => {
    const sentry = record({ traceLifecycle });
    const cog = new Cog();
    const thrown = make();
    const source = (): unknown => thrown;

    await caught(() => cog.outer(source));
    const [inner, outer] = cog.told as [Told, Told];
    await sent();

    expect(sentry.errors).toHaveLength(1);
    const [event] = sentry.errors;
    expect(event?.["contexts"].inner).toEqual({ cog: "Cog", method: "inner", count: 1 });
    expect(event?.["contexts"].outer).toEqual({ cog: "Cog", method: "outer", at: "outer" });
    expect(event?.["tags"]).toMatchObject({
      layer: "inner",
      "only.inner": true,
      "only.outer": 1,
      middle: "passed",
      "error.context": "inner",
    });
    expect(cog.told).toHaveLength(2);
    expect(inner).toEqual({ layer: "inner", self: cog, error: thrown, id: event?.["event_id"], args: [1, "two", source] });
    expect(outer).toEqual({ layer: "outer", self: cog, error: thrown, id: event?.["event_id"], args: [source] });
    for (const name of ["Cog.outer", "Cog.middle", "Cog.inner"]) expect(sentry.span(name).status).toBe("error");
  });
});

test("three layers that share a block: the inner one wins by key, in data, level and fingerprint", async () => {
  const sentry = record();
  await caught(() => new Same().outer());
  await sent();
  expect(sentry.errors).toHaveLength(1);
  expect(sentry.errors[0]).toMatchObject({ level: "fatal", fingerprint: ["middle"] });
  expect(sentry.errors[0]?.["contexts"].shared).toEqual({ cog: "Same", method: "inner", outer: 1, middle: 2, inner: 3, both: "inner" });
});

test("a frozen error captured again by hand, inside and outside, is still one event with the one id", async () => {
  const sentry = record();
  const error = Object.freeze(new Error("frozen"));
  class Twice {
    @Transaction("command.run")
    @CaptureErrors
    async run(): Promise<void> {
      Sentry.captureException(error);
      throw error;
    }
  }
  await caught(() => new Twice().run());
  const id = eventIdOf(error);
  Sentry.captureException(error);
  await sent();
  expect(sentry.errors.map((event) => event["event_id"])).toEqual([id]);
});
