import { setImmediate as turn } from "node:timers/promises";
import { Writable } from "node:stream";
import * as Sentry from "@sentry/node";
import winston from "winston";
import { startTransaction } from "../../../src/index.js";
import { winstonTransport } from "../../../src/setup/loggers/winston-transport.js";
import { sent } from "../../support/recording.js";
import { until } from "../../support/discord-story.js";
import { breadcrumbs, loggerStories, texts } from "./story.js";

const story = loggerStories();

/** A transport that takes one record, and the next one when it is told to. */
class SlowTransport extends Writable {
  readonly taken: string[] = [];
  #next: (() => void) | undefined;

  constructor() {
    super({ objectMode: true, highWaterMark: 1 });
  }

  log(): void {}

  override _write(info: { message: string }, _encoding: string, done: () => void): void {
    this.taken.push(info.message);
    this.#next = done;
  }

  release(): void {
    const next = this.#next;
    this.#next = undefined;
    next?.();
  }
}

const RECORDS = 40;

describe("While another transport is slow", () => {
  it.each([
    ["before ours", (slow: SlowTransport) => [slow, winstonTransport()]],
    ["after ours", (slow: SlowTransport) => [winstonTransport(), slow]],
    ["between two of ours", (slow: SlowTransport) => [winstonTransport({ level: "error" }), slow, winstonTransport()]],
  ])("and stands %s, each record is of the command that logged it", async (_where, transports) => {
    const slow = new SlowTransport();
    const copied = winston.format((info) => ({ ...info }))();
    const log = winston.createLogger({ format: winston.format.combine(winston.format.splat(), copied), transports: transports(slow) });
    // A record that is one object for all, as a constant is.
    const shared = { level: "info", message: "shared" };
    const command = (user: string): Promise<void> =>
      startTransaction("command.run", user, async () => {
        Sentry.setUser({ id: user });
        for (let at = 0; at < RECORDS / 2; at++) {
          log.child({ user }).info("%s says %d", user, at);
          await turn();
        }
        log.log(shared);
        // The slow one catches up in this command.
        await until("the records of both", () => {
          slow.release();
          return slow.taken.length >= RECORDS + 2;
        });
        Sentry.captureException(new Error(user));
      });
    await Promise.all([command("alice"), command("bob")]);
    await sent();
    for (const user of ["alice", "bob"]) {
      const own = [...Array(RECORDS / 2).keys()].map((at) => `${user} says ${at}`);
      expect(texts(breadcrumbs(story.sentry, user))).toEqual([...own, "shared"]);
      expect(breadcrumbs(story.sentry, user).every(({ data }, at) => at === RECORDS / 2 || data?.["user"] === user)).toBe(true);
    }
    expect(slow.taken).toHaveLength(RECORDS + 2);
  });

  it("a record has the time at which it was logged", async () => {
    const slow = new SlowTransport();
    const log = winston.createLogger({ transports: [slow, winstonTransport()] });
    let logged = 0;
    await startTransaction("command.run", "alice", async () => {
      for (let at = 0; at < RECORDS; at++) log.info(`${at}`);
      logged = Date.now();
      await until("the clock's next tick", () => Date.now() > logged);
      await until("all records", () => {
        slow.release();
        return slow.taken.length >= RECORDS;
      });
      Sentry.captureException(new Error("alice"));
    });
    await sent();
    const crumbs = breadcrumbs(story.sentry, "alice");
    expect(crumbs).toHaveLength(RECORDS);
    expect(crumbs.every(({ timestamp }) => timestamp * 1000 <= logged)).toBe(true);
  });
});
