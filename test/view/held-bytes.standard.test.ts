import { heldBytes } from "../../src/view/held-bytes.js";

describe("What a value holds in memory", () => {
  it("grows with its texts, its fields and its entries, not with its length on the wire", () => {
    const lists = Array.from({ length: 1000 }, () => []);
    expect(heldBytes(lists)).toBeGreaterThan(10 * JSON.stringify(lists).length);
    const text = "x".repeat(100_000);
    expect(heldBytes({ text })).toBeGreaterThan(100_000);
    expect(heldBytes({ text })).toBeLessThan(101_000);
    expect(heldBytes({ a: 1, b: { c: [true, null] } })).toBeGreaterThan(heldBytes({ a: 1 }));
  });

  it("is told of what is deeper than the engine's stack", () => {
    let deep: unknown = [];
    for (let level = 0; level < 1_000_000; level++) deep = [deep];
    expect(heldBytes(deep)).toBeGreaterThan(1_000_000);
  });
});
