import fc from "fast-check";
import { seriesKey } from "../../../src/runtime/metrics/series-key.js";

const value = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.array(fc.string(), { minLength: 1, maxLength: 3 }),
  fc.constantFrom("1", "true", "|1 a"),
);
const attributes = fc.dictionary(fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom("a", "b", "a|1 b")), value, {
  maxKeys: 4,
  noNullPrototype: true,
});
const name = fc.oneof(fc.constantFrom("a", "b.c"), fc.stringMatching(/^[a-z_.]{1,9}$/));

const sorted = (record: object): string => JSON.stringify(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));

it("two series have the same key where name and attributes are the same, and nowhere else", () => {
  fc.assert(
    fc.property(name, attributes, name, attributes, (oneName, one, otherName, other) => {
      const areEqual = oneName === otherName && sorted(one) === sorted(other);
      expect(seriesKey(oneName, one) === seriesKey(otherName, other)).toBe(areEqual);
    }),
    { numRuns: 2000 },
  );
});

it("the order in which attributes were given does not matter, their kind does", () => {
  expect(seriesKey("xp", { a: 1, b: "x" })).toBe(seriesKey("xp", { b: "x", a: 1 }));
  expect(seriesKey("xp", { a: 1 })).not.toBe(seriesKey("xp", { a: "1" }));
  expect(seriesKey("xp|1 a string 1 x", {})).not.toBe(seriesKey("xp", { a: "x" }));
  expect(seriesKey("xp", { a: "1|1 b string 1 2" })).not.toBe(seriesKey("xp", { a: "1", b: "2" }));
});
