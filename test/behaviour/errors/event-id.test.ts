import * as Sentry from "@sentry/node";
import { captureExceptionSafe, CaptureErrors, eventIdOf, Transaction } from "../../../src/index.js";
import { caught } from "../../support/caught.js";
import { record, sent } from "../../support/recording.js";

class Cog {
  @Transaction("command.run")
  @CaptureErrors
  async run(error: unknown): Promise<never> {
    throw error;
  }

  @Transaction("command.run")
  async byHand(error: unknown): Promise<string | undefined> {
    Sentry.captureException(error);
    return eventIdOf(error);
  }
}

afterEach(() => Sentry.close(1000));

test.each([
  ["an error", () => new Error("has an id")],
  ["a frozen error", () => Object.freeze(new Error("has an id"))],
  ["a plain object", () => ({ code: 1 })],
  ["a function", () => () => undefined],
  ["a live proxy", () => new Proxy(new Error("proxied"), {})],
])("%s: its id is known at once, is the one that arrives, and stays known", async (_, make) => {
  const sentry = record();
  const error = make();
  await caught(() => new Cog().run(error));
  const id = eventIdOf(error);
  expect(id).toMatch(/^[0-9a-f]{32}$/);
  await sent();
  expect(sentry.errors.map((event) => event["event_id"])).toEqual([id]);
  expect(eventIdOf(error)).toBe(id);
  await sent();
  expect(eventIdOf(error)).toBe(id);
});

test("an error captured by Sentry's own function has its id too", async () => {
  const sentry = record();
  const error = new Error("by hand");
  const id = await new Cog().byHand(error);
  await sent();
  expect(sentry.errors.map((event) => event["event_id"])).toEqual([id]);
});

test("captureExceptionSafe gives the id that eventIdOf gives, again for an error that has one", async () => {
  const sentry = record();
  const error = new Error("safe");
  const id = captureExceptionSafe(error);
  expect(captureExceptionSafe(error)).toBe(id);
  expect(eventIdOf(error)).toBe(id);
  await sent();
  expect(sentry.errors.map((event) => event["event_id"])).toEqual([id]);
});

describe("after a flush there is no id for what never arrived", () => {
  test.each([
    ["beforeSend gives null", { beforeSend: () => null }],
    ["an asynchronous beforeSend gives null", { beforeSend: async () => Promise.resolve(null) }],
    ["beforeSend throws", { beforeSend: () => Reflect.ownKeys(1 as never) as never }],
    ["the sample rate is 0", { sampleRate: 0 }],
    ["ignoreErrors drops it", { ignoreErrors: ["dropped"] }],
  ])("%s", async (_, options) => {
    const sentry = record(options);
    const error = new Error("dropped");
    await caught(() => new Cog().run(error));
    expect(eventIdOf(error)).toMatch(/^[0-9a-f]{32}$/);
    await sent();
    expect(sentry.errors.filter((event) => event["exception"].values[0].value === "dropped")).toHaveLength(0);
    expect(eventIdOf(error)).toBeUndefined();
  });

  test.each(["client", "scope"])("an event processor of a %s drops it", async (where) => {
    const sentry = record();
    const drop = (): null => null;
    const error = new Error("dropped");
    await Sentry.withIsolationScope(async (scope) => {
      if (where === "client") Sentry.getClient()?.addEventProcessor(drop);
      else scope.addEventProcessor(drop);
      await caught(() => new Cog().run(error));
    });
    await sent();
    expect(sentry.errors).toHaveLength(0);
    expect(eventIdOf(error)).toBeUndefined();
  });

  test("what another client dropped is sent by the next", async () => {
    record({ beforeSend: () => null });
    const error = new Error("once more");
    await caught(() => new Cog().run(error));
    await sent();
    await Sentry.close(1000);
    const sentry = record();
    await caught(() => new Cog().run(error));
    const id = eventIdOf(error);
    await sent();
    expect(sentry.errors.map((event) => event["event_id"])).toEqual([id]);
  });
});

test("there is none for what was never captured, and for primitives", async () => {
  expect(eventIdOf(new Error("never"))).toBeUndefined();
  record();
  expect(eventIdOf(new Error("never"))).toBeUndefined();
  await caught(() => new Cog().run("a primitive"));
  for (const primitive of ["a primitive", undefined, null, 1, Symbol("s"), 1n, true]) expect(eventIdOf(primitive)).toBeUndefined();
});

test("there is none without a client", async () => {
  Sentry.getCurrentScope().setClient(undefined);
  const error = new Error("nobody listens");
  await caught(() => new Cog().run(error));
  expect(eventIdOf(error)).toBeUndefined();
});
