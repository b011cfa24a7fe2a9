import { statSync } from "node:fs";
import { join } from "node:path";
import { ChildBot } from "../support/child-bot.js";
import { until } from "../support/discord-story.js";
import { outages } from "../support/outages.js";
import { ACCEPT, type FlakyEndpoint } from "../support/flaky-endpoint.js";
import { kept } from "../support/storing.js";

let endpoint: FlakyEndpoint;
let folder: string;

outages((outage) => ({ endpoint, folder } = outage));

const bot = (scenario: string, more: object = {}): ChildBot =>
  new ChildBot("offline-bot.ts", { dsn: endpoint.dsn, directory: folder, scenario, ...more });

const idsOf = async (child: ChildBot): Promise<string[]> => (await child.said("ids")).split(" ").filter(Boolean).sort();

/** Starts a bot that sends what an earlier one has left, and waits until it has. */
async function restarted(): Promise<void> {
  const next = bot("sends what is kept");
  await next.said("empty");
  expect(await next.ended).toEqual({ code: 0, signal: null });
}

describe("After kill -9", () => {
  it("the next process sends all that was kept, once", async () => {
    endpoint.behave({ status: 503 });
    const first = bot("keeps errors and lives on", { count: 50 });
    const ids = await idsOf(first);
    await first.said("kept");
    first.kill("SIGKILL");
    await first.ended;
    expect(kept(folder)).toHaveLength(50);
    endpoint.behave(ACCEPT);
    await restarted();
    expect(endpoint.ids().sort()).toEqual(ids);
  });

  it("in the middle of sending what was kept, nothing is lost, and what is sent again has its id", async () => {
    endpoint.behave({ status: 503 });
    const first = bot("keeps errors and lives on", { count: 20 });
    const ids = await idsOf(first);
    await first.said("kept");
    first.kill("SIGKILL");
    await first.ended;
    // Takes a few, then holds the requests under way for ever.
    let answered = 0;
    endpoint.behave(() => (answered++ < 5 ? ACCEPT : "hang"));
    const second = bot("sends what is kept");
    await until("requests that hang", () => endpoint.requests > 20 + 5);
    second.kill("SIGKILL");
    await second.ended;
    endpoint.behave(ACCEPT);
    await restarted();
    expect([...new Set(endpoint.ids())].sort()).toEqual(ids);
  });
});

describe("Two processes with one folder", () => {
  it("send each kept envelope once", async () => {
    endpoint.behave({ status: 503 });
    const first = bot("keeps errors and lives on", { count: 200 });
    const ids = await idsOf(first);
    await first.said("kept");
    first.kill("SIGKILL");
    await first.ended;
    endpoint.behave(ACCEPT);
    await Promise.all([restarted(), restarted(), restarted()]);
    expect(endpoint.ids().sort()).toEqual(ids);
  });
});

describe("At process.exit()", () => {
  const everything = async (): Promise<void> => {
    await restarted();
    expect(endpoint.ids("span")).toHaveLength(1);
    expect(endpoint.ids("log")).toEqual(["a log"]);
    expect(endpoint.ids("trace_metric")).toEqual(["a.metric=1"]);
  };

  it("what was captured in that very tick is kept: errors, spans, logs and metrics", async () => {
    const first = bot("exits in the tick of the capture");
    const ids = await idsOf(first);
    expect(await first.ended).toEqual({ code: 7, signal: null });
    expect(endpoint.requests).toBe(0);
    await everything();
    const events = endpoint.taken.filter(({ type }) => type === "event").map(({ payload }) => payload);
    const errors = events.filter(({ message }) => message === undefined);
    expect(errors.map(({ event_id: id }) => id as string).sort()).toEqual(ids);
    // They went the whole way: scope, beforeSend, and what masks an envelope.
    expect(errors.map(({ tags }) => tags)).toEqual(Array(3).fill({ who: "alice", seen: "yes" }));
    expect(events.filter(({ message }) => message !== undefined).map(({ message }) => message)).toEqual(["[masked]"]);
  });

  it("what a full buffer has handed over in that very tick is kept, too: not a byte of it has gone", async () => {
    const first = bot("fills its buffers and exits in that tick");
    expect(await first.ended).toEqual({ code: 7, signal: null });
    await restarted();
    expect(new Set(endpoint.ids("log")).size).toBe(250);
    expect(endpoint.ids("log")).toHaveLength(250);
    expect(endpoint.ids("trace_metric")).toHaveLength(1500);
  });

  it("errors whose request is under way are kept with their id, spans are not: they may have arrived", async () => {
    endpoint.behave("hang");
    const first = bot("exits while requests are under way");
    const ids = await idsOf(first);
    await first.ended;
    endpoint.behave(ACCEPT);
    await restarted();
    expect(endpoint.ids()).toEqual(expect.arrayContaining(ids));
    expect(endpoint.ids()).toHaveLength(ids.length + 1);
    expect(endpoint.ids("span")).toEqual([]);
  });

  it("an error that a handler of the bot's captures last of all is kept, its causes once", async () => {
    const first = bot("captures in its own handler and exits");
    expect(await first.ended).toEqual({ code: 3, signal: null });
    await restarted();
    const last = endpoint.taken.filter(({ type }) => type === "event").map(({ payload }) => payload);
    // Sentry's own handler has captured it first.
    expect(last).toHaveLength(1);
    expect(last[0]?.["exception"].values.map(({ value }: { value: string }) => value)).toEqual(["the cause", "caught by the bot"]);
  });

  it("an error that nobody catches arrives by Sentry's own handler, or is kept where Sentry does not answer", async () => {
    endpoint.behave("hang");
    const first = bot("throws and nobody catches");
    expect(await first.ended).toEqual({ code: 1, signal: null });
    expect(kept(folder)).toHaveLength(1);
    expect(statSync(join(folder, kept(folder)[0] as string)).mode & 0o777).toBe(0o600);
    endpoint.behave(ACCEPT);
    await restarted();
    expect(endpoint.ids()).toHaveLength(1);
  });
});
