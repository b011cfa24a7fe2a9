import * as Sentry from "@sentry/node";
import { annotate, CaptureErrors, Tag, Transaction } from "../../src/index.js";
import { setupSentry } from "../../src/setup/index.js";
import { recordSentry, SetupError, type RecordingOptions } from "../../src/testing/index.js";
import { startReceiver, type Receiver } from "../../src/view/index.js";

/** A bot's command, which fails. */
const command = annotate(
  (userId: string): void => {
    throw new RangeError(`broken for ${userId}`);
  },
  Transaction("discord.command", { name: "command" }),
  Tag("feature", "moderation"),
  CaptureErrors,
);
const run = (userId: string): void => expect(() => command(userId)).toThrow(RangeError);
const messages = (recording: ReturnType<typeof recordSentry>): unknown[] => recording.errors.map(({ exceptions }) => exceptions[0]?.value);

/** The Sentry to which the bot's own settings point. */
let elsewhere: Receiver;
beforeEach(async () => {
  elsewhere = await startReceiver();
});
afterEach(async () => {
  await Sentry.close(1000);
  Sentry.getCurrentScope().setClient(undefined);
  await elsewhere.close();
});

/** What came over the network. */
function arrived(): number {
  const { errors, spans, clientReports, metrics, logs, sessions } = elsewhere.received;
  return [errors, spans, clientReports, metrics, logs, sessions].flat().length;
}

const plain = (): Sentry.NodeOptions => ({
  dsn: elsewhere.dsn,
  release: "bot@1.2.3",
  tracesSampleRate: 1,
  enableRuntimeChannelInjection: false,
});

const setUps: [string, () => RecordingOptions][] = [
  ["the options of a bot", () => ({ dsn: elsewhere.dsn, release: "bot@1.2.3" })],
  ["a transport of the bot's own", () => ({ dsn: elsewhere.dsn, release: "bot@1.2.3", transport: Sentry.makeNodeTransport })],
  ["Sentry.init", () => ({ init: (options) => Sentry.init({ ...options, dsn: elsewhere.dsn, release: "bot@1.2.3" }) })],
  [
    "setupSentry",
    () => ({ init: (options) => setupSentry({ ...options, dsn: elsewhere.dsn, release: "bot@1.2.3", signals: false, users: "id" }) }),
  ],
  [
    "setupSentry and its sampling",
    () => ({
      tracesSampleRate: undefined,
      init: (options) =>
        setupSentry({ ...options, dsn: elsewhere.dsn, release: "bot@1.2.3", signals: false, sampling: { commands: 1, others: 0 } }),
    }),
  ],
  ["a set-up that looks at no option", () => ({ init: () => Sentry.init(plain()) })],
  [
    "a client that is there already",
    // It sends the session of the client before it, at once.
    () => ({ client: Sentry.init({ ...plain(), integrations: (all) => all.filter(({ name }) => name !== "ProcessSession") }) }),
  ],
];

test.each(setUps)("With %s all is recorded, and nothing leaves", async (_what, options) => {
  const sentry = recordSentry(options());
  run("alice");
  await sentry.flush();
  expect(sentry.errors).toMatchObject([{ tags: { feature: "moderation" }, event: { release: "bot@1.2.3" } }]);
  expect(sentry.spans).toMatchObject([{ name: "command", status: "internal_error" }]);
  await sentry.close();
  expect(arrived()).toBe(0);
});

test("A client that was taken over sends again when the recording is closed", async () => {
  const client = Sentry.init({ dsn: elsewhere.dsn, enableRuntimeChannelInjection: false });
  const sentry = recordSentry({ client });
  run("alice");
  await sentry.flush();
  await sentry.close();
  expect(Sentry.getClient()).toBe(client);
  run("bob");
  await Sentry.flush(2000);
  expect(messages(sentry)).toEqual(["broken for alice"]);
  expect(elsewhere.received.errors.map(({ exceptions }) => exceptions[0]?.value)).toEqual(["broken for bob"]);
});

test("Where there is no client to record, an error says so", () => {
  expect(() => recordSentry({ client: Sentry.getClient() })).toThrow(
    new SetupError("the option 'client'", "there is none", "Call Sentry.init with a DSN before recordSentry"),
  );
  const client = Sentry.init({ enableRuntimeChannelInjection: false });
  expect(() => recordSentry({ client })).toThrow(/^Cannot use the option 'client': the client has no DSN and sends nothing\./);
  expect(() => recordSentry({ init: () => undefined })).toThrow(/^Cannot use the option 'init': it gave no client\./);
  expect(() => recordSentry([] as never)).toThrow(/^Cannot use the options: they are an object\./);
});

test("A second recording takes the place of the first, which keeps what it has", async () => {
  const first = recordSentry();
  run("alice");
  await first.flush();
  const firstClient = Sentry.getClient();
  const second = recordSentry();
  run("bob");
  await second.flush();
  expect(firstClient?.getOptions().enabled).toBe(false);
  expect([messages(first), messages(second)]).toEqual([["broken for alice"], ["broken for bob"]]);
  await first.close();
  await second.close();
  run("nobody");
  expect(messages(second)).toEqual(["broken for bob"]);
});

test("After it is closed there is no client, and a bot's Sentry.init is what it ever was", async () => {
  const listeners = process.listenerCount("beforeExit");
  const sentry = recordSentry();
  await sentry.close();
  expect([Sentry.getClient(), process.listenerCount("beforeExit")]).toEqual([undefined, listeners]);
  Sentry.init({ dsn: elsewhere.dsn, tracesSampleRate: 1, enableRuntimeChannelInjection: false });
  run("alice");
  await Sentry.flush(2000);
  expect(elsewhere.received.errors).toHaveLength(1);
  expect(sentry.items.filter(({ type }) => type === "event")).toEqual([]);
});

test("A flush says that it cannot wait while timers are faked, instead of waiting for ever", async () => {
  const sentry = recordSentry();
  jest.useFakeTimers();
  try {
    await expect(sentry.flush()).rejects.toThrow("Cannot flush Sentry while timers are faked");
  } finally {
    jest.useRealTimers();
  }
  await sentry.flush();
  await sentry.close();
});

test("Closed while timers are faked a recording says what it did not wait for, and is closed", async () => {
  const listeners = process.listenerCount("beforeExit");
  const sentry = recordSentry();
  const client = Sentry.getClient();
  jest.useFakeTimers();
  try {
    await expect(sentry.close()).rejects.toThrow("Closed Sentry without waiting for what is on its way: timers are faked");
  } finally {
    jest.useRealTimers();
  }
  expect([Sentry.getClient(), client?.getOptions().enabled, process.listenerCount("beforeExit")]).toEqual([undefined, false, listeners]);
  run("nobody");
  expect(messages(sentry)).toEqual([]);
  await sentry.close();
});

test("A flush says when Sentry is not done in time", async () => {
  const sentry = recordSentry();
  let release = (): void => undefined;
  const held = new Promise<null>((resolve) => {
    release = () => resolve(null);
  });
  Sentry.captureException(new Error("held"), (scope) => scope.addEventProcessor(() => held));
  await expect(sentry.flush(20)).rejects.toThrow("Sentry was not done within 20 ms");
  release();
  await sentry.flush();
});
