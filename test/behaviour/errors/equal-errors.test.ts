import * as Sentry from "@sentry/node";
import { CaptureErrors, Tag, Transaction, User } from "../../../src/index.js";
import { caught } from "../../support/caught.js";
import { record, sent, type Recording } from "../../support/recording.js";
import { faultsOf } from "../../support/valid.js";

class Expected extends Error {}

const sameError = (): Error => new Error("the same for everybody");

class Cog {
  @Transaction("command.run")
  @User((user: string) => ({ id: user }))
  @CaptureErrors({ expected: [Expected] })
  async captured(user: string, error = sameError()): Promise<never> {
    throw error;
  }

  @Transaction("command.run")
  @User((user: string) => ({ id: user }))
  @CaptureErrors({ fingerprint: ["by", "annotation"] })
  async fingerprinted(_user: string): Promise<never> {
    throw sameError();
  }

  @Transaction("command.run")
  @User((user: string) => ({ id: user }))
  async capturedInside(_user: string, context?: { fingerprint: string[] }): Promise<void> {
    Sentry.captureException(sameError(), context);
  }

  @Transaction("command.run")
  @User((user: string) => ({ id: user }))
  async fingerprintOfScope(_user: string): Promise<void> {
    Sentry.getCurrentScope().setFingerprint(["by", "scope"]);
    Sentry.captureException(sameError());
  }

  @Transaction("command.run")
  @User((user: string) => ({ id: user }))
  async leaves(_user: string): Promise<never> {
    throw sameError();
  }

  /** No entry point: only the user tells them apart. */
  @Tag("feature", "plain")
  @User((user: string) => ({ id: user }))
  @CaptureErrors
  async plain(_user: string): Promise<never> {
    throw sameError();
  }
}

const USERS = Array.from({ length: 10 }, (_, index) => `user-${index}`);

let sentry: Recording;
beforeEach(() => void (sentry = record()));
afterEach(() => Sentry.close(1000));

/** Ten events arrived, one for each user, with the fingerprint that was given or none. */
async function expectTen(fingerprint?: string[]): Promise<void> {
  await sent();
  expect(sentry.errors.map((event) => event["user"].id).sort()).toEqual(USERS);
  for (const event of sentry.errors) {
    expect(event["fingerprint"]).toEqual(fingerprint);
    expect("fingerprint" in event).toBe(fingerprint !== undefined);
  }
  expect(faultsOf(sentry)).toEqual([]);
}

const forEachUser = async (run: (user: string) => unknown): Promise<void> => {
  for (const user of USERS) await caught(() => run(user));
};

describe("ten equal errors of ten users arrive as ten events", () => {
  const cog = new Cog();

  test("captured by us", async () => {
    await forEachUser((user) => cog.captured(user));
    await expectTen();
  });

  test("captured by us, all at the same time", async () => {
    await Promise.all(USERS.map((user) => caught(() => cog.captured(user))));
    await expectTen();
  });

  test("captured by us, outside an entry point", async () => {
    await forEachUser((user) => cog.plain(user));
    await expectTen();
  });

  test("captured by Sentry.captureException inside the method", async () => {
    await forEachUser((user) => cog.capturedInside(user));
    await expectTen();
  });

  test("captured by Sentry.captureException outside, after they left", async () => {
    for (const user of USERS) Sentry.captureException((await caught(() => cog.leaves(user)))?.error);
    await expectTen();
  });

  test("with expected errors in between", async () => {
    await forEachUser(async (user) => {
      await caught(() => cog.captured(user, new Expected("no fault")));
      await cog.captured(user);
    });
    await expectTen();
  });

  test("with primitives, which have no stack", async () => {
    await forEachUser((user) => cog.captured(user, "the same text" as never));
    await expectTen();
  });

  test("with a fingerprint of @CaptureErrors", async () => {
    await forEachUser((user) => cog.fingerprinted(user));
    await expectTen(["by", "annotation"]);
  });

  test("with a fingerprint of the captureContext", async () => {
    await forEachUser((user) => cog.capturedInside(user, { fingerprint: ["by", "capture"] }));
    await expectTen(["by", "capture"]);
  });

  test("with a fingerprint of the scope", async () => {
    await forEachUser((user) => cog.fingerprintOfScope(user));
    await expectTen(["by", "scope"]);
  });

  test("with a fingerprint of a scope around the capture, after they left", async () => {
    for (const user of USERS) {
      const left = await caught(() => cog.leaves(user));
      Sentry.withScope((scope) => {
        scope.setFingerprint(["{{ default }}", "around"]);
        Sentry.captureException(left?.error);
      });
    }
    await expectTen(["{{ default }}", "around"]);
  });
});
