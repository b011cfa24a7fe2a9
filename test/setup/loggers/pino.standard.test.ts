import pino from "pino";
import { pinoDestination } from "../../../src/setup/loggers/pino-destination.js";
import { crumbsOf, loggerStories } from "./story.js";

const story = loggerStories();

const AT = Date.UTC(2026, 0, 2, 3, 4, 5, 678);

describe("A record of pino", () => {
  it.each([
    ["trace", "debug", { level: "trace" }],
    ["debug", "debug", undefined],
    ["info", "info", undefined],
    ["warn", "warning", undefined],
    ["error", "error", undefined],
    ["fatal", "fatal", undefined],
  ] as const)("of the level %s is a breadcrumb of the level %s", async (level, severity, data) => {
    const log = pino({ level: "trace" }, pinoDestination());
    const crumbs = await crumbsOf(story.sentry, () => log[level]("said"));
    expect(crumbs).toEqual([{ category: "pino", level: severity, message: "said", timestamp: expect.any(Number), ...(data && { data }) }]);
  });

  it("has its data, its bindings and its formatted message", async () => {
    const log = pino({ name: "bot" }, pinoDestination()).child({ module: "cases", guild: "1" });
    const [crumb] = await crumbsOf(story.sentry, () => log.info({ rows: 3, of: { table: "cases" } }, "loaded %d of %s", 3, "cases"));
    expect(crumb).toMatchObject({ category: "cases", message: "loaded 3 of cases", data: { guild: "1", rows: 3, of: { table: "cases" } } });
    expect(Object.keys(crumb?.data ?? {}).sort()).toEqual(["guild", "of", "rows"]);
  });

  it.each([
    ["in milliseconds", `,"time":${AT}`, AT / 1000],
    ["in seconds", `,"time":${Math.floor(AT / 1000)}`, Math.floor(AT / 1000)],
    ["in ISO form", `,"time":"${new Date(AT).toISOString()}"`, AT / 1000],
    ["in nanoseconds, in ISO form", ',"time":"2026-01-02T03:04:05.678912345Z"', AT / 1000],
    ["by another key", `,"timestamp":"${new Date(AT).toISOString()}"`, AT / 1000],
  ])("has its own time %s", async (_how, stamp, seconds) => {
    const log = pino({ timestamp: () => stamp }, pinoDestination());
    const [crumb] = await crumbsOf(story.sentry, () => log.info({ time: 5 }, "said"));
    expect(crumb?.timestamp).toBeCloseTo(seconds, 3);
  });

  it("is read in a multistream too, with levels of the streams", async () => {
    const lines: string[] = [];
    const print = { write: (line: string) => void lines.push(line) };
    const log = pino(
      { level: "trace" },
      pino.multistream([
        { level: "warn", stream: print },
        { level: "trace", stream: pinoDestination() },
      ]),
    );
    const crumbs = await crumbsOf(story.sentry, () => {
      log.trace("low");
      log.child({}, { level: "debug" }).error("high");
    });
    expect(crumbs.map(({ level, message }) => [level, message])).toEqual([
      ["debug", "low"],
      ["error", "high"],
    ]);
    expect(lines).toHaveLength(1);
  });

  it("is read by the keys and levels of its logger, several loggers on one destination", async () => {
    const destination = pinoDestination({ levels: { chat: "debug" } });
    const formatters = { level: (label: string) => ({ level: label }) };
    const first = pino(
      { messageKey: "message", errorKey: "error", customLevels: { audit: 35, chat: 36, alarm: 75 }, formatters },
      destination,
    );
    const second = pino({ nestedKey: "payload" }, destination);
    const crumbs = await crumbsOf(story.sentry, () => {
      first.child({}).audit("one");
      first.chat("two");
      first.alarm(new TypeError("three"));
      second.warn({ message: "not this", err: new RangeError("inner") }, "four");
    });
    expect(crumbs).toMatchObject([
      { level: "info", message: "one", data: { level: "audit" } },
      { level: "debug", message: "two", data: { level: "chat" } },
      { level: "fatal", message: "three", data: { level: "alarm", error: { type: "TypeError", message: "three" } } },
      { level: "warning", message: "four", data: { payload: { message: "not this" } } },
    ]);
  });

  it("that is an error tells class, message and code, and is no event", async () => {
    const log = pino(pinoDestination());
    const error = Object.assign(new TypeError("no such case"), { code: 50013, requestBody: { json: { content: "a user's words" } } });
    const [first, second] = await crumbsOf(story.sentry, () => {
      log.error(error);
      log.warn({ err: error, rows: 1 }, "failed");
    });
    const err = { type: "TypeError", message: "no such case", code: 50013 };
    expect(first).toMatchObject({ level: "error", message: "no such case", data: { err } });
    expect(second).toMatchObject({ level: "warning", message: "failed" });
    expect(second?.data).toEqual({ err, rows: 1 });
    expect(story.sentry.errors).toHaveLength(1);
  });

  it("stays redacted", async () => {
    const log = pino({ redact: ["secret", "of.key"] }, pinoDestination());
    const crumbs = await crumbsOf(story.sentry, () => log.info({ secret: "a", of: { key: "b" } }, "said"));
    expect(crumbs).toMatchObject([{ data: { secret: "[Redacted]", of: { key: "[Redacted]" } } }]);
  });

  it("that a hook has made something else of than JSON is its text", async () => {
    const log = pino({ hooks: { streamWrite: (line) => `> ${(JSON.parse(line) as { msg: string }).msg}\n` } }, pinoDestination());
    const crumbs = await crumbsOf(story.sentry, () => log.error("said"));
    expect(crumbs).toMatchObject([{ category: "pino", level: "error", message: "> said" }]);
  });

  it("below the lowest level that is wanted leaves nothing", async () => {
    const log = pino({ level: "trace" }, pinoDestination({ level: "warn" }));
    const crumbs = await crumbsOf(story.sentry, () => {
      log.info("low");
      log.warn("high");
    });
    expect(crumbs.map(({ message }) => message)).toEqual(["high"]);
  });
});
