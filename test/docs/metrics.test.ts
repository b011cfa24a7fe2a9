import { report } from "../../src/view/index.js";
import { caught } from "../support/caught.js";
import { pageStory } from "./page-story.js";

const page = pageStory("docs/metrics.md");
const LOOK = { width: 200 };

test("The words count, time and tell how many run", async () => {
  const levels = new (page.run("metrics-words")["Levels"])();
  levels.recalculate();
  await levels.grant({ source: "message", points: 5 });
  expect(await caught(() => levels.grant({ source: "voice", points: -1 }))).toMatchObject({ error: { name: "RangeError" } });
  page.shows("metrics-words", report(await page.received(), LOOK));
});

test("The functions record", async () => {
  page.run("metrics-functions")["record"]();
  const received = await page.received();
  page.shows("metrics-functions", report(received, LOOK));
  const times = received.metrics.filter(({ type }) => type === "distribution").map(({ value }) => value);
  expect(times).toEqual([42, 3.5, 120, 800, 0.3, 1200]);
});

test("Ids are kept off metrics, but for those that are listed", async () => {
  page.run("metrics-listed");
  const votes = new (page.run("metrics-guild")["Votes"])();
  votes.vote("200000000000000001", "300000000000000001");
  votes.vote("200000000000000001", "300000000000000002");
  page.shows("metrics-guild", report(await page.received(), LOOK));
});
