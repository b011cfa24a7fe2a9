import { startTransaction } from "../../src/index.js";
import * as Sentry from "@sentry/node";
import { report } from "../../src/view/index.js";
import { caught } from "../support/caught.js";
import { pageStory } from "./page-story.js";

const page = pageStory("docs/tags-and-context.md");
const LOOK = { width: 160 };

test("Tags of a class and a method are on its errors, and gone afterwards", async () => {
  const moderation = new (page.run("tags-and-context-tags")["Moderation"])();
  await caught(() => moderation.ban("200000000000000001", "1"));
  page.shows("tags-and-context-tags", report(await page.received(), LOOK));
  Sentry.captureException(new RangeError("later"));
  expect((await page.received()).errors[1]?.tags).toEqual({});
});

test("Tags that are set far inside a command are on all of it", async () => {
  const { noteGuild } = page.run("tags-and-context-set-tag");
  startTransaction("discord.command", "command.ban", () => {
    (() => noteGuild({ id: "7", large: false }))();
    Sentry.captureException(new Error("broken"));
  });
  const { errors, spans } = await page.received();
  const tags = { guild_id: "7", "guild.large": false, feature: "moderation" };
  expect([errors[0]?.tags, spans[0]?.attributes]).toMatchObject([tags, tags]);
});

test("Contexts are blocks on the error", async () => {
  const bans = new (page.run("tags-and-context-context")["Bans"])();
  await caught(() => bans.ban("400000000000000001", "spam and more"));
  page.shows("tags-and-context-context", report(await page.received(), LOOK));
});

test("Errors are captured with what is said of them, and thrown on", async () => {
  const { Users, updateAll, reportQuery } = page.run("tags-and-context-capture");
  const users = new Users();
  expect(await caught(() => users.update("123"))).toMatchObject({ error: { message: "No such user." } });
  const thrown = new Error("The pool is empty.");
  expect(await caught(() => updateAll(() => Promise.reject(thrown)))).toEqual({ error: thrown });
  expect(reportQuery(new Error("deadlock detected"))).toMatch(/^[0-9a-f]{32}$/);
  page.shows("tags-and-context-capture", report(await page.received(), LOOK));
});

test("Span data is on one span alone", async () => {
  const { UserRepository, names } = page.run("tags-and-context-span-data");
  const repository = new UserRepository(async (_sql: string, id: string) => (id === "1" ? [{ name: "alice" }] : []));
  expect(await startTransaction("task.run", "names", () => names(repository, ["1", "2"]))).toEqual(["alice"]);
  page.shows("tags-and-context-span-data", report(await page.received(), LOOK));
});
