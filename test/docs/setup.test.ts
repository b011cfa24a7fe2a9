import * as Sentry from "@sentry/node";
import { captureExceptionSafe, isEnabled, setUser, startTransaction } from "../../src/index.js";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { instrumentClient } from "../../src/discord/index.js";
import { OPTIONS } from "../../src/setup/options.js";
import { compactFields } from "../../src/view/text/compact.js";
import { pageStory } from "./page-story.js";

const page = pageStory("docs/setup.md", { setUp: false });

test("One call sets Sentry up, and a client reports", async () => {
  const { sentry, client } = page.run("setup-first");
  expect(isEnabled()).toBe(true);
  expect(sentry.getOptions()).toMatchObject({
    maxBreadcrumbs: 50,
    transportOptions: { bufferSize: 1200 },
    environment: "test",
    release: expect.stringMatching(/^[\w@/-]+@\d+\.\d+\.\d+/),
  });
  expect(Object.hasOwn(client as object, "emit")).toBe(true);
  instrumentClient(client).detach();
});

test("Without a DSN Sentry stays off", () => {
  delete process.env["SENTRY_DSN"];
  const { sentry, client } = page.run("setup-first");
  expect([sentry, isEnabled()]).toEqual([undefined, false]);
  instrumentClient(client).detach();
});

test("Every option is taken, and does what it says", async () => {
  const { UserError, BotError } = page.run("setup-options", {}, (code) => code.replace("signals: true", "signals: false"));
  startTransaction("discord.command", "command.ban", () => {
    setUser({ id: "1", username: "alice" });
    captureExceptionSafe(new UserError("not yours"));
    captureExceptionSafe(new BotError("mine"), { data: { caseNotes: "rude" } });
  });
  const { errors } = await page.received();
  expect(errors.map(({ exceptions }) => exceptions[0]?.value)).toContain("mine");
  const mine = errors.find(({ exceptions }) => exceptions[0]?.value === "mine");
  expect(mine).toMatchObject({
    user: { id: "1" },
    contexts: { extra: { caseNotes: "[Filtered]" } },
    event: { environment: "staging" },
  });
  expect(existsSync("./data/sentry")).toBe(false);
});

test("A wrong option is an error that names it", () => {
  const { tryIt } = page.run("setup-error");
  page.shows("setup-error", tryIt());
  expect(Sentry.isInitialized()).toBe(false);
});

test("The integration does the same for Sentry.init", async () => {
  page.run("setup-init");
  const options = Sentry.getClient()?.getOptions();
  expect(options).toMatchObject({ maxBreadcrumbs: 50, tracePropagationTargets: [], tracesSampler: expect.any(Function) });
  startTransaction("discord.command", "command.ban", () => {
    setUser({ id: "1", username: "alice" });
    Sentry.captureException(new Error("refused: redis://bot:hunter2@cache"));
  });
  const { errors } = await page.received();
  expect(errors).toMatchObject([{ user: { id: "1" }, exceptions: [{ value: "refused: redis://[Filtered]@cache" }] }]);
});

test("The offline store takes its options", async () => {
  page.run("setup-offline");
  Sentry.captureException(new Error("broken"));
  expect((await page.received()).errors).toHaveLength(1);
});

test("Of equal errors some go, and the count of the rest", async () => {
  page.run("setup-floods");
  for (let at = 0; at < 5; at++) Sentry.captureException(new Error("the database is down"));
  await page.received();
  const { errors } = await page.received();
  page.shows("setup-floods", errors.map(({ exceptions, tags }) => `${exceptions[0]?.value} ${compactFields(tags)}`.trim()).join("\n"));
});

test("The table names every option, and no other one", () => {
  const text = readFileSync(join(__dirname, "../../docs/setup.md"), "utf8");
  const table = text.slice(text.indexOf("| option "), text.indexOf("An option that cannot be used"));
  const named = [...table.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
  expect(named.sort()).toEqual([...OPTIONS, "offlineStore"].sort());
});
