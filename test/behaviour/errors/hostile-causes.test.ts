import * as Sentry from "@sentry/node";
import { CaptureErrors, Transaction } from "../../../src/index.js";
import { caught } from "../../support/caught.js";
import { HOSTILE_CASES } from "../../support/hostile.js";
import { record } from "../../support/recording.js";
import { faultsOf } from "../../support/valid.js";

class Thrower {
  @Transaction("command.run")
  @CaptureErrors
  async run(thrown: unknown): Promise<never> {
    throw thrown;
  }
}

const WRAPS = {
  "as cause": (inner: unknown, message: string) => new Error(message, { cause: inner }),
  "in an AggregateError": (inner: unknown, message: string) => new AggregateError([new Error("beside it"), inner], message),
  "in a frozen error": (inner: unknown, message: string) => Object.freeze(new Error(message, { cause: inner })),
  "in both": (inner: unknown, message: string) => new AggregateError([inner], message, { cause: inner }),
};

const DEPTHS = [1, 2, 3, 4, 5, 6];

// Much to send, on a machine that may be busy.
jest.setTimeout(60_000);
afterEach(() => Sentry.close(1000));

describe.each(Object.entries(WRAPS))("%s", (_, wrap) => {
  test.each(HOSTILE_CASES)("%s: at depth 1 to 6 the error comes out unchanged and is one event", async (_, make) => {
    const sentry = record();
    for (const depth of DEPTHS) {
      let thrown = make();
      for (let at = depth; at > 0; at--) thrown = wrap(thrown, `level ${at} of ${depth}`);

      const out = await caught(() => new Thrower().run(thrown));
      expect(out && Object.is(out.error, thrown)).toBe(true);
    }

    expect(await Sentry.flush(20_000)).toBe(true);
    const told = sentry.errors.map((event) => event["exception"].values.at(-1).value);
    expect(told.sort()).toEqual(DEPTHS.map((depth) => `level 1 of ${depth}`));
    expect(faultsOf(sentry)).toEqual([]);
  });
});
