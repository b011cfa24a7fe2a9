import * as Sentry from "@sentry/node";
import { CaptureErrors, eventIdOf, Span, Transaction } from "../../../src/index.js";
import { caught } from "../../support/caught.js";
import { collectDiagnostics } from "../../support/diagnostics.js";
import { LIFECYCLES } from "../../support/lifecycles.js";
import { record, sent } from "../../support/recording.js";

class Cog {
  @Transaction("command.run")
  @CaptureErrors
  async run(error: Error): Promise<never> {
    return this.inner(error);
  }

  @Span("work")
  @CaptureErrors
  inner(error: Error): never {
    throw error;
  }
}

const broken = (): never => {
  throw new Error("a listener's own");
};

const diagnostics = collectDiagnostics();
afterEach(() => Sentry.close(1000));

describe.each(LIFECYCLES)("with the %s lifecycle", (traceLifecycle) => {
  test.each([1, 0])("an error is captured though who hears of its span's end throws (rate %d)", async (tracesSampleRate) => {
    for (const hook of ["spanEnd", "afterSpanEnd", "afterSegmentSpanEnd"] as const) {
      const sentry = record({ traceLifecycle, tracesSampleRate });
      Sentry.getClient()?.on(hook as "spanEnd", broken);
      const error = new Error(hook);
      expect(await caught(() => new Cog().run(error))).toEqual({ error });
      await sent();
      expect(eventIdOf(error)).toEqual(expect.any(String));
      expect(sentry.errors).toEqual([expect.objectContaining({ event_id: eventIdOf(error) })]);
      await Sentry.close(1000);
    }
  });

  test("an error is captured though an integration throws at its span", async () => {
    const sentry = record({ traceLifecycle, tracesSampleRate: 1, integrations: [{ name: "Broken", processSpan: broken }] });
    const error = new Error("boom");
    expect(await caught(() => new Cog().run(error))).toEqual({ error });
    await sent();
    expect(eventIdOf(error)).toEqual(expect.any(String));
    expect(sentry.errors).toEqual([expect.objectContaining({ event_id: eventIdOf(error) })]);
  });
});

test("what is lost of the span is told of", async () => {
  record({ tracesSampleRate: 1 });
  Sentry.getClient()?.on("spanEnd", broken);
  await caught(() => new Cog().run(new Error("boom")));
  expect(diagnostics.map(({ message }) => message)).toContainEqual(expect.stringContaining("ending the span failed"));
});
