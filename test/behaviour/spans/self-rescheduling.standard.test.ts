import { runFixture } from "../../support/fixture.js";

interface Outcome {
  readonly grown: number;
  readonly watched: number;
  readonly alive: number;
  readonly ended: number;
}

const CALLS = 100_000;

/** A chain of the lightest of them takes more than 1 kB a call: 50 MB over the second half of the calls. */
const BOUND = 25e6;

/** The fixture uses `annotate`, which both dialects share: one of them tells it. */
describe("a function that starts itself again for ever retains none of its earlier calls", () => {
  const cases = [
    ["tags, with tracing off", "tags", "off", "stream", [0, 0]],
    ["tags", "tags", "1", "stream", [0, 0]],
    ["a span, begun in a command that ends", "spans", "1", "stream", [2, 1000]],
    ["a root span", "roots", "1", "stream", [CALLS - 1, CALLS]],
    ["a root span, in the static lifecycle", "roots", "1", "static", [CALLS - 1, CALLS]],
    ["a root span that is not kept", "roots", "0", "stream", [CALLS / 4, CALLS]],
    ["an entry point", "entries", "1", "stream", [CALLS - 1, CALLS]],
  ] as const;

  test.each(cases)(
    "when it is annotated with %s",
    async (_what, kind, rate, lifecycle, [fewest, most]) => {
      const args = [kind, rate, lifecycle, String(CALLS)];
      const { grown, watched, alive, ended } = await runFixture<Outcome>("memory.ts", { nodeOptions: ["--expose-gc"], args });
      expect(watched).toBe(100);
      expect(alive).toBe(0);
      expect(grown).toBeLessThan(BOUND);
      expect(ended).toBeGreaterThanOrEqual(fewest);
      expect(ended).toBeLessThanOrEqual(most);
    },
    120_000,
  );
});
