import * as Sentry from "@sentry/node";
import { addBreadcrumb, Breadcrumb, CaptureErrors, Context, setTag, Span, Tag, Transaction, User } from "../../../src/index.js";
import { caught } from "../../support/caught.js";
import { LIFECYCLES } from "../../support/lifecycles.js";
import { record, sent, type Recording } from "../../support/recording.js";

class Cog {
  @Transaction("command.run", { name: "command" })
  @User((user: string) => ({ id: user, username: `name of ${user}` }))
  @Tag("layer", "command")
  @Tag("only.outer", "command")
  async command(user: string, error: unknown): Promise<void> {
    addBreadcrumb(`crumb of ${user}`);
    setTag("by.function", user);
    await this.load(user, error);
  }

  @Span("work", { name: "load" })
  @Tag("layer", "load")
  @Tag("of", (user: string) => user)
  @Context("loading", (user: string) => ({ user, nested: { deep: true } }))
  @Breadcrumb("loading starts")
  async load(_user: string, error: unknown): Promise<void> {
    throw error;
  }

  /** Another user's command, in which somebody captures alice's error. */
  @Transaction("command.run", { name: "of bob" })
  @User(() => ({ id: "bob", email: "bob@example.org" }))
  @Tag("of", "bob")
  @Tag("only.bob", "bob")
  @Context("bob", { is: "bob" })
  @Breadcrumb("crumb of bob")
  async byBob(capture: () => void): Promise<void> {
    Sentry.getIsolationScope().setTag("isolation", "bob").setExtra("extra", "bob");
    capture();
  }
}

/** The error that alice's command left, caught outside. */
async function fromAlice(error: unknown = new Error("alice's")): Promise<unknown> {
  return (await caught(() => new Cog().command("alice", error)))?.error;
}

/** All that alice's error carries, and nothing of anybody else. */
function expectAlice(sentry: Recording, at = 0): void {
  const event = sentry.errors[at] ?? {};
  const load = sentry.span("load");
  expect(event["tags"]).toEqual({ layer: "load", "only.outer": "command", of: "alice", "by.function": "alice" });
  expect(event["contexts"].loading).toEqual({ user: "alice", nested: { deep: true } });
  expect(event["contexts"]).not.toHaveProperty("bob");
  expect(event["user"]).toEqual({ id: "alice", username: "name of alice" });
  expect(event["breadcrumbs"].map((crumb: { message: string }) => crumb.message)).toEqual(["crumb of alice", "loading starts"]);
  expect(event["contexts"].trace).toMatchObject({ trace_id: load.traceId, span_id: load.spanId });
  expect(event["extra"]).toBeUndefined();
}

describe.each(LIFECYCLES)("%s: an error carries what its method annotates", (traceLifecycle) => {
  let sentry: Recording;
  beforeEach(() => void (sentry = record({ traceLifecycle })));
  afterEach(() => Sentry.close(1000));

  const once = async (capture: () => unknown): Promise<void> => {
    await capture();
    await sent();
    expect(sentry.errors).toHaveLength(1);
    expectAlice(sentry);
  };

  test("captured outside its method", () => once(async () => Sentry.captureException(await fromAlice())));

  test("captured in another tick, from a timer", () =>
    once(async () => {
      const error = await fromAlice();
      await new Promise<void>((resolve) => setTimeout(() => (Sentry.captureException(error), resolve()), 1));
    }));

  test("an object that is no Error", () =>
    once(async () =>
      Sentry.captureException(
        await fromAlice({ code: 1, name: "Coded", message: "an object" }).then((error) => {
          delete (error as { extra?: unknown }).extra;
          return Object.assign(new Error("stands for it"), { cause: error });
        }),
      ),
    ));

  test("wrapped as a cause", () =>
    once(async () => Sentry.captureException(new Error("outer", { cause: new Error("middle", { cause: await fromAlice() }) }))));

  test("as a member of an AggregateError", () =>
    once(async () => Sentry.captureException(new AggregateError([new Error("other"), await fromAlice()], "several"))));

  test("frozen", () => once(async () => Sentry.captureException(await fromAlice(Object.freeze(new Error("cold"))))));

  test("captured by an enclosing method that is no part of the command", () => {
    class Dispatcher {
      @CaptureErrors
      async dispatch(): Promise<void> {
        await new Cog().command("alice", new Error("through a dispatcher"));
      }
    }
    return caught(() => new Dispatcher().dispatch())
      .then(sent)
      .then(() => {
        expect(sentry.errors).toHaveLength(1);
        const [event] = sentry.errors;
        expect(event?.["user"].id).toBe("alice");
        expect(event?.["tags"]).toMatchObject({ layer: "load", of: "alice", "error.type": "cog" });
      });
  });

  test("captured inside another user's command, with nothing of that one", () =>
    once(async () => {
      const error = await fromAlice();
      await new Cog().byBob(() => void Sentry.captureException(error));
    }));

  test("wrapped and captured inside another user's command", () =>
    once(async () => {
      const cause = await fromAlice();
      await new Cog().byBob(() => void Sentry.captureException(new Error("bob's wrapper", { cause })));
    }));

  test("captured under an isolation scope of somebody's", () =>
    once(async () => {
      const error = await fromAlice();
      Sentry.withIsolationScope((scope) => {
        scope.setTag("isolation", "theirs").setUser({ id: "mallory" }).setContext("bob", {}).setExtra("e", 1);
        scope.addBreadcrumb({ message: "theirs" });
        Sentry.captureException(error);
      });
    }));
});
