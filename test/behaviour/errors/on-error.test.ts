import * as Sentry from "@sentry/node";
import { CaptureErrors, configure, Transaction } from "../../../src/index.js";
import { caught } from "../../support/caught.js";
import { collectDiagnostics } from "../../support/diagnostics.js";
import { record, sent } from "../../support/recording.js";

const own = new Error("onError's own");
let release: () => void = () => undefined;

class Cog {
  told: unknown[] = [];

  @Transaction("command.run")
  @CaptureErrors({
    onError(this: Cog, error: unknown, id: string | undefined, name: string, count: number) {
      this.told.push([this, error, id, name, count]);
    },
  })
  async told_(_name: string, _count: number, error: unknown): Promise<never> {
    throw error;
  }

  @CaptureErrors({
    onError: () => {
      throw own;
    },
  })
  async throwing(error: unknown): Promise<never> {
    throw error;
  }

  @CaptureErrors({ onError: () => Promise.reject(own) })
  async rejecting(error: unknown): Promise<never> {
    throw error;
  }

  @CaptureErrors({ onError: () => new Promise<void>((resolve) => (release = resolve)) })
  async slow(error: unknown): Promise<never> {
    throw error;
  }

  @CaptureErrors({ onError: () => "something", fallback: "the fallback" })
  sync(error: unknown): string {
    throw error;
  }
}

@CaptureErrors({
  onError(this: unknown, _error, _id) {
    (this as OfClass).told.push(Array.from(arguments));
  },
})
class OfClass {
  told: unknown[][] = [];
  run(error: unknown, _more: number): never {
    throw error;
  }
}

describe.each([
  ["with a client", true],
  ["without a client", false],
])("%s", (_, hasClient) => {
  const start = (): ReturnType<typeof record> | undefined => {
    if (hasClient) return record();
    Sentry.getCurrentScope().setClient(undefined);
    return undefined;
  };
  afterEach(async () => {
    configure({});
    await Sentry.close(1000);
  });

  test("onError gets this, the error, the event's id where there is one, and the arguments", async () => {
    const sentry = start();
    const cog = new Cog();
    const error = new Error("tell me");
    await caught(() => cog.told_("name", 3, error));
    await sent();
    expect(cog.told).toEqual([[cog, error, sentry?.errors[0]?.["event_id"], "name", 3]]);
    expect(sentry?.errors ?? []).toHaveLength(hasClient ? 1 : 0);
  });

  test.each(["throwing", "rejecting"] as const)("a %s onError changes nothing and is reported", async (method) => {
    const sentry = start();
    const said = collectDiagnostics();
    const error = new Error("the original");
    expect(await caught(() => new Cog()[method](error))).toEqual({ error });
    await sent();
    await new Promise(setImmediate);
    expect(sentry?.errors ?? []).toHaveLength(hasClient ? 1 : 0);
    expect(said).toEqual([{ place: `Cog.${method}`, message: expect.stringContaining("onError"), error: own }]);
  });

  test("it is not awaited", async () => {
    start();
    const error = new Error("at once");
    expect(await caught(() => new Cog().slow(error))).toEqual({ error });
    release();
  });

  test("what it gives is nothing to the method", () => {
    start();
    expect(new Cog().sync(new Error("sync"))).toBe("the fallback");
  });

  test("on a class it gets this and no arguments", async () => {
    const sentry = start();
    const cog = new OfClass();
    const error = new Error("of a class");
    await caught(() => cog.run(error, 1));
    await sent();
    expect(cog.told).toEqual([[error, sentry?.errors[0]?.["event_id"]]]);
  });
});
