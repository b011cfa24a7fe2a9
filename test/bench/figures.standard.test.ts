import fc from "fast-check";
import { loadModule } from "./load-module.js";

const { median } = loadModule("figures/median.mjs");
const { nanoseconds, ratio } = loadModule("figures/format.mjs");

describe("The median", () => {
  it("is the middle figure, or the mean of the two in the middle", () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([10, 1, 3, 2])).toBe(2.5);
    expect(median([7])).toBe(7);
  });

  it("has as many figures below it as above, however they come, and leaves the list alone", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 }), { minLength: 1 }), (values) => {
        const before = [...values];
        const middle = median(values) as number;
        expect(values.filter((one) => one < middle).length).toBeLessThanOrEqual(values.length / 2);
        expect(values.filter((one) => one > middle).length).toBeLessThanOrEqual(values.length / 2);
        expect(values).toEqual(before);
      }),
    );
  });

  it("is not moved by one round that the machine interrupted", () => {
    expect(median([11, 10, 5000, 10, 11])).toBe(11);
  });
});

describe("A ratio", () => {
  it.each([
    [5, 10_000, "0.0005"],
    [1, 3_000_000, "0.0000003"],
    [16, 1000, "0.016"],
    [70, 1000, "0.070"],
    [96, 1000, "0.10"],
    [99.9, 1000, "0.10"],
    [1, 1, "1.00"],
    [104, 100, "1.04"],
    [9.99, 1, "9.99"],
    [123.4, 10, "12"],
    [0, 10, "0"],
  ])("of %p to %p reads %p", (value, base, text) => {
    expect(ratio(value, base)).toBe(text);
  });

  it("to nothing reads as nothing", () => {
    expect([ratio(1, 0), ratio(1, NaN), ratio(undefined, 1)]).toEqual(["–", "–", "–"]);
  });

  it("says what it was within a twentieth, whatever its size", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e6, noNaN: true }), (value) => {
        expect(Math.abs(Number(ratio(value, 1)) / value - 1)).toBeLessThan(0.05);
      }),
    );
  });
});

it("Nanoseconds have a decimal where it counts, and gaps between the thousands", () => {
  expect([4.26, 99.94, 100, 1234.5, 1_234_567].map(nanoseconds)).toEqual(["4.3", "99.9", "100", "1\u202f235", "1\u202f234\u202f567"]);
});
