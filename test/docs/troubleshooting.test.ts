import * as Sentry from "@sentry/node";
import { transformSync } from "esbuild";
import { AnnotationError } from "../../src/index.js";
import { caught } from "../support/caught.js";
import { isLegacy } from "../support/dialect.js";
import { pageStory } from "./page-story.js";

const page = pageStory("docs/troubleshooting.md");

const values = async (): Promise<(string | undefined)[]> => (await page.received()).errors.map(({ exceptions }) => exceptions[0]?.value);

test("Something arrives, and the look says so; without a DSN it says no", async () => {
  const { hello } = page.run("troubleshooting-nothing");
  expect(await hello()).toBe(true);
  expect(await values()).toEqual(["hello"]);
  await Sentry.close(2000);
  Sentry.getCurrentScope().setClient(undefined);
  expect(await hello()).toBe(false);
});

test("A user that is set outside a command is on the next one's error, but not by the right way", async () => {
  const { wrong, right } = page.run("troubleshooting-users");
  right("alice");
  wrong("bob");
  Sentry.captureException(new Error("of nobody"));
  Sentry.getIsolationScope().setUser(null);
  right("carol");
  expect((await page.received()).errors.map(({ user }) => user?.["id"])).toEqual(["alice", "bob", "carol"]);
});

test("Without an entry point commands share a trace, with one each has its own", async () => {
  const { inOneTrace, inTracesOfTheirOwn } = page.run("troubleshooting-trace");
  await inOneTrace();
  await inOneTrace();
  const ofOne = new Set((await page.received()).spans.map(({ traceId }) => traceId));
  expect(ofOne.size).toBe(1);
  await inTracesOfTheirOwn();
  await inTracesOfTheirOwn();
  const all = new Set((await page.received()).spans.map(({ traceId }) => traceId));
  expect(all.size).toBe(3);
});

test("What is covered can be asked", () => {
  page.shows("troubleshooting-spans", (page.run("troubleshooting-spans")["covered"] as string[]).join("\n"));
});

test("One object is one event, two are two, and what is expected is none", async () => {
  const { once, twice, never } = page.run("troubleshooting-events");
  once(new Error("once"));
  expect(await values()).toEqual(["once"]);
  twice(new Error("the cause"));
  expect(await values()).toEqual(expect.arrayContaining(["once", "the cause", "The command failed."]));
  expect(await caught(never)).toBeDefined();
  expect((await page.received()).errors).toHaveLength(3);
});

test("A word that is used wrongly says what, where, the rule and the remedy", async () => {
  const { declarations } = page.run("troubleshooting-annotations");
  const thrown = await Promise.all((declarations as (() => unknown)[]).map(async (declare) => (await caught(declare))?.error));
  for (const error of thrown) expect(error).toBeInstanceOf(AnnotationError);
  const said = thrown.map((error) => (error as Error).message);
  // The standard dialect does not tell a member's class.
  page.shows("troubleshooting-annotations", said.join("\n").replace(/'Moderation\./g, "'"));
  expect(isLegacy).toBe(said.some((message) => message.includes("'Moderation.")));
});

test("A minifier shortens what has no name, and nothing else", () => {
  const minified = (code: string, keepNames: boolean): string =>
    transformSync(code, { minify: true, format: "cjs", keepNames, target: "es2022" }).code;
  const spans = (keepNames: boolean): string[] => page.run("troubleshooting-bundle", {}, (code) => minified(code, keepNames))["spans"];
  const [without, named] = spans(false);
  expect(without).not.toContain("WithoutName");
  expect(without).toMatch(/\.rank$/);
  expect(named).toBe("levels.rank");
  expect(spans(true)).toEqual(["WithoutName.rank", "levels.rank"]);
});
