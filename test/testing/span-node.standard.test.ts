import { flat, spanNodes } from "../../src/testing/span-node.js";
import { aSpan } from "../view/received-things.js";

const shape = (nodes: ReturnType<typeof spanNodes>): unknown => nodes.map(({ spanId, children }) => [spanId, shape(children)]);

describe("The spans of a recording as trees", () => {
  it("have roots and children in the order of their start", () => {
    const trees = spanNodes([
      aSpan({ spanId: "second", parentSpanId: "root", start: 2 }),
      aSpan({ spanId: "later root", parentSpanId: "elsewhere", start: 4 }),
      aSpan({ spanId: "root" }),
      aSpan({ spanId: "below", parentSpanId: "first", start: 3 }),
      aSpan({ spanId: "first", parentSpanId: "root", start: 1 }),
    ]);
    expect(shape(trees)).toEqual([
      [
        "root",
        [
          ["first", [["below", []]]],
          ["second", []],
        ],
      ],
      ["later root", []],
    ]);
    expect(trees.flatMap(flat).map(({ spanId }) => spanId)).toEqual(["root", "first", "below", "second", "later root"]);
  });

  it("keep spans that are each other's parents, below the earliest of them", () => {
    const trees = spanNodes([
      aSpan({ spanId: "b", parentSpanId: "a", start: 2 }),
      aSpan({ spanId: "a", parentSpanId: "b", start: 1 }),
      aSpan({ spanId: "own", parentSpanId: "own", start: 0 }),
      aSpan({ spanId: "root", start: 3 }),
    ]);
    expect(shape(trees)).toEqual([
      ["own", []],
      ["a", [["b", []]]],
      ["root", []],
    ]);
  });

  it("may be a chain of twenty thousand", () => {
    const chain = Array.from({ length: 20_000 }, (_, index) =>
      aSpan({ spanId: `${index}`, start: index, ...(index > 0 ? { parentSpanId: `${index - 1}` } : {}) }),
    );
    const [root, ...more] = spanNodes(chain);
    expect(more).toEqual([]);
    expect(flat(root as NonNullable<typeof root>).map(({ spanId }) => spanId)).toEqual(chain.map(({ spanId }) => spanId));
  });
});
