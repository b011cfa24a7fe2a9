import * as Sentry from "@sentry/node";
import { AnnotationError, Instrumented, Span, startTransaction, Tag, Uninstrumented } from "../../../src/index.js";
import { record, sent, type Recording } from "../../support/recording.js";

const HIDDEN = Symbol("hidden");

class Unannotated {
  inherited(): void {}
}

@Instrumented({ name: "cog" })
@Tag("of", "cog")
class Cog extends Unannotated {
  static nested = class {
    inner(): void {}
  };
  static helper(): void {}
  field = (): void => undefined;

  method(): void {}
  [HIDDEN](): void {}
  _private(): void {}
  @Uninstrumented silenced(): void {}
  @Uninstrumented @Span({ name: "own words" }) ownWords(): void {}
  @Span({ name: "said" }) _said(): void {}
  get getter(): number {
    return 1;
  }
  set setter(_value: number) {}
  override toString(): string {
    return "cog";
  }
  toJSON(): object {
    return {};
  }
  override valueOf(): object {
    return this;
  }
  *[Symbol.iterator](): Generator<number> {
    yield 1;
  }
  [Symbol.toPrimitive](): string {
    return "cog";
  }
}

describe("the annotations of a class", () => {
  let sentry: Recording;
  beforeEach(() => void (sentry = record()));
  afterEach(() => Sentry.close(1000));

  async function spansOf(body: () => unknown): Promise<(readonly [string, unknown])[]> {
    await startTransaction("task", "task", async () => void (await body()));
    await sent();
    return sentry.spans.filter(({ name }) => name !== "task").map(({ name, attributes }) => [name, attributes["of"]] as const);
  }

  test("stand for its methods, its static ones and those named by a symbol of one's own", async () => {
    const spans = await spansOf(() => {
      new Cog().method();
      new Cog()[HIDDEN]();
      Cog.helper();
    });
    expect(spans).toEqual([
      ["cog.method", "cog"],
      ["cog.[hidden]", "cog"],
      ["cog.helper", "cog"],
    ]);
  });

  test("stand for nothing else: inherited methods, _names, conversions, well-known symbols, accessors, fields, nested classes", async () => {
    const cog = new Cog();
    const spans = await spansOf(() => {
      cog.inherited();
      cog._private();
      cog.field();
      cog.setter = cog.getter;
      new Cog.nested().inner();
      void [`${cog}`, String(cog), JSON.stringify(cog), cog.valueOf(), cog.toString(), ...cog];
    });
    expect(spans).toEqual([]);
  });

  test("do not stand for what is @Uninstrumented, whose own words still do", async () => {
    const spans = await spansOf(() => {
      new Cog().silenced();
      new Cog().ownWords();
      new Cog()._said();
    });
    expect(spans).toEqual([
      ["own words", undefined],
      ["said", undefined],
    ]);
  });

  test("leave the class as it was: its accessors, fields, nested classes, names and the order of its members", () => {
    class Plain {
      method(): void {}
      get getter(): number {
        return 1;
      }
      _private(): void {}
    }
    const before = Object.getOwnPropertyDescriptors(Plain.prototype);
    (Instrumented({ name: "plain" }) as (target: unknown, context: unknown) => void)(Plain, {
      kind: "class",
      name: "Plain",
      addInitializer: () => undefined,
    });
    const after = Object.getOwnPropertyDescriptors(Plain.prototype);
    expect(Reflect.ownKeys(after)).toEqual(Reflect.ownKeys(before));
    expect([after.getter, after._private]).toEqual([before.getter, before._private]);
    expect(after.method.value).not.toBe(before.method.value);
    expect({ ...after.method, value: 0 }).toEqual({ ...before.method, value: 0 });
  });

  test("with only and exclude give spans to the named ones alone, other words still stand for all", async () => {
    @Instrumented({ name: "only", only: ["a"] })
    @Tag("of", "all")
    class Only {
      a(): string {
        return "a";
      }
      b(): void {
        Sentry.captureException(new Error("in b"));
      }
    }
    @Instrumented({ name: "exclude", exclude: ["b"] })
    class Exclude {
      a(): void {}
      b(): void {}
    }
    const spans = await spansOf(() => {
      new Only().a();
      new Only().b();
      new Exclude().a();
      new Exclude().b();
    });
    expect(spans).toEqual([
      ["only.a", "all"],
      ["exclude.a", undefined],
    ]);
    expect(sentry.errors.map(({ tags }) => tags)).toEqual([{ of: "all" }]);
  });

  test("that name what is no method are refused where they stand", () => {
    class Cases {
      list(): void {}
    }
    const apply = (word: unknown): void => (word as (target: unknown) => void)(Cases);
    expect(() => apply(Instrumented({ only: ["lst"] }))).toThrow(AnnotationError);
    expect(() => apply(Instrumented({ exclude: ["lst"] }))).toThrow(
      "Cannot apply @Instrumented to the class 'Cases': 'exclude' names 'lst', which is no method of it. Its methods are: list.",
    );
  });
});
