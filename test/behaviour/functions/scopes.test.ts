import * as Sentry from "@sentry/node";
import {
  addBreadcrumb,
  captureExceptionSafe,
  configure,
  configureScope,
  setSetupPhase,
  Tag,
  Transaction,
  withScope,
} from "../../../src/index.js";
import { plainAttributes } from "../../support/attributes.js";
import { collectDiagnostics } from "../../support/diagnostics.js";
import { record, sent, type Recording } from "../../support/recording.js";

class Bot {
  @Transaction({ name: "command" })
  async command(body: () => unknown): Promise<void> {
    await body();
  }

  @Tag("step", "inner")
  async inner(body: () => unknown): Promise<void> {
    await body();
  }
}

const bot = new Bot();
const fail = (message: string): void => void captureExceptionSafe(new Error(message));

describe("the functions of the scopes", () => {
  let sentry: Recording;
  beforeEach(() => void (sentry = record()));
  afterEach(async () => {
    setSetupPhase(null);
    configure({});
    await Sentry.close(1000);
  });

  const tags = (): Record<string, unknown> =>
    Object.fromEntries(
      sentry.errors.map((event) => {
        const { "error.captured_safely": _, ...rest } = event["tags"];
        return [event["exception"].values[0].value, rest];
      }),
    );

  test("withScope gives what its callback gives, and what it sets reaches neither parent nor sibling", async () => {
    const given = withScope((scope) => {
      scope.setTag("forked", "yes");
      fail("inside");
      return withScope(() => (fail("deeper"), 42));
    });
    withScope(() => fail("sibling"));
    fail("parent");
    const thrown = new Error("thrown");
    expect(() =>
      withScope(() => {
        throw thrown;
      }),
    ).toThrow(thrown);
    await sent();
    expect(given).toBe(42);
    expect(tags()).toEqual({ inside: { forked: "yes" }, deeper: { forked: "yes" }, sibling: {}, parent: {} });
  });

  test("configureScope changes the current scope, and of the process's own nothing, with one diagnostic", async () => {
    const said = collectDiagnostics();
    await bot.command(() => {
      configureScope((scope) => void scope.setTag("configured", "yes"));
      fail("command");
    });
    configureScope((scope) => void scope.setTag("configured", "process"));
    configureScope((scope) => void scope.setTag("configured", "process"));
    fail("process");
    await sent();
    expect(tags()).toEqual({ command: { configured: "yes" }, process: {} });
    expect(said.map(({ place }) => place)).toEqual(["configureScope()"]);
  });

  test("addBreadcrumb leaves one on the command's trail, from wherever in it, with defaults", async () => {
    await bot.command(async () => {
      await bot.inner(() => addBreadcrumb("bare"));
      addBreadcrumb("full", { category: "auth", level: "warning", data: { method: "oauth", big: 10n } });
      fail("command");
    });
    await bot.command(() => fail("next"));
    await sent();
    const trails = Object.fromEntries(sentry.errors.map((event) => [event["exception"].values[0].value, event["breadcrumbs"]]));
    expect(trails["command"]).toEqual([
      { timestamp: expect.any(Number), message: "bare", category: "custom", level: "info" },
      { timestamp: expect.any(Number), message: "full", category: "auth", level: "warning", data: { method: "oauth", big: "10" } },
    ]);
    expect(trails["next"]).toBeUndefined();
  });

  test("addBreadcrumb outside a command stays in the current scope, with one diagnostic", async () => {
    const said = collectDiagnostics();
    await bot.inner(() => (addBreadcrumb("one"), addBreadcrumb("two"), fail("inside")));
    addBreadcrumb("process");
    fail("after");
    await sent();
    const told = sentry.errors.map((event) => [
      event["exception"].values[0].value,
      event["breadcrumbs"]?.map(({ message }: { message: string }) => message),
    ]);
    expect(Object.fromEntries(told)).toEqual({ inside: ["one", "two"], after: undefined });
    expect(told).toHaveLength(2);
    expect(said.map(({ place }) => place)).toEqual(["addBreadcrumb()"]);
  });

  test("an event keeps as many breadcrumbs as the client says", async () => {
    await Sentry.close(1000);
    sentry = record({ maxBreadcrumbs: 2 });
    await bot.command(() => (["one", "two", "three"].forEach((message) => addBreadcrumb(message)), fail("inside")));
    await sent();
    expect(sentry.errors[0]?.["breadcrumbs"].map(({ message }: { message: string }) => message)).toEqual(["two", "three"]);
  });

  test("setSetupPhase is for the whole process: errors, spans, logs and metrics, until the bot is up", async () => {
    setSetupPhase("database");
    fail("first");
    setSetupPhase("database", "finished");
    await bot.command(() => fail("second"));
    Sentry.logger.info("log");
    Sentry.metrics.count("count", 1);
    await sent();
    setSetupPhase(null);
    fail("third");
    await sent();
    const finished = { setup_phase: "database", setup_status: "finished" };
    expect(tags()).toEqual({ first: { setup_phase: "database", setup_status: "started" }, second: finished, third: {} });
    for (const item of [sentry.span("command").attributes, ...sentry.logs.map(plainAttributes), ...sentry.metrics.map(plainAttributes)]) {
      expect(item).toMatchObject(finished);
    }
    expect([sentry.logs.length, sentry.metrics.length]).toEqual([1, 1]);
  });
});
