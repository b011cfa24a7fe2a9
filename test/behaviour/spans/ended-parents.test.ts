import * as Sentry from "@sentry/node";
import { CaptureErrors, Span, Transaction } from "../../../src/index.js";
import { parentUnderAnEndedSpan } from "../../support/ended-active-span.js";
import { record, sent } from "../../support/recording.js";

class Cases {
  @Transaction("discord.command", { name: "command" })
  async command(): Promise<string> {
    return await this.failing();
  }

  @Span("db.query", { name: "failing" })
  @CaptureErrors({ fallback: (error: unknown) => new Cases().cached(error) })
  async failing(): Promise<string> {
    throw new Error("The database is down.");
  }

  @Span("cache.get", { name: "cached" })
  async cached(_error: unknown): Promise<string> {
    return "cached";
  }
}

afterEach(async () => void (await Sentry.close(1000)));

describe.each(["stream", "static"] as const)("in the %s lifecycle", (traceLifecycle) => {
  it.each([{}, { ignoreSpans: ["never there"] }])("a method's span is never the child of one that has ended, %j", async (options) => {
    expect(await parentUnderAnEndedSpan({ traceLifecycle, ...options })).toBe("command");
  });

  it("what a fallback calls stands beside the span that has failed and ended, not inside it", async () => {
    const recording = record({ tracesSampleRate: 1, traceLifecycle });
    expect(await new Cases().command()).toBe("cached");
    await sent();
    const { spans } = recording;
    const span = (name: string) => spans.find((one) => one.name === name);
    expect(spans).toHaveLength(3);
    expect(span("cached")?.parentSpanId).toBe(span("command")?.spanId);
  });
});
