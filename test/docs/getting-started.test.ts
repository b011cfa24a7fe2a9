import { report, Received } from "../../src/view/index.js";
import { ALICE, BOB } from "../support/discord-bot.js";
import { until } from "../support/discord-story.js";
import { alikeOnDiscord, botStory } from "./bot-story.js";
import { pageStory } from "./page-story.js";

const page = pageStory("docs/getting-started.md");
const bots = botStory(page);

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
