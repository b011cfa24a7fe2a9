import { runFixture } from "../../support/fixture.js";

interface Seen {
  readonly seen: readonly string[];
  readonly events: readonly string[];
}

const UNHANDLED = ["async", "function", "layered", "lazy", "plain", "stream"];

describe("a rejection of an annotated call that nobody handles", () => {
  test("is told by the process, exactly once, where there is no client", async () => {
    expect(await runFixture<Seen>("transparency/unhandled.ts")).toEqual({ seen: UNHANDLED, events: [] });
  }, 30_000);

  test("is told exactly once with Sentry too, where each error is one event, the handled ones as well", async () => {
    const { seen, events } = await runFixture<Seen>("transparency/unhandled.ts", { args: ["with-sentry"] });
    expect(seen).toEqual(UNHANDLED);
    expect(events).toEqual([...UNHANDLED, "handled", "layered"].sort());
  }, 30_000);
});
