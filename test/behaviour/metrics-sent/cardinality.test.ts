import * as Sentry from "@sentry/node";
import fc from "fast-check";
import { configure, recordTaskMetric, setTag, Tag, Transaction, type Diagnostic } from "../../../src/index.js";
import { checkedMetricAttributes } from "../../../src/setup/metric-attributes.js";
import { keepCardinalityLow } from "../../../src/setup/keep-cardinality-low.js";
import { collectDiagnostics } from "../../support/diagnostics.js";
import { record, sent, type Recording } from "../../support/recording.js";
import { sentMetrics } from "../../support/sent-metrics.js";

const GUILD = "123456789012345678";
const USER = "223456789012345678";
const TOKENS = /\d{15,21}|alice/;

class Bot {
  @Transaction({ name: "command" })
  @Tag("guild_id", (guild: string) => guild)
  @Tag("owner_id", (guildId: string) => guildId)
  async command(_guild: string, body: () => unknown): Promise<void> {
    Sentry.getIsolationScope().setUser({ id: USER, username: "alice", email: "alice@example.com" });
    setTag("feature", "moderation");
    await body();
  }
}

/** Every way to a metric. */
function recordAll(): void {
  recordTaskMetric("ours", { duration: 1, success: false, attributes: { case_id: GUILD } });
  for (const metric of ["count", "gauge", "distribution"] as const)
    Sentry.metrics[metric](`theirs.${metric}`, 1, { attributes: { case_id: GUILD } });
}

const MODES = [
  ["sampled", 1],
  ["not sampled", 0],
] as const;

describe.each(MODES)("Where cardinality is kept low, in a command that is %s,", (_mode, tracesSampleRate) => {
  let sentry: Recording;
  let said: Diagnostic[];
  const begin = (listed: readonly string[] = [], options: Partial<Sentry.NodeOptions> = {}): void => {
    sentry = record({ tracesSampleRate, ...options });
    keepCardinalityLow(client(), new Set(listed));
    said = collectDiagnostics();
  };
  afterEach(async () => {
    configure({});
    await Sentry.close(1000);
  });

  test("ids and the user are on no metric, and the author is told once a metric and attribute", async () => {
    begin();
    for (let at = 0; at < 3; at++) await new Bot().command(GUILD, recordAll);
    await sent();
    const metrics = sentMetrics(sentry);
    expect(new Set(metrics.map(({ name }) => name))).toEqual(
      new Set([
        "bot.task.execution_time",
        "bot.task.executions",
        "bot.task.failures",
        "theirs.count",
        "theirs.gauge",
        "theirs.distribution",
      ]),
    );
    for (const { attributes } of metrics) {
      expect(attributes["feature"]).toBe("moderation");
      expect(JSON.stringify(attributes)).not.toMatch(TOKENS);
    }
    const told = said
      .filter(({ message }) => message.includes("metricAttributes"))
      .map(({ place, message }) => [place, message.split(" ")[0]]);
    expect(told.sort()).toEqual([
      ["metric 'bot.task.execution_time'", "'case_id'"],
      ["metric 'bot.task.executions'", "'case_id'"],
      ["metric 'bot.task.failures'", "'case_id'"],
      ["metric 'theirs.count'", "'case_id'"],
      ["metric 'theirs.distribution'", "'case_id'"],
      ["metric 'theirs.gauge'", "'case_id'"],
      ["metrics", "'owner_id'"],
    ]);
  });

  test("what is listed stays", async () => {
    begin(["guild_id", "owner_id", "user.id", "case_id"]);
    await new Bot().command(GUILD, recordAll);
    await new Bot().command(GUILD, recordAll);
    await sent();
    for (const { attributes } of sentMetrics(sentry)) {
      expect(attributes).toMatchObject({ guild_id: GUILD, "user.id": USER, case_id: GUILD });
      expect(JSON.stringify(attributes)).not.toContain("alice");
    }
    expect(said).toEqual([]);
  });

  test("the last list of a client holds", async () => {
    begin(["guild_id"]);
    keepCardinalityLow(client(), new Set(["case_id"]));
    await new Bot().command(GUILD, recordAll);
    await sent();
    for (const { attributes } of sentMetrics(sentry)) {
      expect(attributes["case_id"]).toBe(GUILD);
      expect(attributes["guild_id"]).toBeUndefined();
    }
  });

  test("beforeSendMetric does not see the user either, and what it adds is looked at", async () => {
    const seen: unknown[] = [];
    begin([], {
      beforeSendMetric: (metric) => {
        seen.push({ ...metric.attributes });
        return { ...metric, attributes: { ...metric.attributes, added: GUILD } };
      },
    });
    await new Bot().command("no id", recordAll);
    await sent();
    expect(seen.length).toBeGreaterThan(0);
    expect(JSON.stringify(seen)).not.toMatch(TOKENS);
    for (const { attributes } of sentMetrics(sentry)) expect(attributes).not.toHaveProperty("added");
  });

  test("an id is one in each of its forms, and what is none stays", async () => {
    begin();
    const attributes = {
      text: GUILD,
      bigint: BigInt(GUILD) as never,
      number: Number(GUILD),
      list: ["x", GUILD],
      "user.ip_address": "127.0.0.1",
      short: "12345678901234",
      long: "1".repeat(22),
      sentence: `in ${GUILD}`,
      milliseconds: 1_790_000_000_000,
      "sentry.release": "202411250000001",
      flag: true,
    };
    Sentry.metrics.gauge("forms", 1, { attributes });
    recordTaskMetric("forms", { attributes });
    await sent();
    const metrics = sentry.metrics.map(({ attributes: all }) => Object.keys(all).filter((key) => key in attributes));
    expect(metrics).toHaveLength(2);
    for (const keys of metrics) expect(keys.sort()).toEqual(["flag", "long", "milliseconds", "sentence", "sentry.release", "short"]);
  });

  test("whatever the attributes, no id is sent and nothing else is lost", async () => {
    begin();
    const value = fc.oneof(fc.string(), fc.boolean(), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true, max: 1e13 }));
    const key = fc.string({ minLength: 1 }).filter((one) => !/^(sentry\.|__proto__|success$|task$|user\.)/.test(one));
    const id = fc.bigInt({ min: 10n ** 14n, max: 10n ** 21n - 1n }).map(String);
    await fc.assert(
      fc.asyncProperty(fc.dictionary(key, value), fc.dictionary(key, id), async (plain, ids) => {
        sentry.items.length = 0;
        recordTaskMetric("any", { attributes: { ...ids, ...plain } });
        Sentry.metrics.gauge("any", 1, { attributes: { ...ids, ...plain } });
        await sent();
        const expected = Object.keys(plain).sort();
        for (const { attributes } of sentMetrics(sentry))
          expect(
            Object.keys(attributes)
              .filter((one) => one !== "task" && one !== "success")
              .sort(),
          ).toEqual(expected);
        expect(sentry.metrics).toHaveLength(2);
      }),
      { numRuns: 30 },
    );
  });
});

test("A client is hooked once, however often it is told", () => {
  const hooks: string[] = [];
  const counted = { on: (hook: string) => void hooks.push(hook) } as never;
  keepCardinalityLow(counted, new Set());
  keepCardinalityLow(counted, new Set(["guild_id"]));
  expect(hooks).toEqual(["processMetric", "beforeEnvelope"]);
});

describe("Where nobody has said anything of cardinality", () => {
  let sentry: Recording;
  beforeEach(() => void (sentry = record({ tracesSampleRate: 0 })));
  afterEach(() => Sentry.close(1000));

  test("a sum keeps the ids that its counter was given, but none of the scopes'", async () => {
    const said = collectDiagnostics();
    await new Bot().command(GUILD, () => recordTaskMetric("ours", { attributes: { case_id: USER } }));
    await new Bot().command("323456789012345678", () => recordTaskMetric("ours", { attributes: { case_id: USER } }));
    await sent();
    expect(sentMetrics(sentry).map(({ value, attributes }) => [value, attributes])).toEqual([
      [2, { task: "ours", success: true, case_id: USER, feature: "moderation" }],
    ]);
    expect(said).toEqual([]);
    configure({});
  });

  test("the scopes' attributes that hold no id tell sums apart, the nearest winning", async () => {
    Sentry.getGlobalScope().setAttribute("place", "world");
    recordTaskMetric("ours");
    Sentry.withIsolationScope((scope) => {
      scope.setAttribute("place", "command");
      recordTaskMetric("ours");
      Sentry.withScope((inner) => {
        inner.setAttribute("place", "method");
        recordTaskMetric("ours");
        recordTaskMetric("ours", { attributes: { place: "here" } });
      });
    });
    await sent();
    Sentry.getGlobalScope().removeAttribute("place");
    expect(sentMetrics(sentry).map(({ attributes }) => attributes["place"])).toEqual(["world", "command", "method", "here"]);
  });
});

describe("The option metricAttributes", () => {
  test("is a list of names, none by default", () => {
    expect([...checkedMetricAttributes(undefined)]).toEqual([]);
    expect([...checkedMetricAttributes(["guild_id", "user.id"])]).toEqual(["guild_id", "user.id"]);
  });

  test.each(["guild_id", [1], [""], null, { guild_id: true }])("is refused where it is %j", (given) => {
    expect(() => checkedMetricAttributes(given)).toThrow(/^Cannot use the option 'metricAttributes': .*Write \["guild_id"\]\.$/);
  });
});

function client(): NonNullable<ReturnType<typeof Sentry.getClient>> {
  return Sentry.getClient() as NonNullable<ReturnType<typeof Sentry.getClient>>;
}
