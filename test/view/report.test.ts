import * as Sentry from "@sentry/node";

import { Received, report, startReceiver, type Receiver } from "../../src/view/index.js";
import { sentryTo } from "./sentry-to.js";

describe.each(["stream", "static"] as const)("The report of what a client sent with traceLifecycle '%s'", (traceLifecycle) => {
  let receiver: Receiver;

  beforeAll(async () => {
    receiver = await startReceiver();
    sentryTo(receiver, { traceLifecycle });
  });
  afterAll(async () => {
    await Sentry.close();
    await receiver.close();
  });

  it("has a waterfall, the error with its trace, and a line for each of the rest", async () => {
    const traceId = Sentry.startSpan({ name: "/ban", op: "discord.command" }, (root) => {
      Sentry.startSpan({ name: "Fetch cases", op: "db.query", attributes: { rows: 3 } }, () => undefined);
      Sentry.setTag("cog.name", "moderation");
      Sentry.captureException(new RangeError("too many"));
      Sentry.logger.info("banned", { count: 1 });
      Sentry.metrics.count("cog.calls", 2, { attributes: { success: true } });
      return root.spanContext().traceId;
    });
    Sentry.captureCheckIn({ monitorSlug: "nightly", status: "error" });
    await Sentry.flush();
    const lines = report(receiver.received).split("\n");
    expect(lines[0]).toMatch(new RegExp(`^Trace ${traceId}  2 spans, \\d+\\.\\d ms$`));
    expect(lines[1]).toMatch(/^│█{24}│ +\d+\.\d ms {2}discord\.command {2}\/ban$/);
    expect(lines[2]).toMatch(/^│ *█+ *│ +\d+\.\d ms {4}db\.query {2}Fetch cases {2}rows=3$/);
    expect(lines).toContain("✗ error  RangeError: too many");
    expect(lines).toContainEqual(expect.stringMatching(new RegExp(`^ {2}trace {8}${traceId} {2}span `)));
    expect(lines).toContain("  tags         cog.name=moderation");
    expect(lines.slice(-3)).toEqual([
      "log info  banned  count=1",
      "metric counter  cog.calls  2  success=true",
      "check-in  nightly  error",
    ]);
  });
});

describe("The report of nothing", () => {
  it("says so", () => {
    expect(report(new Received())).toBe("Nothing was received.");
  });
});
