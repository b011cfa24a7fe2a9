import { found, foundAmong } from "../../../src/view/search/found.js";
import type { Facet } from "../../../src/view/search/facets.js";
import { parseQuery } from "../../../src/view/search/query.js";

const alice: readonly Facet[] = [
  ["guild_id", "123"],
  ["feature", "moderation"],
  ["user.username", "Alice of Wonder"],
  ["rows", 3],
  ["roles", ["admin", "friend"]],
  ["nothing", undefined],
];
const finds = (query: string): boolean => found(parseQuery(query), () => alice);

describe("A search", () => {
  it.each([
    "",
    "guild_id:123",
    "guild_id:123 feature:moderation",
    "GUILD_ID:123 Feature:MODERATION",
    "wonder",
    "user.username:alice*",
    "user.username:*of*",
    'user.username:"alice of wonder"',
    '"of wonder"',
    "rows:3",
    "roles:admin",
    "!feature:levels",
    "guild_id:* !bob",
    "feature:m*d*n",
  ])("finds by: %s", (query) => expect(finds(query)).toBe(true));

  it.each([
    "guild_id:12",
    "guild_id:1234",
    "guild_id:123 feature:levels",
    "guild_id:123 bob",
    "!feature:moderation",
    "nothing:*",
    "feature:m*x*n",
    "feature:moderation*moderation",
    "username:alice*",
  ])("does not find by: %s", (query) => expect(finds(query)).toBe(false));

  it("finds a trace when its spans meet the terms together", () => {
    const bob: readonly Facet[] = [["op", "db.query"]];
    const among = (query: string): boolean => foundAmong(parseQuery(query), [() => alice, () => bob]);
    expect(among("op:db.query guild_id:123")).toBe(true);
    expect(among("op:db.query !guild_id:123")).toBe(false);
    expect(among("op:db.query !guild_id:9")).toBe(true);
  });

  it("takes no longer for a pattern made to take for ever", () => {
    const long: readonly Facet[] = [["a", "x".repeat(100_000)]];
    expect(found(parseQuery(`a:${"*x".repeat(200)}*y`), () => long)).toBe(false);
  });

  it("takes anything for a search", () => {
    for (const query of ['"', ":", "!", "a:", '!:"', "*:*", "(", "\\", "a:b:c"]) expect(typeof finds(query)).toBe("boolean");
  });
});
