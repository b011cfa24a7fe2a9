import * as Sentry from "@sentry/node";
import { createConsola, type ConsolaInstance, type ConsolaOptions } from "consola";
import { startTransaction } from "../../../src/index.js";
import { consolaReporter } from "../../../src/setup/loggers/consola-reporter.js";
import { until } from "../../support/discord-story.js";
import { sent } from "../../support/recording.js";
import { breadcrumbs, crumbsOf, loggerStories, texts } from "./story.js";

const story = loggerStories();

const logger = (options: Partial<ConsolaOptions> = {}): ConsolaInstance =>
  createConsola({ level: Infinity, reporters: [consolaReporter()], ...options });

describe("A log of consola", () => {
  it.each([
    ["fatal", "fatal"],
    ["error", "error"],
    ["fail", "error"],
    ["warn", "warning"],
    ["log", "info"],
    ["info", "info"],
    ["success", "info"],
    ["ready", "info"],
    ["start", "info"],
    ["box", "info"],
    ["debug", "debug"],
    ["trace", "debug"],
    ["verbose", "debug"],
  ] as const)("of the type %s is a breadcrumb of the level %s", async (type, severity) => {
    const crumbs = await crumbsOf(story.sentry, () => void logger()[type]("said"));
    expect(crumbs).toMatchObject([{ category: "consola", level: severity, message: "said" }]);
    const isPlain = type === severity || type === "warn";
    expect(crumbs[0]?.data).toEqual(isPlain ? undefined : { level: type });
  });

  it("of a type of one's own has the level of its number, or of the options", async () => {
    const types = { audit: { level: 1 }, chat: { level: 3 } } as unknown as ConsolaOptions["types"];
    const log = createConsola({ types, level: Infinity, reporters: [consolaReporter({ levels: { chat: "debug" } })] }) as unknown as Record<
      string,
      (text: string) => void
    >;
    const crumbs = await crumbsOf(story.sentry, () => {
      log["audit"]?.("one");
      log["chat"]?.("two");
    });
    expect(crumbs.map(({ level, data }) => [level, data])).toEqual([
      ["warning", { level: "audit" }],
      ["debug", { level: "chat" }],
    ]);
  });

  it("has its tag, its date, its text and its objects", async () => {
    const date = new Date(Date.UTC(2026, 0, 2, 3, 4, 5, 678));
    const log = logger().withTag("cases");
    const crumbs = await crumbsOf(story.sentry, () => {
      log.info("loaded", { rows: 3 });
      log.info("loaded %d of %o", 3, { table: "cases" });
      log.info("several", [1, 2], { rows: 3 });
      log.info({ message: "dated", date, additional: "more" });
      log.info.raw({ rows: 3 });
    });
    expect(crumbs).toMatchObject([
      { category: "cases", message: "loaded", data: { rows: 3 } },
      { message: "loaded 3 of { table: 'cases' }", data: { table: "cases" } },
      { message: "several", data: { arguments: [[1, 2], { rows: 3 }] } },
      { message: "dated \nmore", timestamp: date.getTime() / 1000 },
      { message: "", data: { rows: 3 } },
    ]);
  });

  it("with an error tells class, message and code, and is no event", async () => {
    const error = Object.assign(new TypeError("no such case"), { code: 50013, requestBody: { content: "a user's words" } });
    const crumbs = await crumbsOf(story.sentry, () => {
      logger().error(error);
      logger().error("failed", error, { rows: 1 });
      logger().error("failed with %s", error);
    });
    const told = { type: "TypeError", message: "no such case", code: 50013 };
    expect(crumbs).toMatchObject([
      { level: "error", message: "no such case", data: { error: told } },
      { message: "failed", data: { error: told, rows: 1 } },
      { message: "failed with no such case", data: { error: told } },
    ]);
    expect(JSON.stringify(crumbs)).not.toContain("a user's words");
    expect(story.sentry.errors).toHaveLength(1);
  });

  it("that repeats is of the command that said it first, whoever speaks next", async () => {
    const log = logger({ throttle: 60_000, throttleMin: 2 });
    const command = (user: string, body: () => unknown): Promise<void> =>
      startTransaction("command.run", user, async () => {
        await body();
        Sentry.captureException(new Error(user));
      });
    let bobHasSpoken = false;
    const alice = command("alice", async () => {
      for (let at = 0; at < 5; at++) log.info("alice's words", { of: "alice" });
      await until("bob", () => bobHasSpoken);
    });
    const bob = command("bob", () => {
      log.info("bob's words");
      bobHasSpoken = true;
    });
    await Promise.all([alice, bob]);
    await sent();
    expect(texts(breadcrumbs(story.sentry, "bob"))).toEqual(["bob's words"]);
    expect(texts(breadcrumbs(story.sentry, "alice"))).toEqual([
      "alice's words",
      "alice's words",
      "alice's words",
      "alice's words (repeated 2 times)",
    ]);
  });

  it("that was held back while consola was paused is on no command of who resumes", async () => {
    const log = logger();
    log.pauseLogs();
    startTransaction("command.run", "alice", () => log.info("alice's words"));
    const crumbs = await crumbsOf(story.sentry, () => {
      log.resumeLogs();
      log.info("bob's words");
    });
    expect(texts(crumbs)).toEqual(["bob's words"]);
    Sentry.captureException(new Error("outside"));
    await sent();
    expect(texts(breadcrumbs(story.sentry, "outside"))).toEqual(["alice's words"]);
  });

  it("that is mocked away leaves nothing", async () => {
    const log = logger();
    log.mockTypes(() => () => undefined);
    expect(await crumbsOf(story.sentry, () => void log.info("said"))).toEqual([]);
  });
});
