import { AnnotationError } from "../../src/index.js";
import { report } from "../../src/view/index.js";
import { caught } from "../support/caught.js";
import { isLegacy } from "../support/dialect.js";
import { pageStory } from "./page-story.js";

const page = pageStory("docs/crons.md");

test("A run checks in, and once more when it ends", async () => {
  const tasks = new (page.run("crons-monitor")["Tasks"])();
  expect(await tasks.refreshBans(async () => 3)).toBe(3);
  expect(await caught(() => tasks.refreshBans(() => Promise.reject(new Error("The list is gone."))))).toBeDefined();
  const received = await page.received();
  page.shows("crons-monitor", report(received, { width: 160 }));
  expect(received.checkIns[0]?.monitorConfig).toEqual({
    schedule: { type: "crontab", value: "0 * * * *" },
    timezone: "Europe/Berlin",
    max_runtime: 10,
  });
});

test.each([
  ["crons-croner", "sweep", (job: any) => job.trigger(), (job: any) => job.stop()],
  ["crons-node-cron", "backup", (job: any) => job.execute(), (job: any) => job.destroy()],
])("%s: the scheduler's run checks in", async (mark, slug, trigger, stop) => {
  const { tasks, job } = page.run(mark);
  try {
    await trigger(job);
    expect(tasks.runs).toBe(1);
    const { checkIns } = await page.received();
    expect(checkIns.map(({ monitorSlug, status }) => [monitorSlug, status])).toEqual([
      [slug, "in_progress"],
      [slug, "ok"],
    ]);
  } finally {
    await stop(job);
  }
});

test("An interval's run checks in, and throws nothing into the timer", async () => {
  const { ping } = page.run("crons-interval");
  await ping(async () => undefined);
  await ping(() => Promise.reject(new Error("no answer")));
  const { checkIns, errors } = await page.received();
  expect(checkIns.map(({ status }) => status)).toEqual(["in_progress", "ok", "in_progress", "error"]);
  expect(checkIns[0]?.monitorConfig).toMatchObject({ schedule: { type: "interval", value: 10, unit: "minute" } });
  expect(errors).toHaveLength(1);
});

test("What Sentry would refuse is refused at once", async () => {
  const refused = (await caught(page.run("crons-refused")["declare"] as () => unknown))?.error;
  expect(refused).toBeInstanceOf(AnnotationError);
  // The standard dialect does not tell the class.
  page.shows("crons-refused", isLegacy ? (refused as Error).message.replace("Tasks.refresh", "refresh") : (refused as Error).message);
});
