import * as Sentry from "@sentry/node";
import { Breadcrumb, CaptureErrors, configure, Context, Span, SpanData, Tag, Transaction, User } from "../../../src/index.js";
import { caught } from "../../support/caught.js";
import { collectDiagnostics } from "../../support/diagnostics.js";
import { LIFECYCLES } from "../../support/lifecycles.js";
import { record, sent } from "../../support/recording.js";

const broken = new Error("a reader's own");

const READERS: Record<string, () => never> = {
  throw: () => {
    throw broken;
  },
  "throw undefined": () => {
    throw undefined;
  },
  "give a promise": () => Promise.resolve("late") as never,
  "give a promise that rejects": () => Promise.reject(broken) as never,
  "give a thenable that throws": () => ({ then: () => READERS["throw"]?.() }) as never,
  "give a thenable whose then getter throws": () => Object.defineProperty({}, "then", { get: READERS["throw"] }) as never,
  "give a symbol": () => Symbol("odd") as never,
  "give a function": () => (() => "odd") as never,
  "give a revoked proxy": () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy as never;
  },
};

/** A cog whose every reader but one is broken in the same way. */
function cogWith(reader: () => never) {
  class Cog {
    @Transaction("command.run", { name: "command", attributes: reader })
    @SpanData("good.attribute", () => "kept")
    @SpanData("by.data", reader)
    @SpanData(reader)
    @Tag("bad", reader)
    @Tag("good", () => "kept")
    @Context("bad", reader)
    @Context("good", () => ({ is: "kept" }))
    @User(reader)
    @Breadcrumb(reader as () => string)
    @Breadcrumb("kept", { data: reader as () => object as () => Record<string, unknown> })
    @CaptureErrors({ context: "captured", data: reader })
    async run(error: unknown): Promise<string> {
      if (error !== undefined) throw error;
      return "the result";
    }

    @Span("work", { name: "work", root: true, result: reader })
    async work(): Promise<string> {
      return "the result";
    }
  }
  return new Cog();
}

afterEach(async () => {
  configure({});
  await Sentry.close(1000);
});

describe.each(LIFECYCLES)("%s", (traceLifecycle) => {
  test.each(Object.entries(READERS))("readers that %s lose their own datum and nothing else", async (_, reader) => {
    collectDiagnostics();
    const sentry = record({ traceLifecycle });
    const cog = cogWith(reader);
    const fault = new Error("the fault");

    expect(await cog.run(undefined)).toBe("the result");
    expect(await cog.work()).toBe("the result");
    expect(await caught(() => cog.run(fault))).toEqual({ error: fault });
    await sent();

    expect(sentry.errors).toHaveLength(1);
    const [event] = sentry.errors;
    expect(event?.["tags"]).toEqual({ good: "kept", "error.type": "cog", "error.context": "captured" });
    expect(event?.["contexts"]).toMatchObject({ good: { is: "kept" }, captured: { cog: "Cog", method: "run" } });
    expect(event?.["user"]).toBeUndefined();
    expect(event?.["breadcrumbs"].map((crumb: { message: string }) => crumb.message)).toContain("kept");
    expect(sentry.spans.map(({ name }) => name).sort()).toEqual(["command", "command", "work"]);
    const { attributes, event: transaction } = sentry.span("command");
    const said = { ...attributes, ...transaction?.["tags"] };
    expect(said).toMatchObject({ "good.attribute": "kept", good: "kept" });
    for (const key of ["by.data", "bad"]) expect(said).not.toHaveProperty([key]);
  });
});

test("each broken reader is reported once, however often it is asked, with its place", async () => {
  const said = collectDiagnostics();
  record();
  const cog = cogWith(READERS["throw"]);
  for (let call = 0; call < 5; call++) await cog.run(undefined);

  expect(new Set(said.map(({ place }) => place))).toEqual(new Set(["Cog.run"]));
  expect(said.every(({ error }) => error === broken)).toBe(true);
  const messages = said.map(({ message }) => message);
  expect(new Set(messages).size).toBe(messages.length);
  for (const word of ["@Tag 'bad'", "@Context 'bad'", "@User", "@Breadcrumb", "@CaptureErrors", "span attributes", "'by.data'"]) {
    expect(messages.filter((message) => message.includes(word)).length).toBeGreaterThanOrEqual(1);
  }
});

test("a wrong type is reported too, and a promise's rejection is nobody's", async () => {
  const said = collectDiagnostics();
  record();
  await cogWith(READERS["give a promise that rejects"]).run(undefined);
  await new Promise(setImmediate);
  expect(said.filter(({ message }) => message.includes("promise")).length).toBeGreaterThanOrEqual(7);
});
