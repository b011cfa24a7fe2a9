import * as Sentry from "@sentry/node";
import { CaptureErrors, Transaction } from "../../../src/index.js";
import { caught } from "../../support/caught.js";
import { HOSTILE_CASES } from "../../support/hostile.js";
import { record } from "../../support/recording.js";
import { faultsOf } from "../../support/valid.js";

class Thrower {
  @Transaction("command.run")
  @CaptureErrors({ context: "thrower" })
  now(thrown: unknown): never {
    throw thrown;
  }

  @Transaction("command.run")
  @CaptureErrors({ context: "thrower" })
  async later(thrown: unknown): Promise<never> {
    await Promise.resolve();
    throw thrown;
  }
}

// Much to send, on a machine that may be busy.
jest.setTimeout(60_000);
afterEach(() => Sentry.close(1000));

describe.each(HOSTILE_CASES)("%s, thrown through @CaptureErrors", (_, make) => {
  test.each(["now", "later"] as const)("%s: comes out unchanged, is one valid event, and spoils nothing after it", async (method) => {
    const sentry = record();
    const thrown = make();

    const out = await caught(() => new Thrower()[method](thrown));

    expect(out && Object.is(out.error, thrown)).toBe(true);
    expect(await Sentry.flush(20_000)).toBe(true);
    expect(sentry.errors).toHaveLength(1);
    expect(sentry.errors[0]?.["contexts"].thrower).toEqual({ cog: "Thrower", method });
    expect(sentry.errors[0]?.["exception"].values.at(-1)).toEqual(
      expect.objectContaining({ type: expect.any(String), value: expect.any(String) }),
    );

    await caught(() => new Thrower().now(new Error("a later one")));
    await Sentry.flush(20_000);
    expect(sentry.errors).toHaveLength(2);
    expect(faultsOf(sentry)).toEqual([]);
  });
});
