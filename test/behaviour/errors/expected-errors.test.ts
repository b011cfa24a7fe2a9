import * as Sentry from "@sentry/node";
import { CaptureErrors, configure, eventIdOf, Span, Transaction, type Expectation } from "../../../src/index.js";
import { caught } from "../../support/caught.js";
import { LIFECYCLES } from "../../support/lifecycles.js";
import { record, sent } from "../../support/recording.js";

class UserError extends Error {}
class CooldownError extends UserError {}
function OldError(this: { message: string }): void {
  this.message = "of the old school";
}
OldError.prototype = Object.create(Error.prototype, { constructor: { value: OldError } }) as object;

const coded = (code: unknown): Error => Object.assign(new Error("with a code"), { code });

/** A command that expects something, with two layers inside that do not. */
function command(expected: Expectation | readonly Expectation[] | undefined, told: unknown[] = []) {
  class Command {
    @Transaction("command.run", { name: "outer" })
    @CaptureErrors({ ...(expected !== undefined && { expected }), onError: (error, id) => told.push(["outer", error, id]) })
    async outer(error: unknown): Promise<unknown> {
      return this.middle(error);
    }

    @Span("work", { name: "middle" })
    async middle(error: unknown): Promise<unknown> {
      return this.inner(error);
    }

    @Span("work", { name: "inner" })
    @CaptureErrors({ onError: (error, id) => told.push(["inner", error, id]), fallback: "never given" })
    async inner(error: unknown): Promise<unknown> {
      throw error;
    }
  }
  return new Command();
}

afterEach(async () => {
  configure({});
  await Sentry.close(1000);
});

const EXPECTED: [string, Expectation | readonly Expectation[], () => unknown][] = [
  ["a class", UserError, () => new UserError("no fault")],
  ["a base class", UserError, () => new CooldownError("no fault")],
  ["a class of the old school", OldError as never, () => new (OldError as never as new () => unknown)()],
  ["a code as a number", 10062, () => coded(10062)],
  ["a code as a number, against text", 10062, () => coded("10062")],
  ["a code as text", "ECONNRESET", () => coded("ECONNRESET")],
  ["a code as text, against a number", "50013", () => coded(50013)],
  ["a predicate", (error) => error === "no fault", () => "no fault"],
  ["one of several", [TypeError, 7, (error) => error instanceof UserError], () => new UserError("no fault")],
  ["one after a predicate that throws", [() => Reflect.ownKeys(1 as never) === null, UserError], () => new UserError("no fault")],
];

describe.each(LIFECYCLES)("%s: an error that the outermost layer expects", (traceLifecycle) => {
  test.each(EXPECTED)(
    "by %s: is no event, leaves every span ok, is thrown in spite of a fallback, and is told without an id",
    async (_, expected, make) => {
      const sentry = record({ traceLifecycle });
      const told: unknown[] = [];
      const error = make();

      expect(await caught(() => command(expected, told).outer(error))).toEqual({ error });
      await sent();

      expect(sentry.errors).toHaveLength(0);
      expect(sentry.spans.map(({ name, status }) => [name, status]).sort()).toEqual([
        ["inner", "ok"],
        ["middle", "ok"],
        ["outer", "ok"],
      ]);
      for (const { attributes } of sentry.spans) expect(attributes).not.toHaveProperty("error.type");
      expect(told).toEqual([
        ["inner", error, undefined],
        ["outer", error, undefined],
      ]);
      expect(eventIdOf(error)).toBeUndefined();
    },
  );
});

/** The same command without the fallback, so that its faults reach the outside. */
class Plain {
  @Transaction("command.run")
  @CaptureErrors({ expected: [UserError, 10062, "E_USER"] })
  async run(error: unknown): Promise<never> {
    throw error;
  }
}

test.each([
  ["another class", () => new TypeError("a fault")],
  ["another code", () => coded(10063)],
  ["a code that is an object", () => coded({ toString: () => "10062" })],
  ["a code whose getter throws", () => Object.defineProperty(new Error("odd"), "code", { get: () => Reflect.ownKeys(1 as never) })],
  ["a primitive", () => "E_USER"],
])("%s is a fault", async (_, make) => {
  const sentry = record();
  await caught(() => new Plain().run(make()));
  await sent();
  expect(sentry.errors).toHaveLength(1);
});

test("AbortError is expected unless said otherwise: as a DOMException and by its name", async () => {
  const sentry = record();
  const aborted = await caught(() => AbortSignal.abort().throwIfAborted());
  const named = Object.assign(new Error("stop"), { name: "AbortError" });
  expect(await caught(() => new Plain().run(aborted?.error))).toEqual(aborted);
  expect(await caught(() => new Plain().run(named))).toEqual({ error: named });
  await sent();
  expect(sentry.errors).toHaveLength(0);
  expect(sentry.spans.map(({ status }) => status)).toEqual(["ok", "ok"]);
});

test("configure({ expected }) holds for the whole bot, until it is called again", async () => {
  const sentry = record();
  configure({ expected: [CooldownError, "E_COOLDOWN"] });
  class Bot {
    @Transaction("command.run")
    @CaptureErrors
    async run(error: unknown): Promise<never> {
      throw error;
    }
  }
  for (const error of [new CooldownError("once"), coded("E_COOLDOWN")]) await caught(() => new Bot().run(error));
  await sent();
  expect(sentry.errors).toHaveLength(0);

  configure({});
  await caught(() => new Bot().run(new CooldownError("twice")));
  await sent();
  expect(sentry.errors).toHaveLength(1);
});
