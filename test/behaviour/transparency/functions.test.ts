import * as Sentry from "@sentry/node";
import { annotate, CaptureErrors, Span, startTransaction, Tag } from "../../../src/index.js";
import { mark, tagsOf } from "../../support/capturing.js";
import { EVERYWHERE, PLACES, SITUATIONS } from "../../support/situations.js";
import { record, sent } from "../../support/recording.js";

const TAG = Tag("own", "function");

interface Point {
  readonly x: number;
  readonly target: unknown;
}

/** A function constructor of the old school. */
function Bare(this: Record<string, unknown>, x: number): void {
  this["x"] = x;
  this["target"] = new.target;
}
Bare.prototype.double = function double(this: Point): number {
  return this.x * 2;
};
Bare.shared = "shared";

type PointClass = new (x: number) => Point & { double(): number };
const Annotated = annotate(Bare, TAG, Span, CaptureErrors) as unknown as PointClass & { readonly shared: string };
const Original = Bare as unknown as PointClass;

describe.each(EVERYWHERE)("$situation, $place an entry point, a function constructor through annotate()", ({ situation, place }) => {
  beforeEach(() => void SITUATIONS[situation]?.());
  afterEach(() => Sentry.close(1000));
  const within = PLACES[place];

  test("makes the same instances as the bare one", () => {
    const point = within(() => new Annotated(2));
    expect([point.x, point.double(), point.target === Original]).toEqual([2, 4, true]);
    expect([point instanceof Annotated, point instanceof Original]).toEqual([true, true]);
    expect(Object.getPrototypeOf(point)).toBe(Original.prototype);
  });

  test("can be a base class", () => {
    class Derived extends Annotated {}
    const derived = within(() => new Derived(3));
    expect([derived.x, derived.double(), derived.target === Derived]).toEqual([3, 6, true]);
    expect([derived instanceof Derived, derived instanceof Annotated]).toEqual([true, true]);
  });

  test("is called without new as the bare one is", () => {
    const self: Record<string, unknown> = {};
    within(() => (Annotated as unknown as typeof Bare).call(self, 5));
    expect(self).toEqual({ x: 5, target: undefined });
  });

  test("throws from new as the bare one does", () => {
    const error = new TypeError("no");
    const Failing = annotate(function Failing(this: unknown) {
      throw error;
    }, CaptureErrors) as unknown as new () => object;
    expect(() => within(() => new Failing())).toThrow(error);
  });
});

test("a function through annotate() has the name, length, prototype and properties of the bare one", () => {
  const own = (fn: object, key: PropertyKey): unknown[] => Object.entries(Object.getOwnPropertyDescriptor(fn, key) ?? {}).flat();
  const sloppy = new Function("a", "b", "return this") as () => unknown;
  const arrow = Object.assign((a: unknown) => a, { [Symbol.for("own")]: 1 });
  const frozen = Object.freeze(function frozen(a: unknown) {
    return a;
  });
  for (const fn of [
    Bare,
    sloppy,
    arrow,
    frozen,
    async () => 1,
    function* each() {},
    async function* stream() {},
    parseInt,
    class A {
      static m() {}
    }.m,
  ]) {
    const annotated = annotate(fn as () => unknown, TAG);
    expect(annotated).not.toBe(fn);
    expect(new Set(Reflect.ownKeys(annotated))).toEqual(new Set(Reflect.ownKeys(fn)));
    for (const key of Reflect.ownKeys(fn)) expect(own(annotated, key).every((part, at) => Object.is(part, own(fn, key)[at]))).toBe(true);
    expect(Object.getPrototypeOf(annotated)).toBe(Object.getPrototypeOf(fn));
  }
  expect(annotate(sloppy, TAG).call(5 as never)).toBeInstanceOf(Number);
});

test("what cannot be constructed bare cannot be constructed annotated", () => {
  for (const fn of [() => 1, async function later() {}, function* each() {}, { method() {} }.method]) {
    const Annotated = annotate(fn, TAG) as unknown as new () => unknown;
    expect(() => new Annotated()).toThrow(TypeError);
  }
});

test("the function itself stays as it is; the annotated one passes this and arguments on and carries its words", async () => {
  const sentry = record();
  function greet(this: unknown, ...args: unknown[]): unknown {
    mark(this === undefined ? "bare" : "annotated");
    return [this, ...args];
  }
  const self = {};
  greet();
  const annotated = annotate(greet, TAG, Span);
  const [given, one] = startTransaction("test", "root", () => annotated.call(self, 1)) as unknown[];
  expect([given === self, one]).toEqual([true, 1]);
  await sent();
  expect(tagsOf(sentry)).toEqual({ bare: {}, annotated: { own: "function" } });
  expect(sentry.spans.map(({ name }) => name).sort()).toEqual(["greet", "root"]);
  await Sentry.close(1000);
});
