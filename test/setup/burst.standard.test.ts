import { ChildBot } from "../support/child-bot.js";
import { outages } from "../support/outages.js";
import { ACCEPT, type Answer, type FlakyEndpoint } from "../support/flaky-endpoint.js";
import { kept } from "../support/storing.js";

interface Told {
  readonly flushed: boolean;
  readonly turns: number;
  readonly held: number;
  readonly said: readonly string[];
}

let endpoint: FlakyEndpoint;
let folder: string;

outages((outage) => ({ endpoint, folder } = outage));

async function burst(count: number): Promise<Told> {
  const child = new ChildBot("burst.ts", { dsn: endpoint.dsn, directory: folder, count });
  const told = JSON.parse(`{${await child.said("{")}`) as Told;
  expect(await child.ended).toEqual({ code: 0, signal: null });
  return told;
}

describe("5000 different errors in one tick", () => {
  it("at least 1000 of them arrive, the others are counted, and one diagnostic says so", async () => {
    const { flushed, held, said } = await burst(5000);
    expect(flushed).toBe(true);
    const arrived = new Set(endpoint.ids());
    expect(endpoint.ids()).toHaveLength(arrived.size);
    // Of the warm-up there is one more.
    expect(arrived.size - 1).toBe(held);
    expect(held).toBeGreaterThanOrEqual(1000);
    expect(endpoint.dropped).toEqual({ "queue_overflow:error": 5000 - held });
    expect(said).toEqual([expect.stringContaining("more was captured at once than is held")]);
  });

  const outages: [string, Answer][] = [
    ["answers 503", { status: 503 }],
    ["drops connections", "drop"],
  ];

  it.each(outages)("those that are held are kept while Sentry %s, and the bot's own work goes on", async (_, answer) => {
    endpoint.behave((items) => (items.some(({ payload }) => JSON.stringify(payload).includes("warm-up")) ? ACCEPT : answer));
    const { held, turns } = await burst(5000);
    expect(kept(folder)).toHaveLength(held);
    expect(turns).toBeGreaterThan(10);
    expect(endpoint.requests).toBeLessThan(200);
  });
});

describe("1000 different errors in one tick", () => {
  it("arrive, all of them and once, and nothing is said", async () => {
    const { said } = await burst(1000);
    expect(new Set(endpoint.ids()).size).toBe(1001);
    expect(endpoint.ids()).toHaveLength(1001);
    expect(endpoint.dropped).toEqual({});
    expect(said).toEqual([]);
  });
});
