import type { Diagnostic } from "../../../src/index.js";
import { runFixture } from "../../support/fixture.js";

interface Versions {
  readonly said: readonly Diagnostic[];
  readonly results: readonly string[];
  readonly own: string;
  readonly other: string;
}

describe("in a process of its own", () => {
  test("a second version of @sentry/core is said once, however many clients there are, and calls go on", async () => {
    const { said, results, own, other } = await runFixture<Versions>("two-versions.ts", { args: ["10.0.0"] });
    expect(other).toBe("10.0.0");
    expect(said.map(({ place }) => place)).toEqual(["@sentry/core"]);
    expect(said[0]?.message).toContain(`several versions are in this process (${own}, 10.0.0)`);
    expect(results).toEqual(["done", "done", "done"]);
  }, 60_000);

  test("a second copy of the same version is none, and nothing is said", async () => {
    const { own } = await runFixture<Versions>("two-versions.ts");
    const { said, other, results } = await runFixture<Versions>("two-versions.ts", { args: [own] });
    expect([other, said]).toEqual([own, []]);
    expect(results).toHaveLength(3);
  }, 60_000);

  test("a worker thread reports what is its own, and so does the thread that started it", async () => {
    const told = await runFixture<Record<string, unknown>>("worker.ts");
    const story = (thread: string): unknown => {
      const ids = ["1", "2", "3"].map((id) => `${thread}-${id}`);
      return {
        errors: ids.map((id) => [`failed ${id}`, thread, id, id]),
        spans: ["command", "step"].flatMap((span) => ids.map((id) => [span, thread, id])),
      };
    };
    expect(told).toEqual({ main: story("main"), worker: story("worker") });
  }, 60_000);
});
