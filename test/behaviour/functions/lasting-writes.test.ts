import * as Sentry from "@sentry/node";
import { configure, setContext, setTag, setTags, setUser, Span, Tag, Transaction, User, Context } from "../../../src/index.js";
import { collectDiagnostics } from "../../support/diagnostics.js";
import { LIFECYCLES } from "../../support/lifecycles.js";
import { record, sent, type Recording } from "../../support/recording.js";

const fail = (message: string): void => void Sentry.captureException(new Error(message));

class Bot {
  @Transaction({ name: "command" })
  async command(body: () => unknown): Promise<void> {
    await body();
  }

  @Span({ name: "outer" })
  @Tag("step", "annotated")
  @Context("step", { of: "annotated" })
  @User(() => ({ id: "annotated" }))
  async outer(body: () => unknown): Promise<void> {
    await body();
  }

  @Tag("step", "inner")
  @Context("step", { of: "inner" })
  @User(() => ({ id: "inner" }))
  async inner(body: () => unknown): Promise<void> {
    await body();
  }
}

const bot = new Bot();
const MANY = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`key.${at}`, at]));
const write = (value: string): void => {
  setTag("step", value);
  setContext("step", { of: value });
  setUser({ id: value });
};

describe.each(LIFECYCLES)("setTag, setContext and setUser, in the %s lifecycle", (traceLifecycle) => {
  let sentry: Recording;
  beforeEach(() => void (sentry = record({ traceLifecycle })));
  afterEach(async () => {
    configure({});
    await Sentry.close(1000);
  });

  it("of many tags at once each takes the place of an outer one and of an annotation's, and no other is touched", async () => {
    await bot.command(() =>
      bot.outer(() => {
        setTag("key.7", "before");
        setTags({ ...MANY, step: "set" });
        fail("inside");
      }),
    );
    await Sentry.flush(1000);
    expect(sentry.errors.map(({ tags }) => tags)).toEqual([{ ...MANY, step: "set" }]);
  });

  const told = (): Record<string, unknown> =>
    Object.fromEntries(
      sentry.errors.map((event) => [
        event["exception"].values[0].value,
        [event["tags"]?.step, event["contexts"].step?.of, event["user"]?.id],
      ]),
    );
  const all = (value: string): string[] => [value, value, value];

  test("set in an entry point last for the command, and no longer", async () => {
    await bot.command(async () => {
      await Promise.resolve().then(() => write("set"));
      fail("inside");
    });
    fail("after");
    await bot.command(() => fail("next"));
    await sent();
    expect(told()).toEqual({ inside: all("set"), after: [undefined, undefined, undefined], next: [undefined, undefined, undefined] });
    const { attributes, event } = sentry.span("command");
    expect((event?.["tags"] ?? attributes).step).toBe("set");
  });

  test("set deep inside write the annotation scopes that hold the key, from the innermost to the outermost", async () => {
    await bot.command(() =>
      bot
        .outer(async () => {
          await bot.inner(async () => {
            write("set");
            fail("innermost");
          });
          fail("outer");
        })
        .then(() => fail("command")),
    );
    await sent();
    expect(told()).toEqual({ innermost: all("set"), outer: all("set"), command: all("set") });
    if (traceLifecycle === "stream") expect(sentry.span("outer").attributes).toMatchObject({ step: "set", "user.id": "set" });
  });

  test("set outside are hidden by an annotation that comes later", async () => {
    await bot.command(async () => {
      write("set");
      await bot.outer(() => fail("annotated"));
      fail("afterwards");
    });
    await sent();
    expect(told()).toEqual({ annotated: all("annotated"), afterwards: all("set") });
  });

  test("do not reach a concurrent command", async () => {
    let wrote: (() => void) | undefined;
    const written = new Promise<void>((resolve) => (wrote = resolve));
    await Promise.all([
      bot.command(() => written.then(() => fail("other"))),
      bot.command(() => (write("set"), wrote?.(), new Promise(setImmediate))),
    ]);
    await sent();
    expect(told()).toEqual({ other: [undefined, undefined, undefined] });
  });

  test("outside an entry point write the current scope alone, with one diagnostic each", async () => {
    const said = collectDiagnostics();
    await bot.outer(() => {
      write("set");
      write("set");
      fail("inside");
    });
    Sentry.withScope(() => {
      write("forked");
      fail("forked");
    });
    fail("after");
    await sent();
    expect(told()).toEqual({ inside: all("set"), forked: all("forked"), after: [undefined, undefined, undefined] });
    expect(said.map(({ place }) => place).filter((place) => place.endsWith("()"))).toEqual(["setTag()", "setContext()", "setUser()"]);
  });

  test("outside every scope write nothing of the process", async () => {
    const said = collectDiagnostics();
    write("process");
    fail("process");
    await bot.command(() => fail("command"));
    await sent();
    expect(told()).toEqual({ process: [undefined, undefined, undefined], command: [undefined, undefined, undefined] });
    expect(said.map(({ place }) => place)).toEqual(["setTag()", "setContext()", "setUser()"]);
  });

  test("with null take a context and a user away, and leave a tag as it is", async () => {
    await bot.command(() => {
      write("set");
      setContext("step", null);
      setUser(null);
      setTag("step", null);
      fail("removed");
    });
    await sent();
    expect(told()).toEqual({ removed: ["set", undefined, undefined] });
  });
});
