import { expect, it } from "vitest";
import { checkEntries } from "../src/entries.js";
import { entries } from "../src/loaded-entries.js";
import { LIFECYCLES, tell } from "../src/story.js";

it.each(LIFECYCLES)("sends what the cog says, in the lifecycle %s", (lifecycle) => tell(lifecycle));

it("has the names of every entry", () => {
  expect(checkEntries(entries)).toBeGreaterThanOrEqual(3);
});
