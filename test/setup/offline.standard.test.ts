import * as Sentry from "@sentry/node";
import type * as leftovers from "../../src/setup/offline/leftovers.js";
import { adoptClient } from "../../src/setup/offline/leftovers.js";
import { offlineTransport } from "../../src/setup/offline/offline-transport.js";
import { collectDiagnostics } from "../support/diagnostics.js";
import { until } from "../support/discord-story.js";
import { emptied, outages, settled } from "../support/outages.js";
import { ACCEPT, startFlakyEndpoint, type Answer, type FlakyEndpoint } from "../support/flaky-endpoint.js";
import { captureErrors, kept, storing } from "../support/storing.js";

let endpoint: FlakyEndpoint;
let folder: string;

outages((outage) => ({ endpoint, folder } = outage));

const idOf = (error: unknown): string => Sentry.captureException(error);

/** One of each kind that has a buffer of its own. */
function recordEachKind(name: string): void {
  Sentry.startSpan({ name }, () => undefined);
  Sentry.logger.info(name);
  Sentry.metrics.count(name, 1);
}

const names = (type: string): string[] =>
  endpoint.taken.filter((one) => one.type === type).map(({ payload }) => (payload["name"] ?? payload["body"]) as string);

describe("While Sentry cannot be reached", () => {
  const failures: [string, Answer][] = [
    ["drops connections", "drop"],
    ["answers 500", { status: 500 }],
    ["answers 503", { status: 503 }],
    ["answers 429 for a moment", { status: 429, headers: { "retry-after": "0" } }],
    ["never answers", "hang"],
  ];

  it.each(failures)("and %s, everything is kept, and arrives once when it is back", async (_, answer) => {
    endpoint.behave(answer);
    // Where a request ends by its timeout it may have arrived: the others have time, however slow the machine.
    storing(endpoint.dsn, { directory: folder, requestTimeout: answer === "hang" ? 2000 : 10_000 });
    const ids = captureErrors(5);
    recordEachKind("of the outage");
    await settled();
    expect(endpoint.taken).toEqual([]);
    expect(kept(folder)).toHaveLength(8);
    endpoint.behave(ACCEPT);
    await emptied(folder);
    expect(endpoint.ids().sort()).toEqual(ids.sort());
    for (const type of ["span", "log", "trace_metric"]) expect(names(type)).toEqual(["of the outage"]);
    expect(endpoint.dropped).toEqual({});
  });

  it("and refuses connections, everything is kept, and arrives once when it is back, with the time of its sending", async () => {
    storing(endpoint.dsn, { directory: folder });
    await endpoint.stop();
    const ids = captureErrors(5);
    await settled();
    expect(kept(folder)).toHaveLength(5);
    await endpoint.start();
    const back = Date.now();
    await emptied(folder);
    expect(endpoint.ids().sort()).toEqual(ids.sort());
    // Else Sentry would take the difference for a wrong clock, and move all times by it.
    expect(Math.min(...endpoint.sentAt)).toBeGreaterThanOrEqual(back);
  });

  it("the bot goes on: its own work is done while hundreds of requests hang, and the rest is kept without waiting", async () => {
    endpoint.behave("hang");
    storing(endpoint.dsn, { directory: folder, requestTimeout: 500 });
    let turns = 0;
    const work = setInterval(() => turns++, 1);
    const ids = captureErrors(300);
    await settled();
    clearInterval(work);
    expect(turns).toBeGreaterThan(50);
    // As many as go at once, and one to see whether it is back.
    expect(endpoint.requests).toBeLessThanOrEqual(31);
    expect(kept(folder)).toHaveLength(300);
    const before = endpoint.requests;
    ids.push(...captureErrors(20, "later"));
    await settled();
    expect(endpoint.requests).toBe(before + 1);
    endpoint.behave(ACCEPT);
    await emptied(folder);
    expect(endpoint.ids().sort()).toEqual(ids.sort());
  });

  it("and never ends its answers, those have arrived, and their connections are given up: what comes later arrives, too", async () => {
    endpoint.behave("never end");
    storing(endpoint.dsn, { directory: folder, requestTimeout: 500 });
    // As many as there are connections.
    const ids = captureErrors(30);
    await until("requests", () => endpoint.requests === 30);
    endpoint.behave(ACCEPT);
    const later = captureErrors(5, "later");
    await until("the later ones", async () => {
      await Sentry.flush();
      return later.every((id) => endpoint.ids().includes(id));
    });
    await emptied(folder);
    // On a slow machine the time of a request may be over before its answer has been read: then it comes twice.
    expect([...new Set(endpoint.ids())].sort()).toEqual([...ids, ...later].sort());
  });

  it("flush() ends when its time is over", async () => {
    endpoint.behave("hang");
    storing(endpoint.dsn, { directory: folder });
    captureErrors(3);
    await until("requests", () => endpoint.requests === 3);
    expect(await Sentry.flush(100)).toBe(false);
  });

  it("client reports are not kept; what they say goes into the next one", async () => {
    endpoint.behave({ status: 503 });
    const client = storing(endpoint.dsn, { directory: folder });
    client.recordDroppedEvent("before_send", "error", 7);
    await settled();
    await settled();
    expect(kept(folder)).toEqual([]);
    endpoint.behave(ACCEPT);
    await settled();
    expect(endpoint.dropped).toEqual({ "before_send:error": 7 });
  });

  it("a slow endpoint gets everything once, and nothing is kept", async () => {
    const held: (() => void)[] = [];
    endpoint.behave(() => new Promise((resolve) => held.push(() => resolve(ACCEPT))));
    storing(endpoint.dsn, { directory: folder });
    const ids = captureErrors(100);
    // Thirty go at once, the rest waits.
    await until("requests", () => held.length === 30);
    expect(kept(folder)).toEqual([]);
    endpoint.behave(ACCEPT);
    for (const release of held) release();
    await settled();
    expect(endpoint.ids().sort()).toEqual(ids.sort());
    expect(kept(folder)).toEqual([]);
  });
});

describe("When Sentry is back", () => {
  it("a bot that sends all the time has its folder emptied all the same", async () => {
    endpoint.behave({ status: 503 });
    storing(endpoint.dsn, { directory: folder });
    const ids = captureErrors(50, "kept");
    await settled();
    endpoint.behave(ACCEPT);
    // More often than the SDK's own timer would let it be.
    const busy = setInterval(() => ids.push(idOf(new Error(`busy ${ids.length}`))), 20);
    await until("an empty folder", () => kept(folder).length === 0);
    clearInterval(busy);
    await settled();
    expect(endpoint.ids().sort()).toEqual(ids.sort());
  });

  it("an envelope at which Sentry itself fails holds up no other, and is left alone for a while", async () => {
    storing(endpoint.dsn, { directory: folder });
    endpoint.behave({ status: 500 });
    const poison = idOf(new Error("poison"));
    await settled();
    const ids = captureErrors(20);
    await settled();
    let tries = 0;
    endpoint.behave((items) => {
      if (items.every(({ id }) => id !== poison)) return ACCEPT;
      tries++;
      return { status: 500 };
    });
    await Sentry.flush();
    await until("all but one", () => kept(folder).length === 1);
    for (let at = 0; at < 20; at++) {
      ids.push(idOf(new Error(`later ${at}`)));
      await settled();
    }
    expect(endpoint.ids().sort()).toEqual(ids.sort());
    // Once as long as nothing was known to arrive, and once more.
    expect(tries).toBeLessThanOrEqual(2);
  });
});

describe("A client that is off", () => {
  it("sends nothing of what is kept, before it is on", async () => {
    const other = await startFlakyEndpoint();
    const ids: string[][] = [];
    for (const { dsn } of [endpoint, other]) {
      const client = storing(dsn, { directory: folder });
      for (const one of [endpoint, other]) one.behave({ status: 503 });
      ids.push(captureErrors(1));
      await settled();
      await client.close(1000);
    }
    for (const one of [endpoint, other]) one.behave(ACCEPT);
    const before = endpoint.requests;
    const off = storing(endpoint.dsn, { directory: folder }, { enabled: false });
    await Sentry.flush();
    // Has begun later, and has sent.
    const on = new Sentry.NodeClient({
      dsn: other.dsn,
      integrations: [],
      transport: offlineTransport({ directory: folder }),
      stackParser: Sentry.defaultStackParser,
      enableRuntimeChannelInjection: false,
    });
    other.behave({ status: 503 });
    on.captureException(new Error("later"));
    await on.flush(20_000);
    other.behave(ACCEPT);
    await until("what is kept for the other", async () => {
      await on.flush();
      return other.ids().length === 2;
    });
    expect(endpoint.requests).toBe(before);
    off.getOptions().enabled = true;
    const later = off.captureException(new Error("now it is on"));
    await until("what is kept", () => endpoint.ids().length === 2);
    expect(endpoint.ids().sort()).toEqual([...(ids[0] as string[]), later].sort());
    await on.close(1000);
    await other.stop();
  });
});

describe("Of two copies of this package", () => {
  it("one that ends the process keeps what a client is making that the other has prepared", async () => {
    endpoint.behave("hang");
    adoptClient(storing(endpoint.dsn, { directory: folder, requestTimeout: 100 }));
    captureErrors(3);
    let copy: unknown;
    jest.isolateModules(() => void (copy = require("../../src/setup/offline/leftovers.js")));
    const { adoptClient: another, keepLeftovers, goOn } = copy as typeof leftovers;
    expect(another).not.toBe(adoptClient);
    keepLeftovers();
    expect(kept(folder)).toHaveLength(3);
    goOn();
    await settled();
  });
});

describe("Under a rate limit", () => {
  it("of everything nothing is asked until its time is over; then it arrives by itself, once", async () => {
    endpoint.behave({ status: 429, headers: { "retry-after": "1" } });
    storing(endpoint.dsn, { directory: folder });
    const ids = captureErrors(1);
    await settled();
    endpoint.behave(ACCEPT);
    ids.push(...captureErrors(20, "limited"));
    recordEachKind("limited");
    await settled();
    expect(endpoint.requests).toBe(1);
    expect(kept(folder)).toHaveLength(24);
    await until("an empty folder", () => kept(folder).length === 0);
    expect(endpoint.ids().sort()).toEqual(ids.sort());
    for (const type of ["span", "log", "trace_metric"]) expect(names(type)).toEqual(["limited"]);
  });

  it("of one category the others go on", async () => {
    const limit = { "x-sentry-rate-limits": "1:error:organization" };
    endpoint.behave((items) => (items.some(({ type }) => type === "event") ? { status: 429, headers: limit } : ACCEPT));
    storing(endpoint.dsn, { directory: folder });
    const ids = captureErrors(1);
    await settled();
    endpoint.behave(ACCEPT);
    ids.push(...captureErrors(20, "limited"));
    recordEachKind("not limited");
    await settled();
    for (const type of ["span", "log", "trace_metric"]) expect(names(type)).toEqual(["not limited"]);
    expect(endpoint.ids()).toEqual([]);
    expect(kept(folder)).toHaveLength(21);
    await until("an empty folder", () => kept(folder).length === 0);
    expect(endpoint.ids().sort()).toEqual(ids.sort());
  });

  it("of a part of an envelope the rest of it goes", async () => {
    const headers = { "x-sentry-rate-limits": "1:attachment:organization" };
    endpoint.behave({ status: 200, headers });
    storing(endpoint.dsn, { directory: folder });
    captureErrors(1);
    await settled();
    Sentry.captureException(new Error("with a file"), { attachments: [{ filename: "a.txt", data: "text" }] });
    await settled();
    expect(endpoint.ids()).toHaveLength(2);
    expect(endpoint.ids("attachment")).toEqual([]);
    endpoint.behave(ACCEPT);
    await until("an empty folder", () => kept(folder).length === 0);
    expect(endpoint.ids()).toHaveLength(2);
    expect(endpoint.ids("attachment")).toHaveLength(1);
  });
});

describe("What Sentry refuses for good", () => {
  it.each([400, 401, 403, 413])("(%s) is dropped, counted, and told of once", async (status) => {
    const said = collectDiagnostics();
    endpoint.behave((items) => (items.some(({ type }) => type === "event") ? { status } : ACCEPT));
    storing(endpoint.dsn, { directory: folder });
    captureErrors(3);
    await settled();
    expect(kept(folder)).toEqual([]);
    await settled();
    expect(endpoint.ids()).toEqual([]);
    expect(endpoint.dropped).toEqual({ "send_error:error": 3 });
    expect(said.map(({ message }) => message)).toEqual([expect.stringContaining(`(${status})`)]);
  });
});
