import { AsyncResource } from "node:async_hooks";
import * as Sentry from "@sentry/node";
import { annotate, captureExceptionSafe, CaptureErrors, eventIdOf, Tag, Transaction, User } from "../../../src/index.js";
import { record, sent, type Recording } from "../../support/recording.js";

/* One error object that lives on: a constant, a cached failure. What was over before concerns nobody after it. */

let sentry: Recording;
beforeEach(() => {
  sentry = record();
});
afterEach(() => Sentry.close(1000));

const users = () => sentry.errors.map(({ user }) => user?.id);

const command = annotate(
  async function command(_user: string, body: () => unknown) {
    return body();
  },
  Transaction("discord.command"),
  User((user: string) => ({ id: user })),
  Tag("of", (user: string) => user),
);
const capturing = annotate(command, CaptureErrors);
const fail = (error: unknown) => () => {
  throw error;
};
const caught = (promise: Promise<unknown>): Promise<unknown> => promise.catch((error: unknown) => error);

it("is the event of the user whose command it left last, when alice's command has handled it before", async () => {
  const error = new Error("constant");
  await caught(command("alice", fail(error)));
  Sentry.captureException(await caught(command("bob", fail(error))));
  await sent();
  expect(users()).toEqual(["bob"]);
});

it("is an event for each command that captures it, one after the other, and none for those who handled it", async () => {
  const error = new Error("constant");
  await caught(command("alice", fail(error)));
  await caught(capturing("bob", fail(error)));
  Sentry.captureException(error);
  await caught(capturing("carol", fail(error)));
  await sent();
  expect(users()).toEqual(["bob", "carol"]);
});

it("is captured anew in bob's running command, with an id of its own", async () => {
  const error = new Error("cached");
  await caught(capturing("alice", fail(error)));
  const first = eventIdOf(error);
  const second = await command("bob", () => captureExceptionSafe(error));
  await sent();
  expect(second).not.toBe(first);
  expect(sentry.errors.map(({ event_id, user }) => [event_id, user.id])).toEqual([
    [first, "alice"],
    [second, "bob"],
  ]);
});

it("is sent by every command, though a task outside any has expected it, and a capture at start has sent it", async () => {
  const error = new Error("cached");
  const task = annotate(fail(error), CaptureErrors({ expected: [Error] }));
  expect(task).toThrow(error);
  captureExceptionSafe(error);
  await caught(capturing("alice", fail(error)));
  await caught(capturing("bob", fail(error)));
  await sent();
  expect(users()).toEqual([undefined, "alice", "bob"]);
});

it("keeps bob's user where it is captured by what alice's finished command has left behind", async () => {
  let later: ((error: unknown) => void) | undefined;
  await command("alice", () => {
    later = AsyncResource.bind((error: unknown) => void Sentry.captureException(error));
  });
  later?.(await caught(command("bob", fail(new Error("late")))));
  await sent();
  expect(sentry.errors.map(({ user, tags }) => [user.id, tags.of])).toEqual([["bob", "bob"]]);
});
