import { EventEmitter } from "node:events";
import { setTimeout as after } from "node:timers/promises";
import * as Sentry from "@sentry/node";
import { Span, Tag, Transaction } from "../../../src/index.js";
import { record, sent, type Recording } from "../../support/recording.js";
import { TRACING_MODES } from "../../support/tracing-modes.js";

class Bot {
  readonly gateway = new EventEmitter();

  @Transaction("bot.login", { name: "login" })
  @Tag("phase", "login")
  async login(): Promise<void> {
    this.open();
  }

  @Transaction({ name: "relogin" })
  @Tag("phase", "login")
  async relogin(): Promise<void> {
    await after(1);
    void after(1).then(() => this.gateway.emit("message"));
  }

  /** A socket that is opened here keeps the context of this moment for all that it will ever say. */
  open(): void {
    const said = after(5);
    this.gateway.once("open", (heard: () => void) => void said.then(() => this.command()).then(heard));
  }

  @Transaction("discord.command", { name: "command" })
  async command(): Promise<void> {
    Sentry.captureException(new Error("in command"));
    await this.work();
  }

  @Span("work", { name: "work" })
  async work(): Promise<void> {}

  @Tag("around", "yes")
  async around(body: () => Promise<void>): Promise<void> {
    await body();
  }
}

describe.each(TRACING_MODES)("what was started inside a login that has ended, with %s,", (_mode, options) => {
  let sentry: Recording;
  beforeEach(() => void (sentry = record(options as object)));
  afterEach(() => Sentry.close(1000));

  async function expectOwnCommands(count: number, tags: object = {}): Promise<void> {
    await sent();
    expect(sentry.errors.map((event) => [event["tags"] ?? {}, event["user"], event["breadcrumbs"]])).toEqual(
      Array(count).fill([tags, undefined, undefined]),
    );
    expect(new Set(sentry.errors.map(({ contexts }) => contexts.trace.trace_id)).size).toBe(count);
    const commands = sentry.spans.filter(({ name }) => name === "command");
    const works = sentry.spans.filter(({ name }) => name === "work");
    const recorded = "traceLifecycle" in options ? count : 0;
    expect(commands.map(({ isSegment, parentSpanId }) => [isSegment, parentSpanId])).toEqual(Array(recorded).fill([true, undefined]));
    expect(works.map(({ parentSpanId }) => parentSpanId).sort()).toEqual(commands.map(({ spanId }) => spanId).sort());
    expect(new Set(sentry.spans.filter(({ name }) => name !== "work").map(({ traceId }) => traceId)).size).toBe(
      recorded === 0 ? 0 : recorded + logins(),
    );
  }
  const logins = (): number => sentry.spans.filter(({ name }) => name.includes("login")).length;

  const heard = async (bot: Bot): Promise<void> => void (await new Promise<void>((resolve) => bot.gateway.emit("open", resolve)));

  test("by Sentry's own startSpan: each command has a trace of its own, and no scope of the login", async () => {
    const bot = new Bot();
    await Sentry.withScope(async (scope) => {
      scope.setTag("phase", "login").setUser({ id: "the bot" }).addBreadcrumb({ message: "login" });
      await Sentry.startSpan({ name: "login" }, () => bot.open());
    });
    await heard(bot);
    await expectOwnCommands(1);
  });

  test("by Sentry's own startSpan in an isolation scope of its own", async () => {
    const bot = new Bot();
    await Sentry.withIsolationScope(async (isolation) => {
      isolation.setTag("phase", "login").setUser({ id: "the bot" }).addBreadcrumb({ message: "login" });
      await Sentry.startSpan({ name: "login" }, () => Sentry.startSpan({ name: "inner login" }, () => bot.open()));
    });
    await heard(bot);
    await sent();
    expect(sentry.errors.map((event) => [event["tags"], event["user"], event["breadcrumbs"]])).toEqual([[undefined, undefined, undefined]]);
  });

  test("by an entry point of ours", async () => {
    const bot = new Bot();
    await bot.login();
    await heard(bot);
    await expectOwnCommands(1);
  });

  test("by an entry point of ours inside Sentry's own span", async () => {
    const bot = new Bot();
    await Sentry.withIsolationScope(async (isolation) => {
      isolation.setTag("phase", "login").setUser({ id: "the bot" });
      await Sentry.startSpan({ name: "login" }, () => bot.login());
    });
    await heard(bot);
    await sent();
    expect(sentry.errors.map((event) => [event["tags"], event["user"]])).toEqual([[undefined, undefined]]);
  });

  test("and is called through an annotation that is open: that one's tag alone", async () => {
    const bot = new Bot();
    const said = Sentry.withIsolationScope((isolation) => {
      isolation.setTag("phase", "login").setUser({ id: "the bot" });
      return Sentry.startSpan({ name: "login" }, () => ({ late: after(5).then(() => bot.around(() => bot.command())) }));
    });
    await said.late;
    await expectOwnCommands(1, { around: "yes" });
  });

  test("chained: what was started inside a command that the login's socket started", async () => {
    const bot = new Bot();
    const second = new Promise<void>((resolve) => bot.gateway.once("message", () => void bot.command().then(resolve)));
    await Sentry.startSpan({ name: "login" }, () => void after(5).then(() => bot.relogin()));
    await second;
    await expectOwnCommands(1);
  });
});
