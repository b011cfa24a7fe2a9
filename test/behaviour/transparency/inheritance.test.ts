import * as Sentry from "@sentry/node";
import { CaptureErrors, Instrumented, Span, startTransaction, Tag } from "../../../src/index.js";
import { mark, tagsOf } from "../../support/capturing.js";
import { LIFECYCLES } from "../../support/lifecycles.js";
import { record, sent, type Recording } from "../../support/recording.js";

@Instrumented({ name: "base" })
@Tag("of", "base")
@Tag("from", "base")
class Base {
  constructor(readonly label = "inherited") {}
  inherited(): string {
    mark(this.label);
    return "inherited";
  }
  overridden(): string {
    mark("base overridden");
    return "base";
  }
  silent(): string {
    mark("base silent");
    return "base";
  }
  static load(): unknown {
    mark(`load ${this.name}`);
    return this;
  }
}

@Instrumented({ name: "derived" })
@Tag("of", "derived")
class Derived extends Base {
  @Tag("own", "override")
  override overridden(): string {
    mark("derived overridden");
    return `derived ${super.overridden()}`;
  }
}

/** Says nothing itself. */
class Silent extends Derived {
  override silent(): string {
    mark("silent");
    return `silent ${super.silent()}`;
  }
  own(): void {
    mark("own");
  }
}

const BASE = { "cog.name": "base", of: "base", from: "base" };
const DERIVED = { "cog.name": "derived", of: "derived", from: "base" };

describe.each(LIFECYCLES)("inheritance, in the %s lifecycle", (traceLifecycle) => {
  let sentry: Recording;
  beforeEach(() => void (sentry = record({ traceLifecycle })));
  afterEach(() => Sentry.close(1000));

  const spanNames = (): string[] => sentry.spans.map(({ name }) => name).sort();

  test("a base method called on a derived cog carries the derived class's tags, on a base cog the base's", async () => {
    startTransaction("test", "root", () => expect(new Derived().inherited()).toBe("inherited"));
    await sent();
    expect(tagsOf(sentry)).toEqual({ inherited: DERIVED });
    expect(spanNames()).toEqual(["derived.inherited", "root"]);
    expect(sentry.span("derived.inherited").attributes["code.function.name"]).toBe("Base.inherited");

    new Base("of base").inherited();
    await sent();
    expect(tagsOf(sentry)).toEqual({ inherited: DERIVED, "of base": BASE });
  });

  test("super calls the annotated method of the base class, each of the two annotated once", async () => {
    startTransaction("test", "root", () => expect(new Derived().overridden()).toBe("derived base"));
    await sent();
    expect(tagsOf(sentry)).toEqual({
      "derived overridden": { ...DERIVED, own: "override" },
      "base overridden": { ...DERIVED, own: "override" },
    });
    expect(spanNames()).toEqual(["derived.overridden", "derived.overridden", "root"]);
    const functions = sentry.spans.map(({ attributes }) => attributes["code.function.name"]);
    expect(functions.sort()).toEqual(["Base.overridden", "Derived.overridden", undefined]);
  });

  test("an override that says nothing, in a class that says nothing, is not annotated; its super call is", async () => {
    startTransaction("test", "root", () => expect(new Silent().silent()).toBe("silent base"));
    new Silent().own();
    await sent();
    expect(tagsOf(sentry)).toEqual({ silent: {}, "base silent": DERIVED, own: {} });
    expect(spanNames()).toEqual(["derived.silent", "root"]);
  });

  test("a static method reads the class that it is called on", async () => {
    expect([Base.load(), Derived.load(), Silent.load()]).toEqual([Base, Derived, Silent]);
    await sent();
    expect(tagsOf(sentry)).toEqual({ "load Base": BASE, "load Derived": DERIVED, "load Silent": DERIVED });
  });

  test("an annotated override in a class that says nothing has its own words and the bases'", async () => {
    class Plain {
      @CaptureErrors
      @Span("work")
      fail(): void {
        mark("fail");
      }
    }
    class Tagged extends Plain {
      @Tag("own", "tagged")
      override fail(): void {
        mark("tagged");
        super.fail();
      }
    }
    startTransaction("test", "root", () => new Tagged().fail());
    await sent();
    expect(tagsOf(sentry)).toEqual({ tagged: { own: "tagged" }, fail: { own: "tagged" } });
    expect(spanNames()).toEqual(["Plain.fail", "root"]);
  });

  test("the same base method serves two derived classes, each with its own tags, in any order", async () => {
    @Tag("of", "other")
    class Other extends Base {}
    for (const cog of [new Derived("1"), new Other("2"), new Base("3"), new Derived("4"), new Other("5")]) cog.inherited();
    await sent();
    expect(
      Object.entries(tagsOf(sentry))
        .map(([name, { of }]) => [name, of])
        .sort(),
    ).toEqual([
      ["1", "derived"],
      ["2", "other"],
      ["3", "base"],
      ["4", "derived"],
      ["5", "other"],
    ]);
  });
});
