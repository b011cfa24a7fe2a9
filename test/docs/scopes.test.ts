import * as Sentry from "@sentry/node";
import { report } from "../../src/view/index.js";
import { caught } from "../support/caught.js";
import { pageStory } from "./page-story.js";

const page = pageStory("docs/scopes.md");

test("Two commands at once keep their tags apart", async () => {
  const { command } = page.run("scopes-command");
  await Promise.all([command("staff"), command("guests")]);
  const { errors, spans } = await page.received();
  expect(spans.map(({ attributes }) => attributes["user.group"])).toEqual(["staff", "guests"]);
  page.shows(
    "scopes-command",
    errors.map(({ exceptions, tags }) => `${exceptions[0]?.value}  user.group=${String(tags["user.group"])}`).join("\n"),
  );
});

test("What is set in a pushed scope reaches no sibling", async () => {
  const { reportBoth } = page.run("scopes-push");
  reportBoth(new Error("The name is taken."), new Error("The prefix is too long."));
  page.shows("scopes-push", report(await page.received()));
});

test("The current scope is the method's", async () => {
  const backups = new (page.run("scopes-configure")["Backups"])();
  for (const isNight of [true, false]) await caught(() => backups.run(isNight));
  expect((await page.received()).errors.map(({ level }) => level)).toEqual(["warning", "error"]);
});

test("What is true of the process is on everything", async () => {
  const { start } = page.run("scopes-process");
  await start(async () => void Sentry.captureException(new Error("slow")));
  Sentry.captureException(new RangeError("later"));
  expect((await page.received()).errors.map(({ tags }) => tags)).toEqual([
    { region: "eu", setup_phase: "database", setup_status: "started" },
    { region: "eu" },
  ]);
});

afterEach(() => void Sentry.getGlobalScope().setTag("region", undefined));

test("The scope follows the error", async () => {
  const { Moderation, handled } = page.run("scopes-follow");
  await handled(() => new Moderation().ban("123"));
  page.shows("scopes-follow", report(await page.received()));
});
