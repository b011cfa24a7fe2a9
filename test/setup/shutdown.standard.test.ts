import * as Sentry from "@sentry/node";
import { reportSignals } from "../../src/setup/shutdown/report-signals.js";
import { ChildBot } from "../support/child-bot.js";
import { until } from "../support/discord-story.js";
import { outages } from "../support/outages.js";
import { ACCEPT, type FlakyEndpoint } from "../support/flaky-endpoint.js";
import { record } from "../support/recording.js";
import { kept } from "../support/storing.js";

const SIGNALS = ["SIGTERM", "SIGINT"] as const;

let endpoint: FlakyEndpoint;
let folder: string;

outages((outage) => ({ endpoint, folder } = outage));

async function bot(listener: string, timeout = 20_000, more: object = {}): Promise<ChildBot> {
  const child = new ChildBot("shutdown-bot.ts", { dsn: endpoint.dsn, directory: folder, timeout, listener, ...more });
  await child.said("ready");
  return child;
}

/** What the next process sends of it. */
async function restarted(): Promise<void> {
  const next = new ChildBot("offline-bot.ts", { dsn: endpoint.dsn, directory: folder, scenario: "sends what is kept" });
  await next.said("empty");
  await next.ended;
}

/** All that the bot had recorded has arrived, and the report of the signal. */
async function expectEverything(child: ChildBot, signal: string): Promise<void> {
  const ids = (await child.said("ids")).split(" ");
  const events = endpoint.taken.filter(({ type }) => type === "event").map(({ payload }) => payload);
  const errors = events.filter(({ exception }) => exception !== undefined);
  expect(errors.map(({ event_id: id }) => id as string).sort()).toEqual(ids.sort());
  expect(endpoint.ids("span")).toHaveLength(1);
  expect(endpoint.ids("log")).toEqual(["a log"]);
  expect(endpoint.ids("trace_metric")).toEqual(["a.metric=1"]);
  const [report, ...more] = events.filter(({ exception }) => exception === undefined);
  expect(more).toEqual([]);
  // It is no single user's.
  expect(report?.["user"]).toBeUndefined();
  expect(report).toMatchObject({
    message: `Received ${signal}`,
    level: "info",
    tags: { "signal.received": signal, "shutdown.reason": "signal" },
  });
}

describe.each(SIGNALS)("On %s", (signal) => {
  it("everything is sent, and the bot dies of the signal", async () => {
    const child = await bot("none");
    child.kill(signal);
    expect(await child.ended).toEqual({ code: null, signal });
    await expectEverything(child, signal);
  });

  it("a bot that goes on is not ended, and the next signal is told of again", async () => {
    const child = await bot("one that goes on");
    child.kill(signal);
    await until("the first report", () => endpoint.ids().length === 3);
    await expectEverything(child, signal);
    const other = signal === "SIGTERM" ? "SIGINT" : "SIGTERM";
    const reported = (): boolean => endpoint.taken.some(({ payload }) => payload["message"] === `Received ${other}`);
    // Until the first one has been dealt with a second one is not told of.
    await until("a report of the other signal", () => {
      child.kill(other);
      return reported();
    });
    expect(child.lines).toContain(`goes on after ${signal}`);
    expect(child.lines).toContain(`goes on after ${other}`);
    child.kill("SIGKILL");
    expect(await child.ended).toEqual({ code: null, signal: "SIGKILL" });
  });

  it.each(SIGNALS)("a second signal, %s, ends it at once, and what was not sent is kept", async (second) => {
    endpoint.behave("hang");
    const child = await bot("none", 2 ** 31 - 1);
    child.kill(signal);
    await until("requests", () => endpoint.requests >= 3);
    child.kill(second);
    expect(await child.ended).toEqual({ code: null, signal: second });
    expect(kept(folder)).toHaveLength(3);
  });
});

describe("On a signal", () => {
  const signal = "SIGTERM";

  it("listeners count when it comes: one that is gone again is none", async () => {
    const child = await bot("one that is gone again");
    child.kill(signal);
    expect(await child.ended).toEqual({ code: null, signal });
    expect(child.lines).not.toContain("runs");
    await expectEverything(child, signal);
  });

  it("a listener that exits at once has its exit code, and what could not be sent comes with the next start", async () => {
    // Of what is under way when the process ends it cannot be known whether it has arrived.
    endpoint.behave("hang");
    const child = await bot("one that exits at once");
    child.kill(signal);
    expect(await child.ended).toEqual({ code: 4, signal: null });
    endpoint.behave(ACCEPT);
    await restarted();
    await expectEverything(child, signal);
  });

  it("a listener that closes the bot and exits does so, and everything has been sent meanwhile", async () => {
    const child = await bot("one that closes and exits");
    child.kill(signal);
    await child.said("runs");
    await until(
      "everything",
      () => endpoint.ids().length === 3 && ["span", "log", "trace_metric"].every((type) => endpoint.ids(type).length > 0),
    );
    child.kill("SIGUSR2");
    expect(await child.ended).toEqual({ code: 0, signal: null });
    await expectEverything(child, signal);
  });

  it("a listener that lets the bot run out keeps its exit code, and nobody waits for the limit", async () => {
    const child = await bot("one that lets the bot run out", 2 ** 31 - 1);
    child.kill(signal);
    expect(await child.ended).toEqual({ code: 5, signal: null });
    await expectEverything(child, signal);
  });

  it.each([1, 2])("listeners that leave the ending to others have it, once everything is sent (%s of them)", async (count) => {
    const listener = count === 1 ? "one that ends" : "two that end";
    const child = await bot(`${listener} the process only where nobody else does`);
    child.kill(signal);
    expect(await child.ended).toEqual({ code: null, signal });
    expect(child.lines.filter((line) => line === "cleans up")).toHaveLength(count);
    await expectEverything(child, signal);
  });

  it("of two clients the newest reports it, and what both have is sent", async () => {
    const child = await bot("none", 20_000, { twice: true });
    child.kill(signal);
    expect(await child.ended).toEqual({ code: null, signal });
    expect((await child.said("ids")).split(" ")).toHaveLength(3);
    await expectEverything(child, signal);
  });

  it("the bot dies when the time is over, though Sentry does not answer; errors are kept", async () => {
    endpoint.behave("hang");
    const child = await bot("none", 200);
    child.kill(signal);
    expect(await child.ended).toEqual({ code: null, signal });
    expect(kept(folder)).toHaveLength(3);
    endpoint.behave(ACCEPT);
    await restarted();
    expect(endpoint.ids()).toHaveLength(3);
  });
});

describe("What listens for signals", () => {
  const another = (): Sentry.NodeClient =>
    new Sentry.NodeClient({
      dsn: endpoint.dsn,
      integrations: [],
      transport: Sentry.makeNodeTransport,
      stackParser: Sentry.defaultStackParser,
      enableRuntimeChannelInjection: false,
    });

  const listeners = (): number[] => SIGNALS.map((signal) => process.listenerCount(signal));

  it("is one listener for all clients, and is gone when the last of them has stopped or is closed", async () => {
    const before = listeners();
    record();
    const stop = reportSignals(another(), { timeout: 100 });
    const one = listeners();
    expect(one).toEqual(before.map((count) => count + 1));
    reportSignals(Sentry.getClient() as Sentry.NodeClient, { timeout: 100 });
    expect(listeners()).toEqual(one);
    stop();
    expect(listeners()).toEqual(one);
    await Sentry.close(1000);
    expect(listeners()).toEqual(before);
  });
});
