import fc from "fast-check";
import {
  Breadcrumb,
  CaptureErrors,
  compose,
  Context,
  Counted,
  InFlight,
  Monitor,
  Span,
  SpanData,
  Tag,
  Timed,
  Transaction,
  Uninstrumented,
  User,
} from "../../src/index.js";

/** Any value that a program can hold, functions and symbols among them. */
export const anyValue = (): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withNullPrototype: true,
      withSparseArray: true,
      withTypedArray: true,
    }),
    fc.constantFrom<unknown>(Symbol("any"), Symbol.iterator, () => "a function", class Any {}, new Proxy({}, {}), globalThis),
    fc.anything().map((value) => Object.freeze({ value })),
    fc.string().map((message) => new TypeError(message)),
    fc.string().map((message) => Object.freeze(new Error(message))),
  );

/** A reader that gives anything, or throws it. */
const reader = (): fc.Arbitrary<() => never> =>
  fc.tuple(anyValue(), fc.boolean()).map(([value, throws]) => () => {
    if (throws) throw value;
    return value as never;
  });

const maybe = (word: fc.Arbitrary<unknown>): fc.Arbitrary<unknown[]> =>
  fc.option(word, { nil: undefined }).map((one) => (one === undefined ? [] : [one]));

/** Any combination of our words, in any order, as one decorator of a method. */

export const anyWords = (): fc.Arbitrary<any> =>
  fc
    .tuple(
      maybe(fc.constant(Tag("fixed", "value"))),
      maybe(reader().map((read) => Tag("read", read))),
      maybe(reader().map((read) => Context("block", read))),
      maybe(reader().map((read) => User(read))),
      maybe(reader().map((read) => Breadcrumb(read, { data: read }))),
      maybe(reader().map((read) => SpanData("datum", read))),
      maybe(
        fc.oneof(
          fc.constant(Span),
          reader().map((read) => Span("op", { attributes: read, result: read, root: true })),
        ),
      ),
      maybe(fc.oneof(fc.constant(Transaction), fc.constant(Transaction("op", { newTrace: true })))),
      maybe(
        fc.oneof(
          fc.constant(CaptureErrors),
          reader().map((read) => CaptureErrors({ context: "errors", data: read, onError: read, expected: read as never })),
        ),
      ),
      maybe(fc.constant(Uninstrumented)),
      maybe(
        fc.oneof(
          fc.constant(Counted),
          reader().map((read) => Counted("test.counted", { attributes: { read } })),
        ),
      ),
      maybe(
        fc.oneof(
          fc.constant(Timed),
          reader().map((read) => Timed({ attributes: read })),
        ),
      ),
      maybe(
        fc.oneof(
          fc.constant(InFlight),
          reader().map((read) => compose(InFlight({ attributes: { read } }), InFlight("test.in_flight", { attributes: read }))),
        ),
      ),
      maybe(fc.oneof(fc.constant(Monitor("bare")), fc.constant(Monitor("hourly", { schedule: "0 * * * *" })))),
    )
    .map((words) => words.flat())
    .filter((words) => words.length > 0)
    .chain((words) => fc.shuffledSubarray(words, { minLength: words.length }))
    .map((words) => compose(...(words as [])));
