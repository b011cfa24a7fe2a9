import * as Sentry from "@sentry/node";
import fc from "fast-check";
import { CaptureErrors, Transaction } from "../../../src/index.js";
import { caught } from "../../support/caught.js";
import { record, type Recording } from "../../support/recording.js";
import { faultsOf } from "../../support/valid.js";

class Thrower {
  @Transaction("command.run")
  @CaptureErrors
  async run(thrown: unknown): Promise<never> {
    throw thrown;
  }
}

const anything = fc.anything({
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
});

/** An error each of whose parts may be anything at all. */
const oddError = fc
  .record(
    { name: anything, message: anything, stack: anything, cause: anything, errors: anything, constructor: anything, code: anything },
    { requiredKeys: [] },
  )
  .map((parts) => {
    const error = new Error("odd");
    void error.stack; // made on first reading, by jest's source maps out of the parts below
    for (const [key, value] of Object.entries(parts)) Object.defineProperty(error, key, { value, configurable: true, writable: true });
    return error;
  });

const wrapped = fc
  .oneof(oddError, anything)
  .map((cause) => new AggregateError([cause, new Error("beside", { cause })], "a group", { cause }));

// Much to send, on a machine that may be busy.
jest.setTimeout(60_000);
let sentry: Recording;
beforeEach(() => void (sentry = record()));
afterEach(() => Sentry.close(1000));

test.each([
  ["anything", anything],
  ["an error made of anything", oddError],
  ["an error that holds anything", wrapped],
])("%s comes out unchanged and is one valid event", async (_, thrown) => {
  // Not more in one go: the SDK's transport keeps 64 envelopes.
  const property = fc.asyncProperty(fc.array(thrown, { minLength: 1, maxLength: 15 }), async (all) => {
    sentry.items.length = 0;
    for (const one of all) {
      const out = await caught(() => new Thrower().run(one));
      expect(out && Object.is(out.error, one)).toBe(true);
    }
    expect(await Sentry.flush(20_000)).toBe(true);
    expect(sentry.errors).toHaveLength(all.length);
    expect(faultsOf(sentry)).toEqual([]);
  });

  await fc.assert(property, { numRuns: 60 });
});
