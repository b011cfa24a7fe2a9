import * as Sentry from "@sentry/node";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CaptureErrors, configure, isEnabled, startTransaction } from "../../src/index.js";
import { setupSentry, SetupError, type SetupOptions } from "../../src/setup/index.js";
import { startReceiver, type Receiver } from "../../src/view/index.js";
import { collectDiagnostics } from "../support/diagnostics.js";
import { until } from "../support/discord-story.js";

const VARIABLES = ["SENTRY_DSN", "SENTRY_RELEASE", "SENTRY_ENVIRONMENT", "SENTRY_TRACES_SAMPLE_RATE", "NODE_ENV"] as const;
const before = Object.fromEntries(VARIABLES.map((name) => [name, process.env[name]]));
const DSN = "http://public@127.0.0.1:9/1";

let receiver: Receiver;
let folder: string;

beforeEach(async () => {
  for (const name of VARIABLES) delete process.env[name];
  folder = mkdtempSync(join(tmpdir(), "cogscope-setup-"));
  receiver = await startReceiver({ port: 0 });
});
afterEach(async () => {
  await Sentry.close(2000);
  Sentry.getCurrentScope().setClient(undefined);
  await receiver.close();
  rmSync(folder, { recursive: true });
  for (const [name, value] of Object.entries(before)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
});

const setup = (options: SetupOptions = {}) =>
  setupSentry({ enableRuntimeChannelInjection: false, signals: false, offlineStore: { directory: folder }, ...options });

async function sentBy(
  options: SetupOptions = {},
  act = () => void Sentry.captureException(new Error("broken")),
): Promise<Receiver["received"]> {
  setup({ dsn: receiver.dsn, ...options });
  act();
  await Sentry.flush(2000);
  return receiver.received;
}

describe("The DSN", () => {
  test("is that of the options, then that of the environment", async () => {
    process.env["SENTRY_DSN"] = DSN;
    expect(setup({ dsn: receiver.dsn })?.getDsn()?.port).toBe(new URL(receiver.dsn).port);
    await Sentry.close(100);
    process.env["SENTRY_DSN"] = `${DSN}\n`;
    expect(setup()?.getDsn()?.port).toBe("9");
  });

  test.each([undefined, ""])("that is %j everywhere leaves Sentry off, with one line and no error", (dsn) => {
    const said = collectDiagnostics();
    if (dsn !== undefined) process.env["SENTRY_DSN"] = dsn;
    expect(setup()).toBeUndefined();
    expect(setup({ dsn: "" })).toBeUndefined();
    expect(said).toEqual([
      { place: "setupSentry()", message: "there is no DSN, neither in the options nor in SENTRY_DSN; Sentry stays off" },
    ]);
    expect(Sentry.isInitialized()).toBe(false);
    expect(startTransaction("task.run", "refresh", () => 5)).toBe(5);
  });

  test.each(["https://sentry.io/1", "https://key@sentry.io/", "https://key@sentry.io/project", "ftp://key@sentry.io/1", "not a DSN", 42])(
    "%j is refused, and is not shown",
    (dsn) => {
      const rule = "it has the form https://<key>@<host>/<project number>";
      const remedy = "Copy it from your Sentry project's page 'Client Keys', or leave it out to stay off";
      expect(() => setup({ dsn: dsn as string })).toThrow(new SetupError("the option 'dsn'", rule, remedy));
      process.env["SENTRY_DSN"] = String(dsn);
      expect(() => setup()).toThrow("Cannot use the option 'dsn': it is read from SENTRY_DSN and has the form");
      expect(Sentry.isInitialized()).toBe(false);
    },
  );

  test.each([
    "https://abc@o1.ingest.sentry.io/42",
    "https://abc:def@sentry.example.com:9000/path/42",
    "http://abc@[::1]:8080/1",
    "http://a@localhost/1",
  ])("%j is taken", (dsn) => expect(setup({ dsn })?.getDsn()).toBeDefined());
});

describe("Release and environment", () => {
  test.each([
    [
      "options, then SENTRY_…",
      { SENTRY_RELEASE: "1", SENTRY_ENVIRONMENT: "staging" },
      { release: "2", environment: "canary" },
      "2",
      "canary",
    ],
    ["the environment's variables", { SENTRY_RELEASE: "1", SENTRY_ENVIRONMENT: "staging", NODE_ENV: "test" }, {}, "1", "staging"],
    ["NODE_ENV, and the bot's package.json", { NODE_ENV: "test" }, {}, expect.stringMatching(/^[\w@/-]+@\d+\.\d+\.\d+/), "test"],
    ["none but the SDK's own", {}, {}, expect.anything(), "production"],
  ])("are those of %s", async (_what, variables, options, release, environment) => {
    Object.assign(process.env, variables);
    const { errors } = await sentBy(options);
    expect(errors[0]).toMatchObject({ event: { release, environment } });
  });
});

describe("What was not asked for", () => {
  test("stays home: the SDK collects nothing by itself", () => {
    expect(setup({ dsn: DSN })?.getDataCollectionOptions()).toMatchObject({
      userInfo: false,
      cookies: false,
      httpBodies: [],
      urlQueryParams: false,
      stackFrameVariables: false,
      databaseQueryData: false,
    });
  });

  test("is there where the options ask for it, and no more", () => {
    const none = setup({ dsn: DSN })?.getDataCollectionOptions();
    const one = setup({ dsn: DSN, dataCollection: { cookies: true } })?.getDataCollectionOptions();
    expect(one).toEqual({ ...none, cookies: true });
  });

  test.each(["stream", "static"] as const)(
    "is not written on each root span, neither the machine nor the app nor the language: %s",
    async (traceLifecycle) => {
      const sent: string[] = [];
      receiver.subscribe(({ payload }) => sent.push(JSON.stringify(payload)));
      const { spans } = await sentBy({ sampling: { commands: 1 }, traceLifecycle }, () =>
        startTransaction("discord.command", "command.ban", () => undefined),
      );
      expect(spans).toHaveLength(1);
      expect(sent.join().match(/app_start_time|app.start_time|memory_size|device.archs|timezone/g)).toBeNull();
    },
  );

  test("an error tells the machine, the app and the language, as from Sentry.init", async () => {
    const { errors } = await sentBy();
    expect(errors[0]?.contexts).toMatchObject({
      app: { app_start_time: expect.any(String), app_memory: expect.any(Number) },
      device: { arch: process.arch, memory_size: expect.any(Number), free_memory: expect.any(Number) },
      culture: { timezone: expect.any(String) },
      os: { kernel_version: expect.any(String) },
    });
  });
});

describe("Sentry's own options", () => {
  test("pass through and win", async () => {
    const client = setup({ dsn: DSN, maxBreadcrumbs: 7, tracesSampleRate: 0.5, initialScope: { tags: { a: 1 } }, serverName: "bot-1" });
    expect(client?.getOptions()).toMatchObject({ maxBreadcrumbs: 7, tracesSampleRate: 0.5, serverName: "bot-1" });
    expect(client?.getOptions().tracesSampler).toBeUndefined();
    expect(Sentry.getCurrentScope().getScopeData().tags).toEqual({ a: 1 });
    Sentry.getCurrentScope().setTags({ a: undefined });
  });

  test("SENTRY_TRACES_SAMPLE_RATE decides as ever, but where the options say something", () => {
    process.env["SENTRY_TRACES_SAMPLE_RATE"] = "0.25";
    expect(setup({ dsn: DSN, sampling: { commands: 1 } })?.getOptions().tracesSampler).toBeDefined();
    const options = setup({ dsn: DSN })?.getOptions();
    expect([options?.tracesSampleRate, options?.tracesSampler]).toEqual([0.25, undefined]);
  });

  test("SENTRY_TRACES_SAMPLE_RATE that is no number does not turn tracing off", () => {
    process.env["SENTRY_TRACES_SAMPLE_RATE"] = "ten";
    expect(setup({ dsn: DSN })?.getOptions().tracesSampler).toBeDefined();
  });

  test("`defaultIntegrations` is the user's to say", () => {
    const only = [Sentry.modulesIntegration()];
    const client = setup({ dsn: DSN, defaultIntegrations: only });
    expect(["Modules", "Context", "Http"].map((name) => client?.getIntegrationByName(name) !== undefined)).toEqual([true, false, false]);
  });

  test("its integrations stand beside ours, as a list or a function", async () => {
    const extra = { name: "Extra" };
    expect(setup({ dsn: DSN, integrations: [extra] })?.getIntegrationByName("Extra")).toBe(extra);
    await Sentry.close(100);
    const client = setup({ dsn: DSN, integrations: (defaults) => [...defaults.filter(({ name }) => name !== "Modules"), extra] });
    expect([client?.getIntegrationByName("Extra"), client?.getIntegrationByName("Modules")]).toEqual([extra, undefined]);
    expect(client?.getIntegrationByName("CogscopeSetup")).toBeDefined();
  });

  test("keep 50 breadcrumbs an event unless they say otherwise", async () => {
    const { errors } = await sentBy({}, () => {
      startTransaction("task.run", "refresh", () => {
        for (let at = 0; at < 80; at++) Sentry.addBreadcrumb({ message: `step ${at}` });
        Sentry.captureException(new Error("broken"));
      });
    });
    expect(errors[0]?.breadcrumbs.map(({ message }) => message)).toEqual(Array.from({ length: 50 }, (_, at) => `step ${at + 30}`));
  });
});

describe("A wrong option is refused before anything is changed", () => {
  test.each<[object, string]>([
    [{ tracesSampleRate: 2 }, "the option 'tracesSampleRate': a rate is a number from 0 to 1. Write 0.1 for every tenth"],
    [{ sampleRate: "1" }, "the option 'sampleRate': a rate is a number from 0 to 1. Write 0.1 for every tenth"],
    [{ sampling: { commands: -1 } }, "the option 'sampling.commands': a rate is a number from 0 to 1. Write 0.1 for every tenth"],
    [{ sampling: {}, tracesSampleRate: 1 }, "the option 'sampling': tracesSampleRate or tracesSampler decides already. Give one of them"],
    [{ users: "name" }, "the option 'users': it is one of full, id. Leave it out for full"],
    [{ discordRequests: "hide" }, "the option 'discordRequests': it is one of template, drop. Leave it out for template"],
    [{ floodLimit: 0 }, "the option 'floodLimit': it is a number of errors from 1, or false. Write floodLimit: 20, or false to let all go"],
    [{ groupSpans: "yes" }, "the option 'groupSpans': it is true or false. Leave it out for false"],
    [{ metricAttributes: "guild_id" }, "the option 'metricAttributes': it is a list. Write [\"guild_id\"]"],
    [
      { shutdownTimeout: -5 },
      "the option 'shutdownTimeout': it is a number of milliseconds from 0 to 2147483647. Give such a number or leave it out",
    ],
    [{ offlineStore: { maxBytes: 0 } }, "the option 'maxBytes'"],
    [
      { offlineStore: {}, transport: Sentry.makeNodeTransport },
      "the option 'offlineStore': it stands on Sentry's own transport. Leave transport or offlineStore out",
    ],
    [{ floodlimit: 5 }, "the option 'floodlimit': there is no such option. Write floodLimit"],
    [{ user: "id" }, "the option 'user': there is no such option. Write users"],
    [{ offline_store: false }, "the option 'offline_store': there is no such option. Write offlineStore"],
    [{ onDiagnostic: 5 }, "the option 'onDiagnostic': it is a function, not number. Give a function or leave it out"],
    [{ expected: [null] }, "the option 'expected': it lists error classes, codes and predicates. Write expected: [UserError, 50007]"],
    [{ botErrors: "x" }, "the option 'botErrors': it lists error classes. Write botErrors: [BotError]"],
    [{ masking: { patterns: ["secret"] } }, "the option 'masking.patterns'"],
  ])("%j", (options, message) => {
    expect(() => setupSentry({ dsn: DSN, ...options })).toThrow(SetupError);
    expect(() => setupSentry({ dsn: DSN, ...options })).toThrow(`Cannot use ${message}`);
    expect(Sentry.isInitialized()).toBe(false);
  });

  test.each([null, [], "dsn"])("options that are %j", (options) => {
    expect(() => setupSentry(options as never)).toThrow("Cannot use the options: they are an object");
  });
});

describe("What the options say of errors and diagnostics", () => {
  class UserError extends Error {}
  class Cog {
    @CaptureErrors({ fallback: "fell back" })
    ban(): string {
      throw new UserError("no permission");
    }
  }
  afterEach(() => configure({}));

  test.each([
    ["no DSN", {}],
    ["a disabled client", { dsn: DSN, enabled: false }],
    ["a client", { dsn: DSN }],
  ])("holds with %s: a method behaves alike", (_what, options) => {
    setup({ ...options, expected: [UserError] });
    expect(() => new Cog().ban()).toThrow(UserError);
  });

  test("goes through the bot's own onDiagnostic, where there is no DSN too", () => {
    const said: string[] = [];
    setup({ onDiagnostic: ({ message }) => void said.push(message) });
    expect(said).toEqual(["there is no DSN, neither in the options nor in SENTRY_DSN; Sentry stays off"]);
  });

  test("leaves alone what is not named", () => {
    configure({ expected: [UserError] });
    setup({ dsn: DSN, onDiagnostic: () => undefined });
    expect(() => new Cog().ban()).toThrow(UserError);
  });

  test("is not said where another option is refused", () => {
    expect(() => setup({ dsn: "nonsense", expected: [UserError] })).toThrow(SetupError);
    expect(new Cog().ban()).toBe("fell back");
  });
});

test("A second set-up without a DSN turns Sentry off", async () => {
  const first = setup({ dsn: DSN });
  expect(setup()).toBeUndefined();
  await until("the first client's end", () => first?.getOptions().enabled === false);
  expect(isEnabled()).toBe(false);
});

test("A last client that cannot be closed is told of, and no more", async () => {
  const said = collectDiagnostics();
  const transport = () => ({ send: () => Promise.resolve({}), flush: () => Promise.reject(new Error("stuck")) });
  setup({ dsn: DSN, transport, offlineStore: undefined });
  setup({ dsn: DSN });
  await until("the diagnostic", () => said.length === 1);
  expect(said[0]).toMatchObject({ place: "setupSentry()", message: "the last client could not be closed" });
});

test("A second set-up takes the place of the first, whose signals it no longer hears", async () => {
  const listeners = (): number => process.listenerCount("SIGTERM") + process.listenerCount("SIGINT");
  const none = listeners();
  const first = setup({ dsn: DSN, signals: true });
  setup({ dsn: receiver.dsn, signals: true });
  expect(listeners() - none).toBe(2);
  await until("the first client's end", () => listeners() - none === 2 && first?.getOptions().enabled === false);
  Sentry.captureException(new Error("broken"));
  await Sentry.close(2000);
  expect(receiver.received.errors).toHaveLength(1);
  expect(listeners() - none).toBe(0);
});
