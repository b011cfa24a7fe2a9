import * as Sentry from "@sentry/node";
import fc from "fast-check";
import {
  configure,
  recordApiMetric,
  recordCacheMetric,
  recordCogMetric,
  recordCommandMetric,
  recordDatabaseMetric,
  recordTaskMetric,
} from "../../../src/index.js";
import { collectDiagnostics } from "../../support/diagnostics.js";
import { record, sent, type Recording } from "../../support/recording.js";
import { sentMetrics } from "../../support/sent-metrics.js";

/** Type, value and unit of a metric, as the names in the table below are short for. */
const time = (value: number) => ["distribution", value, "millisecond"] as const;
const once = ["counter", 1, undefined] as const;

type Row = readonly [string, () => void, Record<string, unknown>, Record<string, readonly [string, number, string | undefined]>];

const FULL: readonly Row[] = [
  [
    "recordCommandMetric",
    () => recordCommandMetric("ban", { duration: 42, commandType: "slash", success: false, errorType: "TypeError" }),
    { command: "ban", command_type: "slash", success: false, error_type: "TypeError" },
    { "bot.command.execution_time": time(42), "bot.command.usage": once, "bot.command.failures": once },
  ],
  [
    "recordDatabaseMetric",
    () => recordDatabaseMetric("select", { table: "cases", duration: 3.5, success: false, errorType: "Deadlock" }),
    { operation: "select", table: "cases", success: false, error_type: "Deadlock" },
    { "bot.database.operation.duration": time(3.5), "bot.database.operation.count": once, "bot.database.failures": once },
  ],
  [
    "recordApiMetric",
    () => recordApiMetric("github", "/repos/{owner}", { method: "GET", statusCode: 500, duration: 120, errorType: "HTTPError" }),
    { service: "github", endpoint: "/repos/{owner}", method: "GET", status_code: 500, success: false, error_type: "HTTPError" },
    { "bot.api.call.duration": time(120), "bot.api.call.count": once, "bot.api.failures": once },
  ],
  [
    "recordCogMetric",
    () => recordCogMetric("moderation", "purge", { duration: 800, success: false, errorType: "RangeError" }),
    { cog: "moderation", operation: "purge", success: false, error_type: "RangeError" },
    { "bot.cog.operation.duration": time(800), "bot.cog.operation.count": once, "bot.cog.failures": once },
  ],
  [
    "recordTaskMetric",
    () => recordTaskMetric("refresh-bans", { taskType: "cron", duration: 1200, success: false, errorType: "Timeout" }),
    { task: "refresh-bans", task_type: "cron", success: false, error_type: "Timeout" },
    { "bot.task.execution_time": time(1200), "bot.task.executions": once, "bot.task.failures": once },
  ],
  [
    "recordCacheMetric of a hit",
    () => recordCacheMetric("settings", "get", { hit: true, duration: 0.3 }),
    { cache: "settings", operation: "get" },
    { "bot.cache.hits": once, "bot.cache.operation.duration": time(0.3) },
  ],
  [
    "recordCacheMetric of a miss",
    () => recordCacheMetric("settings", "get", { hit: false }),
    { cache: "settings", operation: "get" },
    { "bot.cache.misses": once },
  ],
  [
    "recordCacheMetric of its size",
    () => recordCacheMetric("settings", "set", { size: 17 }),
    { cache: "settings" },
    { "bot.cache.size": ["gauge", 17, "none"] },
  ],
];

const BARE: readonly Row[] = [
  ["recordCommandMetric", () => recordCommandMetric("ban"), { command: "ban", success: true }, { "bot.command.usage": once }],
  [
    "recordDatabaseMetric",
    () => recordDatabaseMetric("select"),
    { operation: "select", success: true },
    { "bot.database.operation.count": once },
  ],
  [
    "recordApiMetric",
    () => recordApiMetric("github", "/user"),
    { service: "github", endpoint: "/user", success: true },
    { "bot.api.call.count": once },
  ],
  [
    "recordCogMetric",
    () => recordCogMetric("moderation", "purge"),
    { cog: "moderation", operation: "purge", success: true },
    { "bot.cog.operation.count": once },
  ],
  ["recordTaskMetric", () => recordTaskMetric("refresh"), { task: "refresh", success: true }, { "bot.task.executions": once }],
];

const FUNCTIONS: Readonly<Record<string, (first: any, second?: any, third?: any) => unknown>> = {
  recordCommandMetric,
  recordTaskMetric,
  recordDatabaseMetric,
  recordApiMetric,
  recordCogMetric,
  recordCacheMetric,
};

describe("the functions that record metrics", () => {
  let sentry: Recording;
  beforeEach(() => void (sentry = record()));
  afterEach(async () => {
    configure({});
    await Sentry.close(1000);
  });

  const told = async () => {
    await sent();
    return sentMetrics(sentry);
  };

  describe.each([
    ["in a sampled span", (body: () => void) => Sentry.startSpan({ name: "command" }, body)],
    ["outside", (body: () => void) => body()],
  ])("%s", (_where, run) => {
    test.each([...FULL, ...BARE])("%s sends its metrics with its attributes", async (_name, call, attributes, metrics) => {
      run(call);
      const all = await told();
      expect(Object.fromEntries(all.map(({ name, type, value, unit }) => [name, [type, value, unit]]))).toEqual(metrics);
      expect(all).toHaveLength(Object.keys(metrics).length);
      for (const metric of all) expect(metric.attributes).toEqual(attributes);
    });
  });

  test("count what was tried again by as often as it was", async () => {
    recordDatabaseMetric("insert", { table: "cases", retryCount: 2 });
    recordDatabaseMetric("insert", { table: "cases", retryCount: 3 });
    recordDatabaseMetric("insert", { table: "cases", retryCount: 0 });
    const all = await told();
    expect(all.filter(({ name }) => name === "bot.database.retries")).toMatchObject([
      { type: "counter", value: 5, attributes: { operation: "insert", table: "cases" } },
    ]);
    expect(all.flatMap(({ name, attributes }) => (name.endsWith("count") ? [attributes["retry_count"]] : [])).sort()).toEqual([0, 2, 3]);
  });

  test("count calls of an API that were one too many, whether it is said or the status says it", async () => {
    recordApiMetric("github", "/a", { statusCode: 429, method: "GET" });
    recordApiMetric("github", "/b", { rateLimited: true });
    recordApiMetric("github", "/c", { statusCode: 429, rateLimited: false });
    recordApiMetric("github", "/d", { statusCode: 200 });
    const all = await told();
    const of = (wanted: string) => all.filter(({ name }) => name === wanted).map(({ attributes }) => attributes);
    expect(of("bot.api.rate_limits")).toEqual([
      { service: "github", endpoint: "/a", method: "GET" },
      { service: "github", endpoint: "/b" },
    ]);
    expect(of("bot.api.call.count").map(({ rate_limited }) => rate_limited)).toEqual([true, true, false, undefined]);
    expect(of("bot.api.failures").map(({ endpoint }) => endpoint)).toEqual(["/a", "/c"]);
  });

  test("take what is said of success before what a status or a type of error suggests", async () => {
    recordApiMetric("github", "/user", { statusCode: 404, success: true });
    recordTaskMetric("refresh", { errorType: "Skipped", success: true });
    recordTaskMetric("refresh", { errorType: "TypeError" });
    expect((await told()).map(({ name, attributes: { success } }) => [name, success])).toEqual([
      ["bot.api.call.count", true],
      ["bot.task.executions", true],
      ["bot.task.executions", false],
      ["bot.task.failures", false],
    ]);
  });

  test("take further attributes, which do not replace their own", async () => {
    const attributes = { channel_type: "thread", large: 10n, gone: undefined, operation: "other" };
    recordCogMetric("moderation", "purge", { attributes });
    recordDatabaseMetric("insert", { retryCount: 1, attributes });
    recordCacheMetric("settings", "get", { hit: true, size: 1, attributes });
    expect(
      (await told()).map(({ name, attributes: { channel_type, large, operation } }) => [name, channel_type, large, operation]),
    ).toEqual([
      ["bot.cache.size", "thread", "10", "other"],
      ["bot.cog.operation.count", "thread", "10", "purge"],
      ["bot.database.operation.count", "thread", "10", "insert"],
      ["bot.database.retries", "thread", "10", "insert"],
      ["bot.cache.hits", "thread", "10", "get"],
    ]);
  });

  test.each([
    ["/guilds/123456789012345678/bans?reason=x#y", "/guilds/{id}/bans"],
    ["/webhooks/123456789012345678/very-secret/messages/@original", "/webhooks/{id}/{token}/messages/@original"],
    ["interactions/123456789012345678/very-secret", "interactions/{id}/{token}"],
    ["https://alice:secret@api.example/v1/users", "https://api.example/v1/users"],
    ["https://cdn.example/emojis/123456789012345678.png", "https://cdn.example/emojis/{id}.png"],
    ["/repos/{owner}/getUsers", "/repos/{owner}/getUsers"],
  ])("show the endpoint %s as %s", async (given, shown) => {
    recordApiMetric("discord", given);
    expect((await told()).map(({ attributes: { endpoint } }) => endpoint)).toEqual([shown]);
  });

  test("leave a wrong option out and say so once", async () => {
    const said = collectDiagnostics();
    for (let at = 0; at < 2; at++)
      recordCommandMetric("ban", {
        duration: -1 - at,
        commandType: 7 + at,
        success: "no",
        errorType: "",
        attributes: [1],
        sucess: true,
      } as never);
    const [usage, ...others] = await told();
    expect(usage).toMatchObject({ name: "bot.command.usage", value: 2 });
    expect(usage?.attributes).toEqual({ command: "ban", success: true });
    expect(others).toEqual([]);
    expect(said.map(({ place, message }) => `${place}: ${message}`)).toEqual([
      "recordCommandMetric(): 'duration' is a number from 0 up, not a negative one; it is left out",
      "recordCommandMetric(): 'commandType' is a non-empty text, not number; it is left out",
      "recordCommandMetric(): 'success' is true or false, not string; it is left out",
      "recordCommandMetric(): 'errorType' is a non-empty text, not an empty one; it is left out",
      "recordCommandMetric(): 'attributes' is an object, not a list; it is left out",
      "recordCommandMetric(): there is no option 'sucess'; the options are duration, attributes, success, errorType, commandType",
    ]);
  });

  test.each(Object.keys(FUNCTIONS))("%s records nothing of what has no name, and says so once", async (name) => {
    const said = collectDiagnostics();
    const record = FUNCTIONS[name] as (...args: unknown[]) => unknown;
    record("", "", {});
    record("", "", {});
    expect(await told()).toEqual([]);
    expect(said.filter(({ place, message }) => place === `${name}()` && message.endsWith("nothing is recorded"))).toHaveLength(1);
  });

  test("hint at a cache metric that says nothing", async () => {
    const said = collectDiagnostics();
    recordCacheMetric("settings", "get");
    expect(await told()).toEqual([]);
    expect(said.map(({ message }) => message)).toEqual(["it was given none of hit, duration and size, so it had nothing to record"]);
  });

  test("never throw, whatever they are given, and give nothing", async () => {
    collectDiagnostics();
    const hostile = fc.constantFrom(
      new Proxy({}, { get: () => fail(), ownKeys: () => fail() }),
      { get duration() { return fail(); } }, // prettier-ignore
      { attributes: new Proxy({}, { ownKeys: () => fail() }) },
      Symbol("odd"),
    );
    const anything = fc.oneof(fc.anything(), fc.string(), hostile);
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(FUNCTIONS)), anything, anything, anything, (record, first, second, third) => {
        expect(record(first, second, third)).toBeUndefined();
      }),
    );
    recordCommandMetric("after");
    expect((await told()).some(({ attributes: { command } }) => command === "after")).toBe(true);
  });
});

test("without a client nothing is recorded, and nothing is said of the arguments", async () => {
  const said = collectDiagnostics();
  for (const record of Object.values(FUNCTIONS)) record("", "", null);
  recordCommandMetric("before");
  const sentry = record();
  recordCommandMetric("after");
  await sent();
  expect(sentMetrics(sentry).map(({ attributes: { command } }) => command)).toEqual(["after"]);
  await Sentry.close(1000);
  expect(said).toEqual([]);
  configure({});
});

function fail(): never {
  throw new Error("hostile");
}
