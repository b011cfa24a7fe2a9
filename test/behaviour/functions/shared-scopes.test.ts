import * as Sentry from "@sentry/node";
import { AsyncResource } from "node:async_hooks";
import { captureExceptionSafe, configure, configureScope, setTag, setUser, startTransaction } from "../../../src/index.js";
import { record, sent, type Recording } from "../../support/recording.js";

let sentry: Recording;
beforeEach(() => {
  sentry = record();
  configure({ onDiagnostic: () => undefined });
});
afterEach(() => Sentry.close(1000));

const LOGINS: Readonly<Record<string, (body: () => void) => void>> = {
  "a login in an entry point": (body) => startTransaction("bot.login", "login", body),
  "a login in a span of Sentry's": (body) => Sentry.startSpan({ name: "login" }, body),
};

it.each(Object.entries(LOGINS))("after %s no handler writes on what all handlers share", async (_name, login) => {
  let handler: ((user: string) => Promise<void>) | undefined;
  login(() => {
    handler = AsyncResource.bind(async (user: string) => {
      setUser({ id: user });
      setTag("of", user);
      configureScope((scope) => scope.setTag("configured", user));
      await new Promise(setImmediate);
      captureExceptionSafe(new Error(user));
    });
  });
  await Promise.all([handler?.("alice"), handler?.("bob")]);
  await sent();
  expect(sentry.errors.map(({ user, tags }) => [user, tags.of, tags.configured])).toEqual([
    [undefined, undefined, undefined],
    [undefined, undefined, undefined],
  ]);
});

it("writes on a fork that a handler has made for itself", async () => {
  Sentry.withScope(() => {
    setUser({ id: "alice" });
    captureExceptionSafe(new Error("alice"));
  });
  captureExceptionSafe(new Error("nobody"));
  await sent();
  expect(sentry.errors.map(({ user }) => user)).toEqual([{ id: "alice" }, undefined]);
});
