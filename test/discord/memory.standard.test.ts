import { runFixture } from "../support/fixture.js";

interface Outcome {
  readonly grown: number;
  readonly watched: number;
  readonly alive: number;
}

jest.setTimeout(180_000);

test.each([
  ["settles", "0"],
  ["never settles", "1"],
])("Of interactions whose handler %s, at a rate of %s, nothing stays in memory", async (kind, rate) => {
  const { grown, watched, alive } = await runFixture<Outcome>("discord-memory.ts", { nodeOptions: ["--expose-gc"], args: [kind, rate] });
  expect(watched).toBe(100);
  // The last ones may be held by what is under way; of the early ones nothing is.
  expect(alive).toBe(0);
  // Of 10 500 interactions, behind the 10 000 that are remembered for links: a frame of each would be 40 MB.
  expect(grown).toBeLessThan(4_000_000);
});
