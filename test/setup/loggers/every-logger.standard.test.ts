import { setImmediate as turn } from "node:timers/promises";
import * as Sentry from "@sentry/node";
import { configure, setUser, startTransaction } from "../../../src/index.js";
import { collectDiagnostics } from "../../support/diagnostics.js";
import { record, sent, type Recording } from "../../support/recording.js";
import { LIBRARIES, LOGGERS } from "./loggers.js";
import { breadcrumbs, crumbsOf, loggerStories, texts } from "./story.js";

const story = loggerStories();

/** Another client instead of the story's. */
async function anew(options: Parameters<typeof record>[0] = {}): Promise<Recording> {
  await Sentry.close(1000);
  return record({ maxBreadcrumbs: 50, ...options });
}

describe.each(LIBRARIES)("Logs of %s", (library) => {
  const make = LOGGERS[library];

  it("land each on the command in which they were written, however commands interleave", async () => {
    const log = make();
    const command = (user: string): Promise<void> =>
      startTransaction("command.run", user, async () => {
        setUser({ id: user });
        for (let at = 0; at < 5; at++) {
          log.info(`${user} ${at}`, { of: user });
          await turn();
          await Sentry.withScope(async () => {
            log.named(user).error(`${user} ${at} again`);
            await turn();
          });
        }
        Sentry.captureException(new Error(user));
      });
    await Promise.all(["alice", "bob"].map(command));
    await sent();
    for (const user of ["alice", "bob"]) {
      const own = [0, 1, 2, 3, 4].flatMap((at) => [`${user} ${at}`, `${user} ${at} again`]);
      expect(texts(breadcrumbs(story.sentry, user))).toEqual(own);
    }
  });

  it("outside any command are on no command's events, but on those outside", async () => {
    const log = make();
    for (let at = 0; at < 60; at++) log.info(`starting ${at}`);
    const crumbs = await crumbsOf(story.sentry, () => {
      Sentry.addBreadcrumb({ message: "by hand" });
      log.info("in the command");
    });
    expect(texts(crumbs)).toEqual(["by hand", "in the command"]);
    Sentry.captureException(new Error("a crash at the start"));
    await sent();
    const starting = texts(breadcrumbs(story.sentry, "a crash at the start"));
    expect(starting).toHaveLength(50);
    expect(starting.at(-1)).toBe("starting 59");
  });

  it("stay off an error that a command lets go of and somebody captures outside", async () => {
    const log = make();
    log.info("outside, before");
    let thrown: unknown;
    try {
      startTransaction("command.run", "alice", () => {
        log.info("alice's words");
        throw new Error("alice's error");
      });
    } catch (error) {
      thrown = error;
    }
    log.info("outside, after");
    Sentry.captureException(thrown);
    await sent();
    expect(texts(breadcrumbs(story.sentry, "alice's error"))).toEqual(["alice's words"]);
  });

  it("are at most as many on an event as the client keeps, the newest", async () => {
    const log = make();
    const crumbs = await crumbsOf(story.sentry, () => {
      for (let at = 0; at < 70; at++) log.info(`said ${at}`);
    });
    expect(texts(crumbs)).toEqual([...Array(50).keys()].map((at) => `said ${at + 20}`));
  });

  it("of noisy loggers and their sub-loggers leave nothing, unless that is asked for", async () => {
    const names = ["discord", "discord.gateway", "Discord.js", "http", "http:client", "discord-bot", "discordance", "cases"];
    const say = (log: ReturnType<typeof make>) => () => names.forEach((name) => log.named(name).info(name));
    expect(texts(await crumbsOf(story.sentry, say(make())))).toEqual(["discord-bot", "discordance", "cases"]);
    const all = await crumbsOf(await anew(), say(make({ ignore: [] })));
    expect(all.map(({ category }) => category)).toEqual(names);
    const cases = await crumbsOf(await anew(), say(make({ ignore: ["Cases", "discord", "http"] })));
    expect(texts(cases)).toEqual(["discord-bot", "discordance"]);
  });

  it("arrive as Sentry logs too where that is asked for, once, with the command's attributes", async () => {
    const log = make({ logs: true }).named("cases");
    await startTransaction("command.run", "alice", async () => {
      Sentry.getIsolationScope().setAttribute("command.name", "ban").setUser({ id: "7" });
      await turn();
      log.error("failed", { rows: 3, of: { table: "cases" }, level2: null });
    });
    await sent();
    expect(story.sentry.logs).toHaveLength(1);
    const [sentLog] = story.sentry.logs;
    expect(sentLog).toMatchObject({ level: "error", body: "failed", trace_id: story.sentry.span("alice").traceId });
    const values = Object.fromEntries(
      Object.entries(sentLog?.["attributes"] as Record<string, { value: unknown }>).map(([key, { value }]) => [key, value]),
    );
    expect(values).toMatchObject({
      "command.name": "ban",
      "user.id": "7",
      "logger.name": "cases",
      "sentry.origin": `auto.log.${library}`,
      rows: 3,
      of: '{"table":"cases"}',
    });
  });

  it("arrive as no Sentry log unless that is asked for", async () => {
    await crumbsOf(story.sentry, () => make().info("said"));
    expect(story.sentry.logs).toEqual([]);
  });

  it("are kept whether the logger was made before or after Sentry was initialised, and again after another one", async () => {
    await Sentry.close(1000);
    Sentry.getCurrentScope().setClient(undefined);
    const log = make();
    log.info("nobody listens");
    const first = record();
    expect(texts(await crumbsOf(first, () => log.info("first")))).toEqual(["first"]);
    await Sentry.close(1000);
    log.info("nobody listens");
    const second = record();
    expect(texts(await crumbsOf(second, () => log.info("second")))).toEqual(["second"]);
    Sentry.captureException(new Error("outside"));
    await sent();
    expect(breadcrumbs(second, "outside")).toEqual([]);
  });

  it("go through the bot's own beforeBreadcrumb, which may log itself", async () => {
    const log = make();
    const seen: unknown[] = [];
    const sentry = await anew({
      beforeBreadcrumb: (breadcrumb, hint) => {
        log.info("seen");
        seen.push(hint?.["input"]);
        return breadcrumb.message === "private" ? null : breadcrumb;
      },
    });
    const crumbs = await crumbsOf(sentry, () => {
      log.info("private");
      log.info("said");
    });
    expect(texts(crumbs)).toEqual(["said"]);
    expect(seen).toEqual([["private"], ["said"]]);
  });

  it("that tell of cogscope's own diagnostics leave nothing", async () => {
    const log = make();
    configure({ onDiagnostic: ({ place, message }) => log.error(`[cogscope] ${place}: ${message}`) });
    const crumbs = await crumbsOf(story.sentry, () => setUser("nobody" as never as { id: string }));
    expect(crumbs).toEqual([]);
  });

  it("fail in nothing where Sentry fails", async () => {
    const said = collectDiagnostics();
    const log = make();
    Sentry.getClient()?.on("beforeAddBreadcrumb", ({ message }) => {
      if (message === "said") throw new Error("a listener's");
    });
    await crumbsOf(story.sentry, () => {
      log.info("said");
      log.info("said again");
    });
    expect(texts(breadcrumbs(story.sentry, "the story's end"))).toEqual(["said again"]);
    expect(said.map(({ place }) => place)).toEqual([`cogscope/setup, ${library}`]);
  });
});
