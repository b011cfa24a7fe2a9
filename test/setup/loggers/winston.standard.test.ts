import winston from "winston";
import { winstonTransport } from "../../../src/setup/loggers/winston-transport.js";
import { crumbsOf, loggerStories, texts } from "./story.js";

const story = loggerStories();
const { format } = winston;

const logger = (options: winston.LoggerOptions = {}, transport = winstonTransport()): winston.Logger =>
  winston.createLogger({ level: "silly", transports: [transport], ...options });

describe("A record of winston", () => {
  it.each([
    ["silly", "debug", { level: "trace" }],
    ["debug", "debug", undefined],
    ["verbose", "debug", { level: "verbose" }],
    ["http", "debug", { level: "http" }],
    ["info", "info", undefined],
    ["warn", "warning", undefined],
    ["error", "error", undefined],
  ])("of npm's level %s is a breadcrumb of the level %s", async (level, severity, data) => {
    const crumbs = await crumbsOf(story.sentry, () => logger().log(level, "said"));
    expect(crumbs).toMatchObject([{ category: "winston", level: severity, message: "said" }]);
    if (data?.level !== "trace") expect(crumbs[0]?.data).toEqual(data);
  });

  it.each([
    ["emerg", "fatal"],
    ["alert", "fatal"],
    ["crit", "fatal"],
    ["error", "error"],
    ["warning", "warning"],
    ["notice", "info"],
    ["info", "info"],
    ["debug", "debug"],
  ])("of syslog's level %s is a breadcrumb of the level %s", async (level, severity) => {
    const log = logger({ levels: winston.config.syslog.levels, level: "debug" });
    expect(await crumbsOf(story.sentry, () => log.log(level, "said"))).toMatchObject([{ level: severity, message: "said" }]);
  });

  it("of a level of one's own is info, or what the options say of it", async () => {
    const log = logger({ levels: { alarm: 0, chat: 1 }, level: "chat" }, winstonTransport({ levels: { alarm: "fatal" } }));
    const crumbs = await crumbsOf(story.sentry, () => {
      log.log("alarm", "one");
      log.log("chat", "two");
    });
    expect(crumbs.map(({ level, data }) => [level, data])).toEqual([
      ["fatal", { level: "alarm" }],
      ["info", { level: "chat" }],
    ]);
  });

  it("has its data, its label, and what child loggers and the default say", async () => {
    const log = logger({
      format: format.combine(format.label({ label: "cases" }), format.timestamp(), format.json()),
      defaultMeta: { shard: 0 },
    });
    const [crumb] = await crumbsOf(story.sentry, () => log.child({ guild: "1" }).info("loaded", { rows: 3 }));
    expect(crumb).toMatchObject({ category: "cases", message: "loaded" });
    expect(crumb?.data).toEqual({ shard: 0, guild: "1", rows: 3 });
  });

  it.each([
    ["splat", format.splat(), "loaded 3 of cases"],
    [
      "colorize, before printf",
      format.combine(
        format.splat(),
        format.colorize({ all: true }),
        format.printf((info) => `> ${String(info.message)}`),
      ),
      "loaded 3 of cases",
    ],
    ["simple", format.combine(format.splat(), format.simple()), "loaded 3 of cases"],
    ["a copy", format.combine(format.splat(), format((info) => ({ ...info, added: 1 }))()), "loaded 3 of cases"],
    ["prettyPrint", format.combine(format.splat(), format.prettyPrint()), "loaded 3 of cases"],
  ])("is told without colours when the format is %s", async (_name, chosen, message) => {
    const crumbs = await crumbsOf(story.sentry, () => logger({ format: chosen }).warn("loaded %d of %s", 3, "cases"));
    expect(crumbs).toMatchObject([{ level: "warning", message }]);
  });

  it("that a format leaves out, or for which the logger or the transport is silent, leaves nothing", async () => {
    const crumbs = await crumbsOf(story.sentry, () => {
      const picky = logger({ format: format((info) => (info["private"] === true ? false : info))() });
      picky.info("left out", { private: true });
      picky.info("kept");
      logger({ silent: true }).info("left out");
      logger({}, Object.assign(winstonTransport(), { silent: true })).info("left out");
    });
    expect(texts(crumbs)).toEqual(["kept"]);
  });

  it("keeps to the logger's level, and to the transport's own where it has one", async () => {
    const crumbs = await crumbsOf(story.sentry, () => {
      const log = logger({ level: "warn" });
      log.info("left out");
      log.warn("of the logger");
      log.level = "info";
      log.info("later");
      const own = logger({ level: "error" }, winstonTransport({ level: "trace" }));
      own.silly("of the transport");
      const high = logger({}, winstonTransport({ level: "error" }));
      high.warn("left out");
      high.error("high");
    });
    expect(texts(crumbs)).toEqual(["of the logger", "later", "of the transport", "high"]);
  });

  it("counts a transport's own level among the logger's", () => {
    const log = winston.createLogger({ level: "error", transports: [winstonTransport({ level: "debug" })] });
    expect([log.isDebugEnabled(), log.isSillyEnabled()]).toEqual([true, false]);
  });

  class QueryError extends Error {
    override name = "QueryError";
    code = "23505";
    requestBody = { json: { content: "a user's words" } };
  }

  it.each<[string, (log: winston.Logger, error: Error) => unknown, string]>([
    ["alone", (log, error) => log.error(error), "no such case"],
    ["as the message", (log, error) => log.error({ message: error }), "no such case"],
    ["after a message", (log, error) => log.error("failed", error), "failed no such case"],
    ["in a child logger", (log, error) => log.child({ guild: "1" }).error(error), "no such case"],
    ["in the data", (log, error) => log.error("failed", { error }), "failed"],
  ])("with an error %s tells class, message and code, and is no event", async (_how, say, message) => {
    const formats = [format.json(), format.combine(format.errors({ stack: true }), format.json()), format.simple()];
    const error = (): Error => new QueryError("no such case");
    const crumbs = await crumbsOf(story.sentry, () => formats.forEach((chosen) => say(logger({ format: chosen }), error())));
    expect(crumbs).toHaveLength(formats.length);
    for (const crumb of crumbs) {
      expect(crumb).toMatchObject({ level: "error", message: expect.stringContaining(message) });
      expect(crumb.data).toMatchObject({ error: { message: expect.stringContaining("no such case"), code: "23505" } });
      expect(crumb.data?.["error"].type).toMatch(/^(QueryError|Error)$/);
      expect(JSON.stringify(crumb)).not.toContain("a user's words");
    }
    expect(story.sentry.errors).toHaveLength(1);
  });

  it("that is an object without a message has it for its data", async () => {
    const crumbs = await crumbsOf(story.sentry, () => logger().info({ rows: 3 }));
    expect(crumbs).toMatchObject([{ data: { message: { rows: 3 } } }]);
  });
});

describe("The transport", () => {
  it("leaves to Sentry what winston catches itself", async () => {
    const log = logger();
    const crumbs = await crumbsOf(story.sentry, () => log.error({ message: "uncaught", exception: true }));
    expect(crumbs).toEqual([]);
  });

  it("gives a logger back as it was when it is taken off", async () => {
    const transport = winstonTransport();
    const other = winstonTransport();
    const log = winston.createLogger({ transports: [] });
    const before = Object.getOwnPropertyNames(log);
    log.add(transport).add(other);
    log.remove(transport);
    const crumbs = await crumbsOf(story.sentry, () => void log.info("of the other one"));
    log.remove(other);
    expect(texts(crumbs)).toEqual(["of the other one"]);
    expect(Object.getOwnPropertyNames(log).filter((name) => ["write", "_transform", "push", "emit"].includes(name))).toEqual([]);
    expect(Object.getOwnPropertyNames(log)).toEqual(expect.arrayContaining(before));
  });

  it("serves a logger that is configured anew, and takes it calmly when a logger ends", async () => {
    const transport = winstonTransport();
    const log = winston.createLogger({ transports: [transport] });
    log.configure({ level: "debug", transports: [transport] });
    const crumbs = await crumbsOf(story.sentry, async () => {
      log.debug("said");
      await new Promise((resolve) => log.on("finish", resolve).end());
      expect(transport.write({ level: "info", message: "late" })).toBe(true);
    });
    expect(texts(crumbs)).toEqual(["said", "late"]);
  });
});
