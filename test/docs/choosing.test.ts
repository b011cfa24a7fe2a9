import * as Sentry from "@sentry/node";
import { Received, report } from "../../src/view/index.js";
import { pageStory } from "./page-story.js";

const page = pageStory("docs/choosing.md");
const LOOK = { width: 200 };

test("A command is a transaction with the spans of what it calls", async () => {
  const { Moderation, CaseRepository } = page.run("choosing-transaction");
  expect(await new Moderation(new CaseRepository()).cases("400000000000000001")).toBe("spam\nmore spam");
  page.shows("choosing-transaction", report(await page.received(), LOOK));
});

test("Parts of a function are spans with data of their own", async () => {
  const { rank } = page.run("choosing-span");
  expect(await rank(async () => [3, 9, 4])).toBe(9);
  page.shows("choosing-span", report(await page.received(), LOOK));
});

test("A method that is called often is counted and timed", async () => {
  const levels = new (page.run("choosing-metric")["Levels"])();
  for (const bot of [false, true, false]) levels.onMessage({ content: "hello", author: { bot } });
  page.shows("choosing-metric", report(await page.received(), LOOK));
});

test("A phase of the start is on what is sent meanwhile, and on nothing later", async () => {
  const { start } = page.run("choosing-setup");
  const broken = async (): Promise<void> => void Sentry.captureException(new Error("no migration found"));
  await start({ database: broken, login: async () => undefined });
  Sentry.captureException(new RangeError("later"));
  const received = await page.received();
  expect(received.errors.map(({ tags }) => tags["setup_phase"])).toEqual(["database", undefined]);
  expect(received.spans).toEqual([]);
  const metrics = new Received();
  for (const value of received.metrics) metrics.add({ kind: "metric", value });
  page.shows("choosing-setup", report(metrics, LOOK));
});

test("A task has a trace of its own", async () => {
  const { sweep } = page.run("choosing-task");
  expect(await sweep(async () => ["a", "b"])).toBe(2);
  const { spans } = await page.received();
  expect(spans).toMatchObject([{ op: "task.run", name: "sweep", isSegment: true, attributes: { "sweep.removed": 2 } }]);
});

test("An error needs no trace", async () => {
  const settings = new (page.run("choosing-error")["Settings"])();
  expect(settings.parse("{")).toEqual({});
  const { errors, spans } = await page.received();
  expect(errors).toMatchObject([{ tags: { feature: "settings" }, exceptions: [{ type: "SyntaxError" }] }]);
  expect(spans).toEqual([]);
});
