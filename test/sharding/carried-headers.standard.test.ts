import { carriedBy, carrying, commentOf } from "../../src/sharding/carried-headers.js";

const TRACE = { "sentry-trace": `${"a".repeat(32)}-${"b".repeat(16)}-1`, baggage: "sentry-release=1.0%2A%2F,sentry-sampled=true" };
const COMMENT = `/*cogscope ${JSON.stringify(TRACE)}*/`;

it("A script carries the two headers and nothing else, and is the same without them", () => {
  expect(commentOf({ ...TRACE, user: "alice" } as object)).toBe(COMMENT);
  expect(carriedBy(`(${COMMENT}() => 1)(this, undefined)`)).toEqual({ headers: TRACE, script: "(() => 1)(this, undefined)" });
  expect(carriedBy(`${COMMENT}this.guilds.cache.size`)).toEqual({ headers: TRACE, script: "this.guilds.cache.size" });
});

it("It is evaluated as if it carried nothing", () => {
  const carrier = carrying(() => 0, "(a, b) => [a, b.text]", COMMENT);
  expect(typeof carrier).toBe("function");
  expect(eval(`(${carrier as unknown as string})(1, {"text":"*/"})`)).toEqual([1, "*/"]);
  expect(eval(carrying("6 * 7", "6 * 7", COMMENT))).toBe(42);
  expect(carrier).toThrow("by its text alone");
});

it("Headers that would end the comment do not go", () => {
  expect(commentOf({ ...TRACE, baggage: "sentry-release=*/process.exit()/*" })).toBe(
    `/*cogscope {"sentry-trace":"${TRACE["sentry-trace"]}"}*/`,
  );
  expect(commentOf({ "sentry-trace": "*/process.exit()" })).toBe("");
  expect(commentOf({})).toBe("");
});

it.each([
  `((client, { text }) => text)(this, {"text":"(${COMMENT.replaceAll('"', "'")}"})`,
  `(client => client)(this, "${"/*cogscope {}*/"}")`,
  "/*cogscope {not json}*/1",
  "/*cogscope",
  "",
])("What a bot's own script or data holds is none of ours: %s", (script) => {
  expect(carriedBy(script)).toEqual({ headers: undefined, script });
});
