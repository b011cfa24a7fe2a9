import * as Sentry from "@sentry/node";
import { recordApiMetric, recordCommandMetric } from "../../src/index.js";
import { pageStory } from "./page-story.js";

const page = pageStory("docs/scale.md");

test("What is turned down does not go, and what is kept does", async () => {
  page.run("scale-presets");
  recordCommandMetric("ban", { duration: 5, success: false });
  recordApiMetric("discord", "/users/{id}", { duration: 5, success: true });
  Sentry.logger.info("not sent");
  const { metrics, logs } = await page.received();
  expect([...new Set(metrics.map(({ name }) => name))].sort()).toEqual(["bot.command.execution_time", "bot.command.failures"]);
  expect(logs).toEqual([]);
});
