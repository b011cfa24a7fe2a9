import {
  annotate,
  Breadcrumb,
  CaptureErrors,
  compose,
  Context,
  Instrumented,
  Span,
  SpanData,
  Tag,
  Transaction,
  Uninstrumented,
  User,
} from "../../src/index.js";
import { member } from "../support/dialect.js";
import { onClass, onMethod, refusal } from "../support/refusal.js";

const ban = `the method '${member("ban")}'`;

describe("A key that is wrong", () => {
  const long = "k".repeat(33);
  it.each([
    [long, `a key has at most 32 characters, '${long}' has 33`],
    ["guild id", "a key is made of letters, digits and _ . : - only, 'guild id' is not"],
    ["", "a key is not empty"],
    ["__proto__", "'__proto__' is no key of an object, JavaScript has it for something else"],
    [7, "a key is a string, not number"],
  ])("is refused: %p", (key, rule) => {
    expect(onMethod(Tag(key as string, 1))).toBe(`Cannot apply @Tag to ${ban}: ${rule}. Choose another key.`);
    expect(onClass(Tag(key as string, 1))).toBe(`Cannot apply @Tag to the class 'Cog': ${rule}. Choose another key.`);
    expect(onMethod(Context(key as string, {}))).toBe(`Cannot apply @Context to ${ban}: ${rule}. Choose another name.`);
    expect(onMethod(CaptureErrors({ tags: { [key]: 1 } }))).toBe(
      key === 7 ? "nothing was thrown" : `Cannot apply @CaptureErrors to ${ban}: ${rule}. Choose another key.`,
    );
  });

  it.each(["trace", "flags"])("is refused for the context '%s', which is Sentry's own", (name) => {
    expect(onMethod(Context(name, {}))).toBe(
      `Cannot apply @Context to ${ban}: the context '${name}' is Sentry's own. Choose another name.`,
    );
  });

  it("may be longer for an attribute, whose names are longer in the conventions", () => {
    expect(onMethod(SpanData("messaging.destination.partition.id", "1"))).toBe("nothing was thrown");
    expect(onMethod(SpanData("k".repeat(201), 1))).toContain("a key has at most 200 characters");
    expect(onMethod(SpanData("a b", 1))).toContain("a key is made of letters, digits and _ . : - only, 'a b' is not");
  });
});

describe("A static value that is wrong", () => {
  it.each([
    [Tag("a", "x\ny"), "@Tag", "a tag's value has no newline. Write it in one line"],
    [Tag("a", "x".repeat(201)), "@Tag", "a tag's value has at most 200 characters, this one has 201. Shorten it, or use @Context"],
    [Tag("a", {} as any), "@Tag", "a tag's value is a string, number, boolean or bigint, not object. Give such a value or a reader"],
    [Tag("a", null as any), "@Tag", "a tag's value is a string, number, boolean or bigint, not null. Give such a value or a reader"],
    [Context("a", 1 as any), "@Context", 'a context is an object or a reader. Write @Context("name", { … })'],
    [
      SpanData("a", {} as any),
      "@SpanData",
      "an attribute's value is a string, number, boolean, or an array of those. Use @Context for objects",
    ],
    [Breadcrumb(undefined as any), "@Breadcrumb", "it takes a message or a reader. Give one"],
    [
      Breadcrumb("a", { level: "loud" as any }),
      "@Breadcrumb",
      "a level is one of fatal, error, warning, log, info, debug. Choose one of them",
    ],
    [
      CaptureErrors({ level: "loud" as any }),
      "@CaptureErrors",
      "a level is one of fatal, error, warning, log, info, debug. Choose one of them",
    ],
    [
      CaptureErrors({ expected: [null as any] }),
      "@CaptureErrors",
      "expected lists error classes, codes or predicates. Write expected: [UserError]",
    ],
    [CaptureErrors({ onError: 1 as any }), "@CaptureErrors", "onError is a function. Give a function"],
    [Span("" as any), "@Span", "op is a non-empty string. Give a string or leave it out"],
    [Span({ name: 7 as any }), "@Span", "name is a non-empty string. Give a string or leave it out"],
    [User(7 as any), "@User", "@User takes a reader. Write @User((interaction) => interaction.user)"],
  ])("is refused, with the rule and the remedy (%#)", (word, name, rest) => {
    expect(onMethod(word)).toBe(`Cannot apply ${name} to ${ban}: ${rest}.`);
  });
});

describe("A word where it cannot stand", () => {
  it("is refused on a getter", () => {
    const message = refusal(() => {
      class Cog {
        @(Span("db.query") as any)
        get cases(): number {
          return 1;
        }
      }
      return Cog;
    });
    expect(message).toBe(
      `Cannot apply @Span to the getter '${member("cases")}': @Span stands on classes and methods. Move it to the method that does the work.`,
    );
  });

  it("is refused on a setter", () => {
    const message = refusal(() => {
      class Cog {
        @(Span as any)
        set cases(_: number) {}
      }
      return Cog;
    });
    expect(message).toBe(
      `Cannot apply @Span to the setter '${member("cases")}': @Span stands on classes and methods. Move it to the method that does the work.`,
    );
  });

  it("is refused on a field", () => {
    const message = refusal(() => {
      class Cog {
        @(Transaction("op") as any)
        cases = (): number => 1;
      }
      return Cog;
    });
    expect(message).toBe(
      `Cannot apply @Transaction to the field '${member("cases")}': @Transaction stands on methods. Make it a method, or wrap its function with annotate().`,
    );
  });

  it("is refused on a class, where it stands on methods", () => {
    expect(onClass(Transaction)).toBe("Cannot apply @Transaction to the class 'Cog': @Transaction stands on methods. Move it to a method.");
    expect(onClass(Uninstrumented)).toBe(
      "Cannot apply @Uninstrumented to the class 'Cog': @Uninstrumented stands on methods. Move it to a method.",
    );
    expect(onClass(User(() => ({ id: "1" })))).toBe("Cannot apply @User to the class 'Cog': @User stands on methods. Move it to a method.");
    expect(onClass(SpanData("a", 1))).toBe("Cannot apply @SpanData to the class 'Cog': @SpanData stands on methods. Move it to a method.");
  });

  it("is refused on a method, where it stands on classes", () => {
    expect(onMethod(Instrumented)).toBe(`Cannot apply @Instrumented to ${ban}: @Instrumented stands on classes. Move it to the class.`);
    expect(onMethod(Instrumented({ name: "x" }))).toBe(
      `Cannot apply @Instrumented to ${ban}: @Instrumented stands on classes. Move it to the class.`,
    );
  });

  it("is refused bare, where it takes an argument", () => {
    expect(onMethod(Tag)).toBe(`Cannot apply @Tag to ${ban}: @Tag takes an argument. Write @Tag("feature", "moderation").`);
    expect(onMethod(Context)).toContain('@Context takes an argument. Write @Context("moderation", { … })');
    expect(onMethod(User)).toContain("@User takes an argument");
    expect(onMethod(Breadcrumb)).toContain("@Breadcrumb takes an argument");
    expect(onMethod(SpanData)).toContain("@SpanData takes an argument");
  });
});

describe("The same said twice on one declaration", () => {
  it("is refused for a single-valued word", () => {
    expect(onMethod(compose(Span("a"), Span("b")))).toBe(
      `Cannot apply @Span to ${ban}: @Span is said once on one declaration. Remove one of the two.`,
    );
    expect(onMethod(compose(CaptureErrors, CaptureErrors()))).toContain("@CaptureErrors is said once on one declaration");
    expect(onClass(compose(Instrumented, Instrumented()))).toContain("@Instrumented is said once on one declaration");
  });

  it("is refused for a key, a name and a piece of span data", () => {
    expect(onMethod(compose(Tag("a", 1), Tag("b", 1), Tag("a", 2)))).toBe(
      `Cannot apply @Tag to ${ban}: @Tag says 'a' once on one declaration. Remove one of the two.`,
    );
    expect(onMethod(compose(Context("a", {}), Context("a", {})))).toContain("@Context says 'a' once on one declaration");
    expect(onMethod(compose(SpanData("a", 1), SpanData({ a: 2 })))).toContain("@SpanData says 'a' once on one declaration");
  });

  it("is refused when it stands as two decorators", () => {
    const message = refusal(() => {
      class Cog {
        @Tag("a", 1)
        @Span("op")
        @Tag("a", 2)
        ban(): void {}
      }
      return Cog;
    });
    expect(message).toBe(`Cannot apply @Tag to ${ban}: @Tag says 'a' once on one declaration. Remove one of the two.`);
  });

  it("is right for breadcrumbs, and for a class and its method", () => {
    expect(onMethod(compose(Breadcrumb("a"), Breadcrumb("a")))).toBe("nothing was thrown");
    const message = refusal(() => {
      @Tag("a", 1)
      class Cog {
        @Tag("a", 2)
        ban(): void {}
      }
      return Cog;
    });
    expect(message).toBe("nothing was thrown");
  });
});

describe("An unknown name", () => {
  it.each(["only", "exclude"] as const)("in '%s' is refused, with the names that there are", (option) => {
    expect(onClass(Instrumented({ [option]: ["kick"] }))).toBe(
      `Cannot apply @Instrumented to the class 'Cog': '${option}' names 'kick', which is no method of it. Its methods are: ban, warn.`,
    );
    expect(onClass(Instrumented({ [option]: ["ban"] }))).toBe("nothing was thrown");
  });
});

describe("annotate() and compose()", () => {
  it("refuse what is no word", () => {
    expect(refusal(() => annotate(() => 1, 7 as any))).toBe(
      "Cannot apply annotate() to argument 1: annotate() takes words of cogscope. Give it words such as Span(…) or Tag(…).",
    );
    expect(refusal(() => compose(Span("op"), {} as any))).toBe(
      "Cannot apply compose() to argument 2: compose() takes words of cogscope. Give it words such as Span(…) or Tag(…).",
    );
    expect(refusal(() => annotate(7 as any, Span("op")))).toBe(
      "Cannot apply annotate() to its first argument: it is a function. Give a function.",
    );
  });

  it("refuse a span for a function without a name", () => {
    const unnamed = [() => 1][0];
    expect(refusal(() => annotate(unnamed, Span("op")))).toBe(
      'Cannot apply annotate() to a function without a name: a span has a name. Say Span({ name: "…" }).',
    );
    expect(refusal(() => annotate(unnamed, Span({ name: "one" })))).toBe("nothing was thrown");
    expect(refusal(() => annotate(unnamed, Tag("a", 1)))).toBe("nothing was thrown");
  });

  it("refuse a class", () => {
    expect(refusal(() => annotate(class Cog {} as any, Tag("a", 1)))).toBe(
      "Cannot apply annotate() to the class 'Cog': it takes a function. Put the words on the class as decorators.",
    );
  });

  it("leave a function that was annotated before as it was", () => {
    const plain = function refresh(): void {};
    const once = annotate(plain, Tag("a", 1));
    const twice = annotate(once, Tag("b", 2));
    expect(new Set([plain, once, twice]).size).toBe(3);
    expect(refusal(() => annotate(once, Tag("b", 2)))).toBe("nothing was thrown");
    expect(refusal(() => annotate(twice, Tag("b", 2)))).toContain("@Tag says 'b' once on one declaration");
  });

  it("refuse a class word on a function", () => {
    expect(refusal(() => annotate(function refresh() {}, Instrumented as any))).toBe(
      "Cannot apply @Instrumented to the function 'refresh': @Instrumented stands on classes. Move it to the class.",
    );
  });
});
