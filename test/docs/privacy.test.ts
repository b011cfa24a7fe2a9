import * as Sentry from "@sentry/node";
import { setContext, startTransaction } from "../../src/index.js";
import { report } from "../../src/view/index.js";
import { pageStory } from "./page-story.js";

const page = pageStory("docs/privacy.md");

test("Secrets are masked in messages, tags, contexts and names of spans", async () => {
  page.run("privacy-masked")["connect"]("postgres://bot:hunter2@db/bot", "f33d-0123456789");
  const received = await page.received();
  page.shows("privacy-masked", report(received));
  // But for the lines of this file round the frames of the stack.
  const all = JSON.stringify([received.errors, received.spans], (key, value: unknown) => (key === "stacktrace" ? undefined : value));
  expect(["hunter2", "f33d"].filter((secret) => all.includes(secret))).toEqual([]);
});

test("Your own secrets are masked, and what is allowed stays", async () => {
  page.run("privacy-options");
  startTransaction("discord.command", "command.redeem", () => {
    setContext("redeem", {
      text: "code GC-1234-5678 of nelly",
      CASE_NOTES: "rude",
      tokenName: "main",
      token: "test-42",
      other_token: "prod-42",
    });
    Sentry.captureException(new Error("broken"));
  });
  expect((await page.received()).errors[0]?.contexts["redeem"]).toEqual({
    text: "code [Filtered] of nelly",
    CASE_NOTES: "[Filtered]",
    tokenName: "main",
    token: "test-42",
    other_token: "[Filtered]",
  });
});

test.each([
  ["privacy-source", false],
  ["privacy-options", true],
])("%s: whether lines of the source are sent: %j", async (mark, isSent) => {
  page.run(mark);
  Sentry.captureException(new Error("broken"));
  const [error] = (await page.received()).errors;
  expect(error?.exceptions).toHaveLength(1);
  expect(JSON.stringify(error?.event).includes("context_line")).toBe(isSent);
});

const ID = "200000000000000001";

/** What the page lists, kind by kind; the secret of each is its second part. */
test.each([
  ["Discord", `https://discord.com/api/webhooks/${ID}/`, "aB3-dEf_gHiJkLmNoPqRsTuVwXyZ0123456789"],
  ["Discord", `/interactions/${ID}/`, "aW50ZXJhY3Rpb246MTIzOmFiYw"],
  ["Discord", "logged in by ", ["MTk4NjIyNDgzNDcxOTI1MjQ4", "Cl2FMQ", "ZnCjm1XVW7vRze4b7Cq4se7kKWs"].join(".")],
  ["authorization", "Bearer ", "f33d-0123456789"],
  ["authorization", "Basic ", "Ym90Omh1bnRlcjI="],
  ["authorization", "Authorization: ", "f33d-0123456789"],
  ["URLs with credentials", "https://", "bot:hunter2"],
  ["keys with values", "/feed?api_key=", "f33d-0123456789"],
  ["keys with values", "password: ", "hunter2"],
  ["keys with values", "pg_dump --token ", "f33d-0123456789"],
  ["keys with values", '["x-api-key","', "hunter2"],
  ["keys with values", "<token>", "hunter2</token>"],
  ["statements", "ALTER USER bot PASSWORD '", "hunter2"],
  ["statements", "create user bot identified by '", "hunter2"],
  ["a code of OAuth", "https://example.com/oauth/callback?code=", "hunter2"],
  ["keys of objects", '{"dbPassword":"', "hunter2"],
  ["by their shape", "with ", `ghp_${"a1".repeat(18)}`],
  ["by their shape", "with ", `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.${"a1B2".repeat(10)}`],
])("%s: what follows %j is masked", async (_kind, before, secret) => {
  page.run("privacy-masked");
  const after = before.startsWith("{") ? '"}' : before === "https://" ? "@example.com/" : "";
  Sentry.captureMessage(`${before}${secret}${after}`);
  const { errors } = await page.received();
  expect(errors.map(({ message }) => message)).toEqual([
    expect.stringContaining(before.startsWith("Authorization") ? "Filtered" : `${before}[Filtered]`),
  ]);
  expect(errors[0]?.message).not.toContain(secret);
});

/** What the page says of keys; each stands in an object and in a text. */
test.each([
  ["dbPassword", "hunter2", true],
  ["DB_PASSWORD2", "hunter2", true],
  ["x-api-key", "hunter2", true],
  ["accesstoken", "hunter2", true],
  ["csrf", "hunter2", true],
  ["session_id", "hunter2", true],
  ["recoveryCode", "hunter2", true],
  ["pin", "1234", true],
  ["pin", ID, false],
  ["pwd", "/home/bot", false],
  ["tokenCount", "hunter2", false],
  ["tokenId", "hunter2", false],
  ["passwordReset", "hunter2", false],
  ["secretSanta", "hunter2", false],
  ["messagePin", "hunter2", false],
])("%s with %j: whether it is masked: %j", async (key, value, isMasked) => {
  page.run("privacy-masked");
  startTransaction("task.run", "told", () => {
    setContext("story", { [key]: value, text: `${key}=${value}` });
    Sentry.captureMessage("told");
  });
  const left = isMasked ? "[Filtered]" : value;
  expect((await page.received()).errors[0]?.contexts["story"]).toEqual({ [key]: left, text: `${key}=${left}` });
});
