import * as Sentry from "@sentry/node";
import { CaptureErrors, Context, Tag, Transaction, User } from "../../../src/index.js";
import { caught } from "../../support/caught.js";
import { record, sent, type Recording } from "../../support/recording.js";

/** What the method does to the scopes round it before it fails. */
type Act = (scope: Sentry.Scope, isolationScope: Sentry.Scope) => unknown;

class Cog {
  @Transaction("command.run")
  @CaptureErrors({ context: "moderation", data: { step: 1 }, tags: { of: "capture" } })
  @Tag("of", "method")
  @Tag("guild_id", "1")
  @Context("moderation", { of: "method" })
  async run(act: Act): Promise<never> {
    act(Sentry.getCurrentScope(), Sentry.getIsolationScope());
    throw new Error("boom");
  }

  @Transaction("command.run")
  @CaptureErrors({ level: "warning" })
  async warned(act: Act): Promise<never> {
    act(Sentry.getCurrentScope(), Sentry.getIsolationScope());
    throw new Error("boom");
  }

  @Transaction("command.run")
  @CaptureErrors
  @User(() => ({ id: "alice" }))
  async ofAlice(act: Act): Promise<never> {
    act(Sentry.getCurrentScope(), Sentry.getIsolationScope());
    throw new Error("boom");
  }
}

let sentry: Recording;
beforeEach(() => void (sentry = record()));
afterEach(() => Sentry.getGlobalScope().setUser({}).setFingerprint([]));
afterEach(() => Sentry.close(1000));

const run = async (act: Act, method: "run" | "warned" | "ofAlice" = "run") => {
  await caught(() => new Cog()[method](act));
  await sent();
  return sentry.errors[0];
};

describe("an error that is captured where it leaves", () => {
  test("has the policy's tags and blocks over those of the scopes", async () => {
    const event = await run(() => undefined);
    expect(event.tags).toMatchObject({ of: "capture", guild_id: "1", "error.type": "cog", "error.context": "moderation" });
    expect(event.contexts?.["moderation"]).toEqual({ cog: "Cog", method: "run", step: 1 });
  });

  test("has the nearest user whole, and nothing of another one's", async () => {
    const event = await run((_scope, isolationScope) => isolationScope.setUser({ id: "bob", email: "bob@example.com" }), "ofAlice");
    expect(event.user).toEqual({ id: "alice" });
  });

  test("has no user where it was taken away", async () => {
    const event = await run((scope) => scope.setUser(null));
    expect(event).not.toHaveProperty("user");
  });

  test("has its breadcrumbs in the order of their time, whichever scope they are on", async () => {
    const event = await run((scope, isolationScope) => {
      scope.addBreadcrumb({ message: "first", timestamp: 1 });
      isolationScope.addBreadcrumb({ message: "second", timestamp: 2 });
    });
    expect(event.breadcrumbs?.map(({ message }: { message: string }) => message)).toEqual(["first", "second"]);
  });

  test("has the method's fingerprint and not the process's", async () => {
    Sentry.getGlobalScope().setFingerprint(["process"]);
    const event = await run((scope) => scope.setFingerprint(["method"]));
    expect(event.fingerprint).toEqual(["method"]);
  });
});

test.each([
  ["by the method that it left first", "run", undefined],
  ["where a level is asked for", "warned", expect.objectContaining({ level: "warning" })],
] as const)(
  "`beforeSend` sees what is said in the event, and in the hint only what the SDK has to do with it: %s",
  async (_what, method, said) => {
    const seen: unknown[] = [];
    sentry = record({
      beforeSend: (event, hint) => {
        seen.push([event.tags?.["error.type"], hint.captureContext, hint.mechanism?.type]);
        return event;
      },
    });
    await run(() => undefined, method);
    expect(seen).toEqual([["cog", said, "auto.function.cogscope"]]);
  },
);

test("a wrapper that is captured later has what its cause carried away, whatever has been set since", async () => {
  let isolationScope: Sentry.Scope | undefined;
  const failed = await caught(() =>
    new Cog().run((_scope, around) => (isolationScope = around).setTag("kept", "then").setContext("kept", { of: "then" })),
  );
  isolationScope?.setTag("kept", "later").setContext("kept", { of: "later" });
  Sentry.captureException(new Error("wrapper", { cause: failed?.error }));
  await sent();
  const wrapper = sentry.errors.find((event) => event.exception?.values?.some(({ value }: { value: string }) => value === "wrapper"));
  expect(wrapper).toMatchObject({ tags: { kept: "then", guild_id: "1" }, contexts: { kept: { of: "then" } } });
});
