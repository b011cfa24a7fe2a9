import { annotate, AnnotationError, compose, Counted, InFlight, Timed } from "../../src/index.js";
import { member } from "../support/dialect.js";
import { onClass, onMethod, refusal } from "../support/refusal.js";

const ban = `the method '${member("ban")}'`;

describe.each([
  ["@Counted", Counted],
  ["@Timed", Timed],
  ["@InFlight", InFlight],
] as const)("%s", (word, metric) => {
  const long = `b${"x".repeat(150)}`;
  it.each([
    ["", "a metric's name is not empty"],
    [7, "a metric's name is a string, not number"],
    [null, "a metric's name is a string, not null"],
    [long, "a metric's name has at most 150 characters, this one has 151"],
    ["bot cases", "a metric's name begins with a letter and is made of letters, digits and _ . - only, 'bot cases' is not"],
    ["1.bot", "a metric's name begins with a letter and is made of letters, digits and _ . - only, '1.bot' is not"],
  ])("refuses the name %p", (name, rule) => {
    const rest = `${rule}. Choose a name such as 'bot.cache.refreshes'.`;
    expect(onMethod(metric({ name: name as string }))).toBe(`Cannot apply ${word} to ${ban}: ${rest}`);
    expect(onClass(metric({ name: name as string }))).toBe(`Cannot apply ${word} to the class 'Cog': ${rest}`);
  });

  it("takes the names that Sentry takes", () => {
    for (const name of ["a", "bot.cases_total", "Bot.cases-2", `b${"x".repeat(149)}`])
      expect(onMethod(metric(name))).toBe("nothing was thrown");
  });

  it("refuses attributes that are none", () => {
    expect(onMethod(metric("a", { attributes: 7 as never }))).toContain("attributes are a record or a reader. Give { key: value }");
    expect(onMethod(metric("a", { attributes: { "b c": 1 } }))).toContain(
      "a key is made of letters, digits and _ . : - only, 'b c' is not",
    );
    expect(onMethod(metric("a", { attributes: { b: {} as never } }))).toContain(
      "an attribute's value is a string, number, boolean, or an array",
    );
  });

  it("says one name once on one declaration, and several names", () => {
    expect(onMethod(compose(metric("a"), metric("b"), metric("a")))).toBe(
      `Cannot apply ${word} to ${ban}: ${word} says 'a' once on one declaration. Remove one of the two.`,
    );
    expect(onClass(compose(metric, metric()))).toContain(`${word} says 'bot.cog.operation.`);
    expect(onMethod(compose(metric, metric("a"), metric("b")))).toBe("nothing was thrown");
  });

  it("is refused on a field and on a getter", () => {
    const field = refusal(() => {
      class Cog {
        @(metric as any)
        run = (): number => 1;
      }
      return Cog;
    });
    expect(field).toBe(
      `Cannot apply ${word} to the field '${member("run")}': ${word} stands on classes and methods. Make it a method, or wrap its function with annotate().`,
    );
    const getter = refusal(() => {
      class Cog {
        @(metric("a") as any)
        get cases(): number {
          return 1;
        }
      }
      return Cog;
    });
    expect(getter).toContain(`Cannot apply ${word} to the getter '${member("cases")}'`);
  });

  it("asks a function without a name for the metric's own", () => {
    const unnamed = [() => 1][0] as () => number;
    expect(refusal(() => annotate(unnamed, metric))).toBe(
      'Cannot apply annotate() to a function without a name: a metric has a name. Say Counted("bot.cache.refreshes").',
    );
    expect(refusal(() => annotate(unnamed, metric("a")))).toBe("nothing was thrown");
  });
});

it.each(["success", "error_type"])("The attribute %s is the metric's own, but on a gauge", (key) => {
  for (const metric of [Counted, Timed]) {
    expect(onMethod(metric({ attributes: { [key]: 1 } }))).toContain(
      `it says itself how a call ended, in the attribute '${key}'. Choose another key`,
    );
  }
  expect(onMethod(InFlight({ attributes: { [key]: 1 } }))).toBe("nothing was thrown");
});

it("A word that is called by hand is an error too", () => {
  expect(() => (Counted("a") as any)()).toThrow(AnnotationError);
});
