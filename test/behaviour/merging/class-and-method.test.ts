import * as Sentry from "@sentry/node";
import { Breadcrumb, CaptureErrors, Context, Instrumented, Span, Tag, Transaction } from "../../../src/index.js";
import { record, sent, type Recording } from "../../support/recording.js";

@Instrumented({ name: "base" })
@Span("base.op", { attributes: { from: "base", base: 1 } })
@Tag("level", "base")
@Tag("only.base", "yes")
@Context("place", { of: "base" })
@Breadcrumb("class of base")
@CaptureErrors({ context: "base", tags: { a: "base", b: "base" }, level: "warning" })
class Base {
  @Transaction({ name: "root" })
  @Tag("level", "root")
  async run(method: "plain" | "own" | "fails"): Promise<void> {
    await this[method]();
  }

  async plain(): Promise<void> {
    Sentry.captureException(new Error("plain"));
  }

  @Span("own.op", { name: "own name", attributes: { from: "method" } })
  @Tag("level", "method")
  @Context("place", { of: "method" })
  @Breadcrumb("first")
  @Breadcrumb("second", { category: "navigation", level: "debug", data: { page: 1 } })
  async own(): Promise<void> {
    Sentry.captureException(new Error("own"));
  }

  @CaptureErrors({ tags: { b: "method" } })
  async fails(): Promise<void> {
    throw new Error("fails");
  }
}

@Instrumented({ name: "derived" })
@Span({ attributes: { from: "derived" } })
@Tag("level", "derived")
@Breadcrumb("class of derived")
class Derived extends Base {}

@Tag("level", "quiet")
class Quiet extends Base {
  override async plain(): Promise<void> {
    await super.plain();
  }
}

describe("what class, base class and method say", () => {
  let sentry: Recording;
  beforeEach(() => void (sentry = record()));
  afterEach(() => Sentry.close(1000));

  const event = async (): Promise<Record<string, any>> => {
    await sent();
    expect(sentry.errors).toHaveLength(1);
    return sentry.errors[0] as Record<string, any>;
  };
  const trail = (told: Record<string, any>): string[] => told["breadcrumbs"].map(({ message }: { message: string }) => message);

  test("on the class alone stands for its methods", async () => {
    await new Base().run("plain");
    const told = await event();
    expect(told["tags"]).toEqual({ "cog.name": "base", level: "base", "only.base": "yes" });
    expect(told["contexts"].place).toEqual({ of: "base" });
    expect(sentry.span("base.plain")).toMatchObject({ op: "base.op", attributes: { from: "base", base: 1, level: "base" } });
  });

  test("on the method wins: by field of the span, by key of tags and attributes, by name of contexts", async () => {
    await new Base().run("own");
    const told = await event();
    expect(told["tags"]).toEqual({ "cog.name": "base", level: "method", "only.base": "yes" });
    expect(told["contexts"].place).toEqual({ of: "method" });
    expect(sentry.span("own name")).toMatchObject({
      op: "own.op",
      attributes: { from: "method", base: 1, level: "method", "code.function.name": "Base.own" },
    });
  });

  test("in breadcrumbs adds up: the class's first, then the method's in source order, with their defaults", async () => {
    await new Base().run("own");
    const told = await event();
    expect(trail(told)).toEqual(["class of base", "class of base", "first", "second"]);
    expect(told["breadcrumbs"].slice(2)).toEqual([
      { timestamp: expect.any(Number), message: "first", category: "custom", level: "info" },
      { timestamp: expect.any(Number), message: "second", category: "navigation", level: "debug", data: { page: 1 } },
    ]);
  });

  test("in @CaptureErrors is merged by field, so that a method's tags replace the class's", async () => {
    await expect(new Base().run("fails")).rejects.toThrow("fails");
    const told = await event();
    expect([told["level"], told["tags"]["error.context"], told["tags"].b]).toEqual(["warning", "base", "method"]);
  });

  test("on a derived class wins over the base's, for the base's methods too", async () => {
    await new Derived().run("plain");
    const told = await event();
    expect(told["tags"]).toEqual({ "cog.name": "derived", level: "derived", "only.base": "yes" });
    expect(trail(told)).toEqual(["class of base", "class of derived", "class of base", "class of derived"]);
    expect(sentry.span("derived.plain")).toMatchObject({
      op: "base.op",
      attributes: { from: "derived", base: 1, "code.function.name": "Base.plain" },
    });
  });

  test("on a derived class yields to the method's own", async () => {
    await new Derived().run("own");
    expect((await event())["tags"].level).toBe("method");
    expect(sentry.span("own name").attributes["from"]).toBe("method");
  });

  test("of the override and of the method that it calls by super: each has its span", async () => {
    await new Quiet().run("plain");
    expect((await event())["tags"].level).toBe("quiet");
    expect(
      sentry.spans
        .filter(({ name }) => name === "base.plain")
        .map(({ attributes }) => attributes["code.function.name"])
        .sort(),
    ).toEqual(["Base.plain", "Quiet.plain"]);
  });
});
