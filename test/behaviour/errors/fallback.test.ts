import * as Sentry from "@sentry/node";
import { CaptureErrors, configure } from "../../../src/index.js";
import { caught } from "../../support/caught.js";
import { collectDiagnostics } from "../../support/diagnostics.js";
import { record, sent, type Recording } from "../../support/recording.js";

const fault = new Error("the fault");
const failing = new Error("the fallback's own");

class Cog {
  readonly name = "cog";

  @CaptureErrors({ fallback: [1, 2] })
  value(error: unknown): number[] {
    throw error;
  }

  @CaptureErrors({ fallback: undefined })
  nothing(error: unknown): undefined {
    throw error;
  }

  @CaptureErrors({ fallback: null })
  async nullLater(error: unknown): Promise<null> {
    throw error;
  }

  @CaptureErrors({
    fallback(this: Cog, error: unknown, _thrown: unknown, more: string) {
      return `${this.name}: ${(error as Error).message}, ${more}`;
    },
  })
  computed(error: unknown, _more: string): string {
    throw error;
  }

  @CaptureErrors({ fallback: async (error: unknown, _thrown: unknown, more: string) => Promise.resolve([error, more]) })
  async later(error: unknown, _more: string): Promise<unknown[]> {
    throw error;
  }

  @CaptureErrors({
    fallback: (): string => {
      throw failing;
    },
  })
  throwing(error: unknown): string {
    throw error;
  }

  @CaptureErrors({ fallback: async (): Promise<string> => Promise.reject(failing) })
  async rejecting(error: unknown): Promise<string> {
    throw error;
  }

  @CaptureErrors({ fallback: "unused", expected: RangeError })
  async expecting(error: unknown): Promise<string> {
    throw error;
  }

  @CaptureErrors({ fallback: "the outer's" })
  async outer(error: unknown): Promise<string> {
    return `through ${await this.computed(error, "inner")}`;
  }
}

const WITH = { "with a client": true, "without a client": false };

describe.each(Object.entries(WITH))("%s", (_, hasClient) => {
  let sentry: Recording | undefined;
  beforeEach(() => {
    sentry = hasClient ? record() : undefined;
    if (!hasClient) Sentry.getCurrentScope().setClient(undefined);
  });
  afterEach(async () => {
    configure({});
    await Sentry.close(1000);
  });
  const expectEvents = async (count: number): Promise<void> => {
    await sent();
    expect(sentry?.errors ?? []).toHaveLength(hasClient ? count : 0);
  };

  test("a fallback's value is given instead of throwing, and the error is an event", async () => {
    expect(new Cog().value(fault)).toEqual([1, 2]);
    await expectEvents(1);
  });

  test("undefined and null are values like any other", async () => {
    expect(new Cog().nothing(new Error("once"))).toBeUndefined();
    expect(await new Cog().nullLater(new Error("twice"))).toBeNull();
    await expectEvents(2);
  });

  test("a function gets this, the error and the arguments, and its result is given", async () => {
    expect(new Cog().computed(new Error("what"), "more")).toBe("cog: what, more");
    await expectEvents(1);
  });

  test("an async function's value is awaited by an async method", async () => {
    const error = new Error("later");
    expect(await new Cog().later(error, "more")).toEqual([error, "more"]);
    await expectEvents(1);
  });

  test.each(["throwing", "rejecting"] as const)(
    "a %s fallback leaves the original error, which is one event, and is reported",
    async (method) => {
      const said = collectDiagnostics();
      const error = new Error("the original");
      expect(await caught(() => new Cog()[method](error))).toEqual({ error });
      await expectEvents(1);
      expect(said).toEqual([{ place: `Cog.${method}`, message: expect.stringContaining("fallback"), error: failing }]);
    },
  );

  test("an expected error is thrown all the same", async () => {
    const error = new RangeError("expected");
    expect(await caught(() => new Cog().expecting(error))).toEqual({ error });
    await expectEvents(0);
  });

  test("what an inner fallback has settled does not reach the outer layer", async () => {
    expect(await new Cog().outer(new Error("inside"))).toBe("through cog: inside, inner");
    await expectEvents(1);
  });
});
