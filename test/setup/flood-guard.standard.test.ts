import * as Sentry from "@sentry/node";
import { captureDatabaseError, setTag, startTransaction } from "../../src/index.js";
import { cogscopeIntegration, type CogscopeOptions } from "../../src/setup/index.js";
import { until } from "../support/discord-story.js";
import { record, sent, type Recording } from "../support/recording.js";

const MINUTE = 60_000;

/** Clocks and the flood guard's timer stand until they are advanced; what sends goes on. */
beforeEach(() => void jest.useFakeTimers({ now: Date.now(), doNotFake: ["nextTick", "setImmediate", "queueMicrotask"] }));
afterEach(async () => {
  jest.useRealTimers();
  await Sentry.close(2000);
});

const start = (options?: CogscopeOptions): Recording =>
  record({ integrations: [cogscopeIntegration({ signals: false, ...options })], transportOptions: { bufferSize: 5000 } });

/** Sends all; what was dropped is told in a last event, whose id the SDK draws late: it stands first. */
async function all(sentry: Recording): Promise<Recording["errors"]> {
  jest.useRealTimers();
  await sent();
  return sentry.errors;
}

/** Ten thousand stacks of ten frames, each looked up in the sources' maps, are most of what these tests would take. */
const frames = Error.stackTraceLimit;
beforeAll(() => void (Error.stackTraceLimit = 3));
afterAll(() => void (Error.stackTraceLimit = frames));

class DatabaseError extends Error {
  override readonly name = "DatabaseError";
}

const fail = (message = "connect ECONNREFUSED 127.0.0.1:5432"): void => void Sentry.captureException(new DatabaseError(message));

const droppedOf = (sentry: Recording): number[] =>
  sentry.errors.flatMap(({ tags }) => (tags?.["flood.dropped"] as number | undefined) ?? []);

test("Of one failing place that fails 10 000 times in a minute 20 events go, and the count of the rest with one more", async () => {
  const sentry = start();
  for (let at = 0; at < 10_000; at++) {
    startTransaction("discord.command", "command.ban", () => {
      Sentry.setUser({ id: String(at) });
      fail();
    });
    if (at % 100 === 0) jest.advanceTimersByTime(MINUTE / 110);
  }
  jest.useRealTimers();
  await sent();
  expect(sentry.errors).toHaveLength(21);
  expect(droppedOf(sentry)).toEqual([9980]);
  const told = sentry.errors.find(({ tags }) => tags?.["flood.dropped"] !== undefined);
  expect(told?.["exception"].values[0]).toMatchObject({ type: "DatabaseError", value: "connect ECONNREFUSED 127.0.0.1:5432" });
  expect(told?.["contexts"].flood).toEqual({ dropped: 9980, since: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) });
  expect(told?.["user"]).toBeUndefined();
});

test("The count goes with the next equal error, and fewer go in each minute that the flood lasts", async () => {
  const sentry = start({ floodLimit: 4 });
  for (let minute = 0; minute < 5; minute++) {
    for (let at = 0; at < 100; at++) fail();
    jest.advanceTimersByTime(MINUTE);
  }
  await all(sentry);
  expect(sentry.errors.map(({ tags }) => tags?.["flood.dropped"])).toEqual([
    ...[99],
    ...[undefined, undefined, undefined, undefined],
    ...[96, undefined],
    ...[98],
    ...[99],
    ...[99],
  ]);
});

test("After a minute of quiet the limit is what it was", async () => {
  const sentry = start({ floodLimit: 3 });
  for (let at = 0; at < 10; at++) fail();
  jest.advanceTimersByTime(MINUTE * 1.5);
  for (let at = 0; at < 1; at++) fail();
  jest.advanceTimersByTime(MINUTE * 2);
  for (let at = 0; at < 10; at++) fail();
  await all(sentry);
  expect(sentry.errors.map(({ tags }) => tags?.["flood.dropped"])).toEqual([
    ...[7], // told by the flush
    ...[undefined, undefined, undefined],
    ...[7],
    ...[undefined, undefined, undefined],
  ]);
});

test("Where no equal error comes, an event of the same issue brings the count within two minutes", async () => {
  const sentry = start({ floodLimit: 1 });
  for (let at = 0; at < 5; at++) fail();
  jest.advanceTimersByTime(2 * MINUTE + 1);
  jest.useRealTimers();
  await until("both events", () => sentry.errors.length === 2);
  expect(droppedOf(sentry)).toEqual([4]);
  expect(sentry.errors).toHaveLength(2);
});

test("Each flush tells what was dropped, five times a minute, for who flushes after each command", async () => {
  const sentry = start({ floodLimit: 1 });
  jest.useRealTimers();
  for (let round = 0; round < 7; round++) {
    for (let at = 0; at < 10; at++) fail();
    await sent();
  }
  expect(droppedOf(sentry)).toEqual([9, 10, 10, 10, 10]);
});

test("Equal errors that differ in an id are equal; other messages, classes and places are for themselves", async () => {
  const sentry = start({ floodLimit: 1 });
  for (const id of ["100000000000000001", "100000000000000002"]) fail(`no member ${id}`);
  for (const id of [1, 2]) fail(`no case ${id}`);
  for (const ErrorClass of [TypeError, RangeError]) Sentry.captureException(new ErrorClass("no"));
  Sentry.captureException(new RangeError("no"));
  await all(sentry);
  expect(sentry.errors.map((event) => `${event["exception"].values[0].type}: ${event["exception"].values[0].value}`)).toEqual([
    "DatabaseError: no member 100000000000000002",
    "DatabaseError: no member 100000000000000001",
    "DatabaseError: no case 1",
    "DatabaseError: no case 2",
    "TypeError: no",
    "RangeError: no",
    "RangeError: no",
  ]);
});

test("5 000 different errors of one place are bounded too, and at least 1 000 of them go", async () => {
  const sentry = start();
  for (let at = 0; at < 5000; at++) fail(`different ${at}`);
  await all(sentry);
  expect(sentry.errors).toHaveLength(2001);
  expect(droppedOf(sentry)).toEqual([3000]);
});

test("Fingerprints, of the event or of a scope, go as they are", async () => {
  const sentry = start({ floodLimit: 1 });
  Sentry.captureException(new DatabaseError("a"), { captureContext: { fingerprint: ["database", "{{ default }}"] } });
  for (let at = 0; at < 2; at++) Sentry.captureException(new DatabaseError("b"), { captureContext: { fingerprint: ["database"] } });
  fail("c");
  const fingerprints = (await all(sentry)).map((event) => event["fingerprint"]);
  expect(fingerprints).toEqual([["database"], ["database", "{{ default }}"], ["database"], undefined]);
});

test("An author's fingerprints make errors of their own: those of the capture, the scope and the event", async () => {
  const sentry = start({ floodLimit: 1 });
  for (const fingerprint of [["a"], ["b"]]) {
    Sentry.captureException(new DatabaseError("x"), { captureContext: { fingerprint } });
    Sentry.withScope((scope) => {
      scope.setFingerprint(["scope", ...fingerprint]);
      fail("x");
    });
  }
  expect(await all(sentry)).toHaveLength(4);
});

test("Messages are not counted, but for those of errors", async () => {
  const sentry = start({ floodLimit: 1 });
  for (let at = 0; at < 5; at++) {
    startTransaction("task.run", "refresh", () => Sentry.captureMessage("said"));
    startTransaction("task.run", "refresh", () => Sentry.captureMessage("broken", "error"));
  }
  await all(sentry);
  expect(sentry.errors.filter(({ message }) => message === "said")).toHaveLength(5);
  expect(sentry.errors.filter(({ message }) => message === "broken")).toHaveLength(2);
});

test("What tells of a flood holds nothing of one user: neither his tags nor his trail", async () => {
  const sentry = start({ floodLimit: 1 });
  for (const player of ["alice", "bob", "carol"]) {
    startTransaction("discord.command", "command.ban", () => {
      setTag("player", player);
      Sentry.addBreadcrumb({ message: player });
      captureDatabaseError(new DatabaseError("x"));
    });
  }
  await all(sentry);
  const told = sentry.errors.find(({ tags }) => tags?.["flood.dropped"] !== undefined);
  expect(told?.["tags"]).toEqual({ "flood.dropped": 2, "error.type": "database" });
  expect(JSON.stringify([told?.["contexts"], told?.["breadcrumbs"], told?.["user"]])).not.toMatch(/alice|bob|carol/);
});

test("Without a limit all go", async () => {
  const sentry = start({ floodLimit: false });
  for (let at = 0; at < 100; at++) startTransaction("task.run", "refresh", () => fail());
  await all(sentry);
  expect(sentry.errors).toHaveLength(100);
  expect(droppedOf(sentry)).toEqual([]);
});
