import { ago, clock, duration } from "../../../src/view/page/format.js";
import { hashOf, placeOf } from "../../../src/view/page/place.js";
import { searchFor, withTerm } from "../../../src/view/page/value-text.js";
import { visible } from "../../../src/view/page/visible.js";

describe("The text of the page", () => {
  it("shows characters that hide or turn round what follows, and leaves emoji alone", () => {
    expect(visible("abc\u202egnp.exe")).toBe("abc\\u202egnp.exe");
    expect(visible("zero\u200bwidth \u0007")).toBe("zero\\u200bwidth \\u0007");
    expect(visible("line\n\tnext 👩‍👧 ünï")).toBe("line\n\tnext 👩‍👧 ünï");
  });

  it.each([
    [-1, "0.00 ms"],
    [0.4242, "0.42 ms"],
    [12.34, "12.3 ms"],
    [3100, "3.10 s"],
    [125_000, "2 min 5 s"],
  ])("tells a duration of %d ms as %s", (milliseconds, text) => expect(duration(milliseconds)).toBe(text));

  it.each([
    [0, "now"],
    [12_000, "12 s ago"],
    [120_000, "2 min ago"],
    [7_200_000, "2 h ago"],
    [-60_000, "in the future"],
  ])("tells what was %d ms ago", (past, text) => expect(ago(0, past)).toBe(text));

  it("does not fail over a time that is none", () => expect([clock(Number.NaN), clock(8.64e15)]).toEqual(["?", expect.any(String)]));

  it.each([
    ["guild_id", "123", "guild_id:123"],
    ["user.username", "Alice of Wonder", 'user.username:"Alice of Wonder"'],
    ["rows", 3, "rows:3"],
    ["a b", "x", undefined],
    ["key", 'a "quote"', undefined],
    ["key", "star*", undefined],
    ["key", { nested: 1 }, undefined],
    ["key", undefined, undefined],
  ])("looks for %s %j by %s", (key, value, term) => expect(searchFor(key, value)).toBe(term));

  it.each([
    ["", "guild_id:1", "guild_id:1"],
    ["guild_id:12", "guild_id:1", "guild_id:12 guild_id:1"],
    ["!guild_id:1", "guild_id:1", "!guild_id:1 guild_id:1"],
    ['note:"see guild_id:1 there"', "guild_id:1", 'note:"see guild_id:1 there" guild_id:1'],
    ['ban Guild_ID:"1" now', "guild_id:1", 'ban Guild_ID:"1" now'],
    ['name:"Alice of Wonder" ban', 'name:"Alice of Wonder"', 'name:"Alice of Wonder" ban'],
  ])("looks, where it looked for %j, for %s beside it: %j", (query, term, both) => expect(withTerm(query, term)).toBe(both));

  it("finds its place again in the address, and the first list in one that is none", () => {
    const place = { list: "errors", query: 'guild_id:123 "a&b" #1' };
    expect(placeOf(hashOf(place), ["traces", "errors"])).toEqual(place);
    expect(placeOf("#constructor?q=%E0%A4%A", ["traces", "errors"]).list).toBe("traces");
  });
});
