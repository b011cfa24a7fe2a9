import * as Sentry from "@sentry/node";
import * as cogscope from "../../../src/index.js";
import { collectDiagnostics } from "../../support/diagnostics.js";
import { expectOneStory } from "../../support/fresh-story.js";
import { freshCog } from "../../support/fresh-cog.js";
import { LIFECYCLES } from "../../support/lifecycles.js";
import { record, sent } from "../../support/recording.js";

const Cog = freshCog(cogscope);
const call = (id: string): Promise<void> => expect(new Cog().command(id)).rejects.toThrow(`failed ${id}`);

test("a method runs as if it stood bare while Sentry was never initialised, and reports once it is", async () => {
  expect(Sentry.getClient()).toBeUndefined();
  const said = collectDiagnostics();
  await call("before");
  cogscope.setTag("of", "nobody");
  cogscope.setUser({ id: "nobody" });
  cogscope.addBreadcrumb("nobody");
  expect(said).toEqual([]);
  const sentry = record();
  await call("alice");
  await sent();
  expectOneStory(sentry, "alice");
  await Sentry.close(1000);
});

describe.each(LIFECYCLES)("with clients in the %s lifecycle", (traceLifecycle) => {
  afterEach(() => Sentry.close(1000));

  test.each([
    ["disabled", { enabled: false }],
    ["without a DSN", { dsn: "" }],
  ])("a method runs as if it stood bare where Sentry is %s", async (_what, options) => {
    const read: unknown[] = [];
    class Counted {
      @cogscope.Transaction({ name: "counted", attributes: () => ({ n: read.push("attributes") }) })
      @cogscope.Tag("tag", () => read.push("tag"))
      async run(): Promise<string> {
        return "value";
      }
    }
    const sentry = record({ traceLifecycle, ...options });
    await call("nobody");
    expect(await new Counted().run()).toBe("value");
    await sent();
    expect([sentry.items, read]).toEqual([[], []]);
  });

  test("nothing is sent when it was closed, and a new client gets the later events, each once", async () => {
    const first = record({ traceLifecycle });
    await call("alice");
    await Sentry.close(1000);
    const before = first.items.length;
    await call("nobody");
    const second = record({ traceLifecycle });
    await call("bob");
    await sent();
    expectOneStory(first, "alice");
    expectOneStory(second, "bob");
    expect(first.items).toHaveLength(before);
  });

  test("after a second init without a close, the second client gets the later events, each once", async () => {
    const first = record({ traceLifecycle });
    const firstClient = Sentry.getClient();
    await call("alice");
    await sent();
    const second = record({ traceLifecycle });
    await call("bob");
    await call("carol");
    await sent();
    await firstClient?.flush(1000);
    expectOneStory(first, "alice");
    expect(second.errors.map(({ user }) => user)).toEqual([{ id: "bob" }, { id: "carol" }]);
    expect(second.spans.map(({ name }) => name).sort()).toEqual(["command", "command", "step", "step"]);
    await firstClient?.close(1000);
  });

  test("a call that is running when its client is closed, and another comes, ends well and harms nobody", async () => {
    let go: (() => void) | undefined;
    class Slow {
      @cogscope.Transaction({ name: "slow" })
      @cogscope.CaptureErrors
      async run(): Promise<void> {
        await new Promise<void>((resolve) => (go = resolve));
        throw new Error("slow");
      }
    }
    const first = record({ traceLifecycle });
    const firstClient = Sentry.getClient();
    const running = new Slow().run();
    await Sentry.close(1000);
    const second = record({ traceLifecycle });
    go?.();
    await expect(running).rejects.toThrow("slow");
    await call("bob");
    await sent();
    expect(first.errors).toEqual([]);
    expect(second.errors.filter(({ user }) => user?.id === "bob")).toHaveLength(1);
    expect(second.errors.length).toBeLessThanOrEqual(2);
    await firstClient?.close(1000); // the span that ended late is in its buffer, with a timer
  });

  test("our hooks are on a client once, however many calls and however many copies of a class there are", async () => {
    const sentry = record({ traceLifecycle });
    const client = Sentry.getClient() as Sentry.NodeClient;
    const hooked: string[] = [];
    const { on, addEventProcessor } = client;
    client.on = ((hook: string, ...rest: unknown[]) => (hooked.push(hook), Reflect.apply(on, client, [hook, ...rest]))) as never;
    client.addEventProcessor = (processor) => (hooked.push("processor"), Reflect.apply(addEventProcessor, client, [processor]));
    for (const Again of [Cog, freshCog(cogscope)]) {
      for (const id of ["1", "2"]) await expect(new Again().command(id)).rejects.toThrow();
    }
    cogscope.captureExceptionSafe(new Error("by function"));
    await sent();
    const ours = ["preprocessEvent", "beforeSendEvent", "processor"];
    expect(hooked.filter((hook) => ours.includes(hook)).sort()).toEqual(ours.sort());
    expect(sentry.errors).toHaveLength(5);
  });
});
