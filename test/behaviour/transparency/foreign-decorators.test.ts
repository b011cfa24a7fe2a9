import "reflect-metadata";
import * as Sentry from "@sentry/node";
import { CaptureErrors, Instrumented, Span, startTransaction, Tag } from "../../../src/index.js";
import { mark, tagsOf } from "../../support/capturing.js";
import { copying, passing, stamping } from "../../support/foreign.js";
import { LIFECYCLES } from "../../support/lifecycles.js";
import { record, sent, type Recording } from "../../support/recording.js";

@Instrumented({ name: "cog" })
@Tag("of", "cog")
@CaptureErrors({ context: "cog" })
class Cog {
  @passing
  @Tag("own", "below")
  above(): void {
    mark("above");
  }
  @Tag("own", "above")
  @passing
  below(): void {
    mark("below");
  }
  @Tag("first", "top")
  @passing
  @Tag("own", "bottom")
  between(): void {
    mark("between");
  }
  @copying
  @Tag("own", "copied")
  copied(): void {
    mark("copied");
  }
  @Tag("first", "top")
  @copying
  @passing
  @Span("inner", { name: "inner" })
  mixed(): string {
    mark("mixed");
    return "mixed";
  }
  @passing
  foreign(): void {
    mark("foreign");
  }
  @passing
  @CaptureErrors({ tags: { own: "failing" } })
  failing(): never {
    throw new Error("failed");
  }
  @stamping("top", 1)
  @Tag("own", "stamped")
  @stamping("bottom", 2)
  stamped(): void {}
  @passing
  @Tag("own", "static")
  static load(): void {
    mark("load");
  }
}

class Derived extends Cog {
  override between(): void {
    super.between();
  }
}

const CLASS = { "cog.name": "cog", of: "cog" };

describe.each(LIFECYCLES)("with a foreign decorator on the method, in the %s lifecycle", (traceLifecycle) => {
  let sentry: Recording;
  beforeEach(() => void (sentry = record({ traceLifecycle })));
  afterEach(() => Sentry.close(1000));

  const cogSpans = (): string[] => sentry.spans.map(({ name }) => name).filter((name) => name.startsWith("cog."));

  test.each([
    ["above our words", "above", { own: "below" }],
    ["below our words", "below", { own: "above" }],
    ["between our words", "between", { first: "top", own: "bottom" }],
    ["that copies our metadata", "copied", { own: "copied" }],
    ["two of them between our words", "mixed", { first: "top" }],
    ["and no word of ours", "foreign", {}],
  ] as const)("%s: the class's annotation applies exactly once", async (_, method, tags) => {
    startTransaction("test", "root", () => new Cog()[method]());
    await sent();
    expect(tagsOf(sentry)).toEqual({ [method]: { ...CLASS, ...tags } });
    expect(cogSpans()).toEqual([`cog.${method}`]);
  });

  test("on a static method and through super it applies once too", async () => {
    startTransaction("test", "root", () => {
      Cog.load();
      new Derived().between();
    });
    await sent();
    expect(tagsOf(sentry)).toEqual({ load: { ...CLASS, own: "static" }, between: { ...CLASS, first: "top", own: "bottom" } });
    expect(cogSpans().sort()).toEqual(["cog.between", "cog.load"]);
  });

  test("an own span behind it stands inside the class's", async () => {
    startTransaction("test", "root", () => expect(new Cog().mixed()).toBe("mixed"));
    await sent();
    expect(sentry.spans).toHaveLength(3);
    expect(sentry.span("inner").parentSpanId).toBe(sentry.span("cog.mixed").spanId);
  });

  test("an error is one event with the policy of both", async () => {
    expect(() => new Cog().failing()).toThrow("failed");
    await sent();
    expect(sentry.errors).toHaveLength(1);
    expect(sentry.errors[0]?.["tags"]).toEqual({ ...CLASS, own: "failing", "error.context": "cog", "error.type": "cog" });
  });
});

test("metadata that others put on the function, above and below our words, is found on the method", () => {
  const { stamped } = Cog.prototype;
  expect([Reflect.getOwnMetadata("top", stamped), Reflect.getOwnMetadata("bottom", stamped)]).toEqual([1, 2]);
});
