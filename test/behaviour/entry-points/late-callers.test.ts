import { EventEmitter, once } from "node:events";
import { createServer, connect, type Server, type Socket } from "node:net";
import { setTimeout as after } from "node:timers/promises";
import * as Sentry from "@sentry/node";
import { addBreadcrumb, setTag, Span, Tag, Transaction, User } from "../../../src/index.js";
import { record, sent, type Recording } from "../../support/recording.js";
import { TRACING_MODES } from "../../support/tracing-modes.js";

class Bot {
  @Transaction("discord.command", { name: "command" })
  @User(() => ({ id: "alice" }))
  @Tag("guild", "hers")
  async command(body: () => unknown): Promise<void> {
    setTag("set", "hers");
    addBreadcrumb("hers");
    await this.step(body);
  }

  @Span("step", { name: "step" })
  @Tag("step", "hers")
  async step(body: () => unknown): Promise<void> {
    await body();
  }

  @Tag("step", "round")
  @Tag("round", "yes")
  async round(body: () => Promise<void>): Promise<void> {
    await body();
  }

  @Transaction("task.run", { name: "tick" })
  @Tag("task", "tick")
  async tick(body: () => unknown = () => undefined): Promise<void> {
    Sentry.captureException(new Error("in tick"));
    await body();
  }
}

const bot = new Bot();

describe.each(TRACING_MODES)("what a command leaves behind, with %s,", (_mode, options) => {
  let sentry: Recording;
  beforeEach(() => void (sentry = record(options as object)));
  afterEach(() => Sentry.close(1000));

  async function expectForeignTicks(count = 1): Promise<void> {
    await sent();
    expect(sentry.errors.map(({ tags, user, breadcrumbs }) => ({ tags, user, breadcrumbs }))).toEqual(
      Array.from({ length: count }, () => ({ tags: { task: "tick" }, user: undefined, breadcrumbs: undefined })),
    );
    const ticks = sentry.spans.filter(({ name }) => name === "tick");
    const traces = new Set([...sentry.spans].map(({ traceId }) => traceId));
    const on = "traceLifecycle" in options;
    expect(ticks.map(({ isSegment, parentSpanId }) => [isSegment, parentSpanId])).toEqual(on ? Array(count).fill([true, undefined]) : []);
    expect(traces.size).toBe(on ? count + 1 : 0);
    expect(new Set(sentry.errors.map(({ contexts }) => contexts.trace.trace_id)).size).toBe(count);
    for (const { attributes, event } of ticks) {
      expect(attributes).not.toHaveProperty("user.id");
      expect({ ...attributes, ...event?.["tags"] }).not.toHaveProperty("guild");
    }
  }

  test("a timer: its entry point has a trace of its own and nothing of the command", async () => {
    let fired: Promise<void> | undefined;
    await bot.command(() => void (fired = after(5).then(() => bot.tick())));
    await fired;
    await expectForeignTicks();
  });

  test("an interval: each of its entry points", async () => {
    const fired = new Promise<void>((resolve) => {
      let left = 3;
      void bot.command(() => {
        const timer = setInterval(() => void bot.tick().then(() => --left === 0 && (clearInterval(timer), resolve())), 1);
      });
    });
    await fired;
    await expectForeignTicks(3);
  });

  test("a socket's listener", async () => {
    const server: Server = createServer((peer) => void peer.on("data", (data) => peer.end(data)));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as { port: number };
    let socket: Socket | undefined;
    let heard: Promise<unknown> | undefined;
    await bot.command(() => {
      socket = connect(port, "127.0.0.1");
      heard = new Promise((resolve) => socket?.on("data", () => resolve(bot.tick())));
    });
    socket?.write("ping");
    await heard;
    socket?.destroy();
    await new Promise((resolve) => server.close(resolve));
    await expectForeignTicks();
  });

  test("an emitter's listener, whoever emits", async () => {
    const emitter = new EventEmitter();
    await bot.command(() => void emitter.on("tick", (done: () => void) => void bot.tick().then(done)));
    await new Promise<void>((resolve) => emitter.emit("tick", resolve));
    await bot.command(() => undefined);
    await sent();
    expect(sentry.errors.map(({ tags, user }) => [tags, user])).toEqual([[{ task: "tick" }, undefined]]);
  });

  test("a chain of them, each born in the one before", async () => {
    const done = new Promise<void>((resolve) => {
      const next = (left: number): void => void setImmediate(() => void bot.tick(() => (left === 1 ? resolve() : next(left - 1))));
      void bot.command(() => next(4));
    });
    await done;
    await new Promise(setImmediate);
    await expectForeignTicks(4);
  });

  test("a timer that reaches its entry point through an annotated method: that one's tags alone", async () => {
    let fired: Promise<void> | undefined;
    await bot.command(() => void (fired = after(5).then(() => bot.round(() => bot.round(() => bot.tick())))));
    await fired;
    await sent();
    expect(sentry.errors.map(({ tags, user, breadcrumbs }) => [tags, user, breadcrumbs])).toEqual([
      [{ step: "round", round: "yes", task: "tick" }, undefined, undefined],
    ]);
  });

  test("work that goes on when the command has ended, and opens an entry point", async () => {
    let going: Promise<void> | undefined;
    await bot.command(() => void (going = bot.step(() => after(5).then(() => bot.tick()))));
    await going;
    await expectForeignTicks();
  });

  test("a timer born in a scope that was forked by hand inside the command", async () => {
    let fired: Promise<void> | undefined;
    await bot.command(() =>
      Sentry.withIsolationScope((isolation) => {
        isolation.setTag("forked", "hers").setUser({ id: "alice" });
        return Sentry.withScope((scope) => {
          scope.setTag("forked", "hers");
          fired = after(5).then(() => bot.tick());
        });
      }),
    );
    await fired;
    await expectForeignTicks();
  });
});
