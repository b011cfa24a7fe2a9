import { waterfall } from "../../src/view/index.js";
import { spanTree } from "../../src/view/text/span-tree.js";
import { aSpan } from "./received-things.js";

const rowsOf = (text: string): readonly string[] => text.split("\n").slice(1);
const labelsOf = (text: string): readonly string[] => rowsOf(text).map((row) => row.slice(row.indexOf(" ms  ") + 5));

describe("A waterfall", () => {
  it("shows each span below its parent, with a bar where it lies in the trace", () => {
    const text = waterfall([
      aSpan({ spanId: "c", parentSpanId: "b", name: "Fetch cases", op: "db.query", start: 50, end: 75, attributes: { rows: 3 } }),
      aSpan({ spanId: "b", parentSpanId: "a", name: "Moderation.ban", op: "function", start: 25, end: 100 }),
      aSpan({ spanId: "a", name: "/ban", op: "discord.command", isSegment: true }),
    ]);
    expect(text).toBe(
      [
        "Trace t  3 spans, 100.0 ms",
        "│████████████████████████│     100.0 ms  discord.command  /ban",
        "│      ██████████████████│      75.0 ms    function  Moderation.ban",
        "│            ██████      │      25.0 ms      db.query  Fetch cases  rows=3",
      ].join("\n"),
    );
  });

  it("names the status of a span that is not ok, and only then", () => {
    const text = waterfall([aSpan({ spanId: "a", status: "not_found" }), aSpan({ spanId: "b", start: 1 })]);
    expect(labelsOf(text)).toEqual(["a  ✗ not_found", "b"]);
  });

  it("leaves out the attributes that the SDK sets by itself", () => {
    const sdk = {
      "sentry.op": "x",
      "user.id": "1",
      "os.name": "Debian",
      "process.runtime.engine.name": "v8",
      "device.archs": ["x64"],
      "app.memory": 1,
      "culture.locale": "en",
    };
    const text = waterfall([
      aSpan({
        spanId: "a",
        attributes: { ...sdk, "app.command": "ban", list: ["x", 1], note: "two words", nested: { a: { b: { c: { d: 1 } } } } },
      }),
    ]);
    expect(labelsOf(text)).toEqual(['a  app.command=ban list=[x, 1] note="two words" nested={a: {b: {c: {…}}}}']);
  });

  it("draws at least one column for the shortest span, and stays within the frame", () => {
    const text = waterfall([aSpan({ spanId: "a" }), aSpan({ spanId: "b", parentSpanId: "a", start: 100, end: 100 })]);
    expect(rowsOf(text)[1]).toMatch(/^│ {23}█│/);
  });

  it("fills the bar when nothing took any time", () => {
    expect(rowsOf(waterfall([aSpan({ spanId: "a", end: 0 })]))[0]).toMatch(/^│█{24}│ {7}0\.0 ms/);
  });

  it("starts with the earliest span, even one that began before its parent", () => {
    const text = waterfall([aSpan({ spanId: "a", start: 50 }), aSpan({ spanId: "b", parentSpanId: "a", start: 0, end: 50 })]);
    expect(rowsOf(text).map((row) => row.slice(0, 26))).toEqual([
      `│${" ".repeat(12)}${"█".repeat(12)}│`,
      `│${"█".repeat(12)}${" ".repeat(12)}│`,
    ]);
  });

  it("shows a span whose parent is elsewhere as a root", () => {
    const text = waterfall([aSpan({ spanId: "a", parentSpanId: "remote" }), aSpan({ spanId: "b", parentSpanId: "a", start: 1 })]);
    expect(labelsOf(text)).toEqual(["a", "  b"]);
  });

  it("shows each span once when all have the same id, which is also their parent's", () => {
    const same = (count: number) =>
      Array.from({ length: count }, (_, index) => aSpan({ spanId: "same", parentSpanId: "same", name: `n${index}`, start: index }));
    // First a few: what puts the children of an id below each span of that id has no memory left to tell of the many.
    expect(labelsOf(waterfall(same(3)))).toEqual(["n0", "  n1", "  n2"]);
    const names = spanTree(same(10_000)).map(({ span }) => span.name);
    expect(names).toEqual(Array.from({ length: 10_000 }, (_, index) => `n${index}`));
  });

  it("shows each span once when their ids make no tree", () => {
    const text = waterfall([
      aSpan({ spanId: "own", parentSpanId: "own" }),
      aSpan({ spanId: "x", parentSpanId: "y", start: 1 }),
      aSpan({ spanId: "y", parentSpanId: "x", start: 2 }),
      aSpan({ spanId: "twin", name: "first twin", start: 3 }),
      aSpan({ spanId: "twin", name: "second twin", start: 4 }),
      aSpan({ spanId: "child", parentSpanId: "twin", start: 5 }),
    ]);
    expect(labelsOf(text)).toEqual(["first twin", "  child", "second twin", "own", "x", "  y"]);
  });

  it("survives a chain of ten thousand spans, and shows the first two hundred", () => {
    const chain = Array.from({ length: 10_000 }, (_, index) =>
      aSpan({ spanId: `${index}`, start: index, ...(index > 0 ? { parentSpanId: `${index - 1}` } : {}) }),
    );
    const rows = rowsOf(waterfall(chain));
    expect(rows).toHaveLength(201);
    expect(rows[200]).toBe("… and 9800 more spans");
  });

  /** A root and so many spans below another one, each of 1 ms. */
  const wide = (count: number, fields: (index: number) => object = () => ({})) => [
    aSpan({ spanId: "root", end: 100_000 }),
    aSpan({ spanId: "loop", parentSpanId: "root", start: 1, end: 50_000 }),
    ...Array.from({ length: count }, (_, index) =>
      aSpan({ spanId: `${index}`, parentSpanId: "loop", start: index + 2, end: index + 3, ...fields(index) }),
    ),
  ];

  it("shows of twenty thousand spans two hundred: those that failed and the slowest, below the spans that they belong to", () => {
    const special: Record<number, object> = {
      14_999: { status: "not_found" },
      15_000: { end: 25_000 },
      15_001: { parentSpanId: "15000", status: "aborted" },
    };
    const text = waterfall(wide(20_000, (index) => special[index] ?? {}));
    const labels = labelsOf(text);
    expect(labels.slice(0, 3)).toEqual(["root", "  loop", "    0"]);
    expect(labels.slice(-4, -1)).toEqual(["    14999  ✗ not_found", "    15000", "      15001  ✗ aborted"]);
    expect(labels).toHaveLength(201);
    expect(rowsOf(text)[200]).toBe("… and 19802 more spans");
  });

  it("shows the slowest beside thousands that failed", () => {
    const labels = labelsOf(waterfall(wide(5000, (index) => (index === 4000 ? { end: 9000 } : { status: "aborted" }))));
    expect(labels).toContain("    4000");
    expect(labels.filter((label) => label.endsWith("✗ aborted"))).toHaveLength(197);
  });

  it("shows what failed at the end of a chain of ten thousand, with the root and the nearest above it", () => {
    const chain = Array.from({ length: 10_000 }, (_, index) =>
      aSpan({
        spanId: `${index}`,
        ...(index > 0 ? { parentSpanId: `${index - 1}` } : {}),
        ...(index === 9999 ? { status: "aborted" } : {}),
      }),
    );
    const labels = labelsOf(waterfall(chain)).map((label) => label.trim());
    expect(labels).toHaveLength(201);
    expect(labels[0]).toBe("0");
    expect(labels.slice(-41, -1)).toEqual([...Array.from({ length: 39 }, (_, index) => String(9960 + index)), "9999  ✗ aborted"]);
  });

  it("cuts a line to the width it is given", () => {
    const text = waterfall([aSpan({ spanId: "a", name: "n".repeat(500) })], { width: 60 });
    expect(rowsOf(text)[0]).toHaveLength(60);
    expect(rowsOf(text)[0]).toMatch(/n…$/);
  });

  it("uses colour only when asked to", () => {
    const spans = [aSpan({ spanId: "a", status: "aborted" })];
    expect(waterfall(spans)).not.toContain("\u001b");
    expect(waterfall(spans, { colour: true })).toContain("\u001b[31m✗ aborted\u001b[39m");
  });
});
