import { report, Received } from "../../src/view/index.js";
import { ALICE, BOB } from "../support/discord-bot.js";
import { until } from "../support/discord-story.js";
import { alikeOnDiscord, botStory } from "./bot-story.js";
import { alike } from "../support/page.js";
import { pageStory } from "./page-story.js";

const page = pageStory("docs/getting-started.md");
const bots = botStory(page);

/** The viewer prints errors and traces in the order of their arrival. */
const inAnyOrder = (text: string): string => alike(text).split("\n\n").sort().join("\n\n");

test("A script without Discord prints what the page says, and what the page shows arrives", async () => {
  const printed: unknown[] = [];
  const { log } = console;
  console.log = (...line) => void printed.push(...line);
  try {
    page.run("getting-started-try");
    await until("three traces and the error", async () => {
      const { traces, errors } = await page.received();
      return traces.size === 3 && errors.length === 1 && printed.length === 3;
    });
  } finally {
    console.log = log;
  }
  expect(printed).toEqual([3, 1, "That broke: RangeError: Nobody has less than no points."]);
  page.shows("getting-started-try", report(await page.received(), { width: 160 }), inAnyOrder);
});

test("The first bot answers, and what the page shows arrives", async () => {
  await bots.start("getting-started-bot");
  const { discord } = bots;
  expect((await discord.answerTo(discord.slash(ALICE, "level", { points: 120 }))).content).toBe("Level 3");
  const broken = await discord.answerTo(discord.slash(BOB, "level", { points: -1 }));
  await until("both traces and the error", async () => {
    const { spans, errors } = await page.received();
    return spans.filter(({ isSegment }) => isSegment).length === 2 && errors.length === 1;
  });
  const received = await page.received();
  expect(broken.content).toBe(`That broke. Tell the staff: ${received.errors[0]?.eventId}`);
  const shown = new Received();
  for (const value of received.spans) shown.add({ kind: "span", value });
  for (const value of received.errors) shown.add({ kind: "error", value });
  page.shows("getting-started-bot", report(shown, { width: 160 }), alikeOnDiscord);
});

test("The commands are made known to Discord", async () => {
  await bots.start("getting-started-bot");
  const request = await bots.discord.waitFor(({ method, path }) => method === "PUT" && path.endsWith("/commands"));
  expect(request.body).toMatchObject([{ name: "level", options: [{ name: "points", required: true }] }]);
});
