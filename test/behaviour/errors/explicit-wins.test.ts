import * as Sentry from "@sentry/node";
import { captureExceptionSafe, Context, Tag, Transaction, User } from "../../../src/index.js";
import { caught } from "../../support/caught.js";
import { record, sent, type Recording } from "../../support/recording.js";

class Cog {
  @Transaction("command.run")
  @User(() => ({ id: "alice", username: "alice" }))
  @Tag("of", "alice")
  @Tag("kept", "alice")
  @Context("shared", { of: "alice" })
  @Context("kept", { of: "alice" })
  async run(): Promise<never> {
    Sentry.getCurrentScope().setLevel("info").setFingerprint(["alice's"]).setExtra("of", "alice").setExtra("kept", "alice");
    throw new Error("alice's");
  }

  @Transaction("command.run")
  @User(() => ({ id: "bob" }))
  @Tag("of", "bob")
  @Context("shared", { of: "bob" })
  async inside(capture: () => void): Promise<void> {
    capture();
  }
}

const EXPLICIT = {
  tags: { of: "given" },
  user: { id: "given" },
  contexts: { shared: { of: "given" } },
  extra: { of: "given" },
  level: "fatal",
  fingerprint: ["given"],
} as const;

const onScope = (scope: Sentry.Scope): Sentry.Scope =>
  scope
    .setTag("of", "given")
    .setUser({ id: "given" })
    .setContext("shared", { of: "given" })
    .setExtra("of", "given")
    .setLevel("fatal")
    .setFingerprint(["given"]);

const CAPTURES: Record<string, (error: unknown) => unknown> = {
  "in the captureContext": (error) => Sentry.captureException(error, { ...EXPLICIT, fingerprint: ["given"] }),
  "in a hint's captureContext": (error) => Sentry.captureException(error, { captureContext: { ...EXPLICIT, fingerprint: ["given"] } }),
  "by a captureContext that is a function": (error) => Sentry.captureException(error, (scope) => onScope(scope)),
  "by a captureContext that is a scope": (error) => Sentry.captureException(error, onScope(new Sentry.Scope())),
  "on a scope around the capture": (error) => Sentry.withScope((scope) => (onScope(scope), Sentry.captureException(error))),
  "on two scopes around the capture": (error) =>
    Sentry.withScope((outer) => (onScope(outer), Sentry.withScope((inner) => (inner.setTag("inner", 1), Sentry.captureException(error))))),
};

let sentry: Recording;
beforeEach(() => void (sentry = record()));
afterEach(() => Sentry.close(1000));

describe.each([
  ["outside", false],
  ["inside another user's command", true],
])("what is given with a capture %s wins over what the error carries", (_, isInside) => {
  test.each(Object.entries(CAPTURES))("%s", async (_, capture) => {
    const error = (await caught(() => new Cog().run()))?.error;
    if (isInside) await new Cog().inside(() => void capture(error));
    else capture(error);
    await sent();

    expect(sentry.errors).toHaveLength(1);
    const [event] = sentry.errors;
    expect(event?.["tags"]).toMatchObject({ of: "given", kept: "alice" });
    expect(event?.["user"]).toEqual({ id: "given" });
    expect(event?.["contexts"]).toMatchObject({ shared: { of: "given" }, kept: { of: "alice" } });
    expect(event?.["extra"]).toEqual({ of: "given", kept: "alice" });
    expect(event?.["level"]).toBe("fatal");
    expect(event?.["fingerprint"]).toEqual(["given"]);
  });
});

test("what is not given stays as the error carries it", async () => {
  const error = (await caught(() => new Cog().run()))?.error;
  Sentry.captureException(error, { tags: { more: 1 } });
  await sent();
  expect(sentry.errors).toHaveLength(1);
  const [event] = sentry.errors;
  expect(event?.["tags"]).toEqual({ of: "alice", kept: "alice", more: 1 });
  expect(event?.["user"]).toEqual({ id: "alice", username: "alice" });
  expect(event?.["level"]).toBe("info");
  expect(event?.["fingerprint"]).toEqual(["alice's"]);
});

test("captureExceptionSafe's own data win too", async () => {
  const error = (await caught(() => new Cog().run()))?.error;
  captureExceptionSafe(error, { context: "shared", data: { of: "given" }, tags: { of: "given" }, level: "fatal", fingerprint: ["given"] });
  await sent();
  expect(sentry.errors).toHaveLength(1);
  expect(sentry.errors[0]?.["tags"]).toEqual({ of: "given", kept: "alice", "error.captured_safely": true });
  expect(sentry.errors[0]).toMatchObject({
    level: "fatal",
    fingerprint: ["given"],
    contexts: { shared: { of: "given" } },
    user: { id: "alice" },
  });
});
