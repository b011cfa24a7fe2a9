import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as discord from "../../src/discord/index.js";
import * as cogscope from "../../src/index.js";
import * as setup from "../../src/setup/index.js";
import { startTransaction } from "../../src/index.js";
import { report } from "../../src/view/index.js";
import { caught } from "../support/caught.js";
import { pageStory } from "./page-story.js";

const page = pageStory("docs/from-tux.md");

test("A command says once what it is", async () => {
  const { Moderation, CaseTable } = page.run("from-tux-command");
  const moderation = new Moderation(new CaseTable());
  const warn = (id: string) => startTransaction("discord.command", "command.warn", () => moderation.warn({ id }) as Promise<string>);
  expect(await warn("1")).toBe("Case 7");
  expect(await caught(() => warn("2"))).toBeDefined();
  page.shows("from-tux-command", report(await page.received(), { width: 160 }));
});

test("The functions write the names that tux's users know", async () => {
  const { refresh } = page.run("from-tux-functions");
  expect(await refresh({ id: "1" })).toBe(2);
  const { errors, spans, metrics } = await page.received();
  expect(spans.map(({ op, name }) => [op, name]).sort()).toEqual([
    ["db.query", "Fetch prefixes"],
    ["task.run", "refresh_prefixes"],
  ]);
  expect(metrics.map(({ name, attributes }) => [name, attributes["cache"]])).toEqual([["bot.cache.misses", "prefix"]]);
  expect(errors.map(({ tags, contexts }) => [tags["error.type"], Object.keys(contexts)])).toEqual([
    [undefined, expect.arrayContaining(["extra", "refresh"])],
    ["api", expect.arrayContaining(["api_error", "refresh"])],
    ["bot", expect.arrayContaining(["bot_error", "refresh"])],
  ]);
  for (const { tags, user, breadcrumbs } of errors) {
    expect([tags["feature"], user?.["id"], breadcrumbs.map(({ message }) => message)]).toEqual(["prefixes", "1", ["cache is cold"]]);
  }
});

test("Each function that the tables name is there", () => {
  const text = readFileSync(join(__dirname, "../../docs/from-tux.md"), "utf8");
  const tables = text.slice(text.indexOf("## Function by function"), text.indexOf("All of it together"));
  const ours = tables
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .map((line) => line.split(/ \| /)[1] ?? "");
  const called = ours.flatMap((cell) => [...cell.matchAll(/(?<!\.)\b([a-z]\w*[A-Z]\w*)\(/g)].map(([, name]) => name as string));
  const there = { ...cogscope, ...discord, ...setup };
  expect(called.length).toBeGreaterThan(30);
  expect(called.filter((name) => !(name in there))).toEqual([]);
});
