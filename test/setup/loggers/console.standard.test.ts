import { Console } from "node:console";
import { Writable } from "node:stream";
import { inspect } from "node:util";
import * as Sentry from "@sentry/node";
import { watchBreadcrumbs } from "../../../src/setup/loggers/watch-breadcrumbs.js";
import { runFixture } from "../../support/fixture.js";
import { sent } from "../../support/recording.js";
import { breadcrumbs, crumbsOf, loggerStories, texts } from "./story.js";

// Node's own console, which says nothing.
const { console: before } = globalThis;
beforeAll(() => void (globalThis.console = new Console(new Writable({ write: (_chunk, _encoding, done) => done() }))));
afterAll(() => void (globalThis.console = before));

const story = loggerStories();
beforeEach(() => watchBreadcrumbs(Sentry.getClient() as Sentry.NodeClient));

describe("The console's breadcrumbs", () => {
  const SAYS = ["debug", "info", "log", "warn", "error", "trace"] as const;

  it("have a level for each method, and category console", async () => {
    const crumbs = await crumbsOf(story.sentry, () => {
      for (const method of SAYS) console[method](`by ${method}`);
      console.assert(true, "not said");
      console.assert(false, "by %s", "assert");
      console.assert(false);
    });
    expect(crumbs.map(({ category, level, message }) => [category, level, message])).toEqual([
      ["console", "debug", "by debug"],
      ["console", "info", "by info"],
      ["console", "log", "by log"],
      ["console", "warning", "by warn"],
      ["console", "error", "by error"],
      ["console", "debug", "by trace"],
      ["console", "error", "Assertion failed: by assert"],
      ["console", "error", "Assertion failed"],
    ]);
  });

  it("say what the console prints, and hold what the arguments were then", async () => {
    const guild = { id: "1", toJSON: () => ({ everything: "of the guild" }), [inspect.custom]: () => "everything of the guild" };
    const error = Object.assign(new TypeError("no such case"), { code: 7, requestBody: "a user's words" });
    const crumbs = await crumbsOf(story.sentry, () => {
      console.log("loaded %d of %s", 3, "cases", guild);
      guild.id = "2";
      console.error("failed", error);
    });
    expect(crumbs).toMatchObject([
      {
        message: expect.stringMatching(/^loaded 3 of cases \{/),
        data: { logger: "console", arguments: ["loaded %d of %s", 3, "cases", { id: "1" }] },
      },
      { message: "failed no such case", data: { arguments: ["failed", { type: "TypeError", message: "no such case", code: 7 }] } },
    ]);
    expect(JSON.stringify(crumbs)).not.toMatch(/everything of the guild|a user's words/);
  });

  it("outside any command are on no command's events", async () => {
    console.log("starting");
    expect(texts(await crumbsOf(story.sentry, () => console.log("in the command")))).toEqual(["in the command"]);
    Sentry.captureException(new Error("outside"));
    await sent();
    expect(texts(breadcrumbs(story.sentry, "outside"))).toEqual(["starting"]);
  });
});

describe("Where a logger prints through the console, or stands in its place", () => {
  const ONCE = [
    ["winston", "winston to stdout"],
    ["winston", "winston to the console"],
    ["winston", "winston to the console, in a format of its own"],
    ["pino", "pino to stdout"],
    ["consola", "consola in the console's place"],
    ["consola", "consola in the console's place, itself"],
    ["console", "the console"],
    ["console", "the console's trace"],
    ["console", "Assertion failed: the console's assert"],
  ];

  it.each(["last", "first"])("a record is one breadcrumb, our transport standing %s", async (ours) => {
    expect(await runFixture("loggers-console.ts", { args: ["sentry first", ours] })).toEqual(ONCE);
  });

  it("a record is one breadcrumb where the loggers came before Sentry", async () => {
    const found = await runFixture("loggers-console.ts", { args: ["loggers first", "last"] });
    // Nobody has watched over the client before its first record.
    const first = ["console", "wrapped %s before [object Object]"];
    expect(found).toEqual([first, ...ONCE.filter(([category]) => category !== "consola")]);
  });
});
