import { recordSentry } from "cogscope/testing";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { ban } from "./moderation.mjs";

const sentry = recordSentry();
afterEach(() => sentry.reset());
afterAll(() => sentry.close());

test("a ban is one trace", async () => {
  await ban("spam");
  await sentry.flush();
  expect(sentry).toHaveSpan({ op: "db.query", name: "Save case", parent: "command.ban" });
  expect(sentry.roots[0]).toHaveTag("feature", expect.stringContaining("mod"));
  expect(sentry).toHaveMetric("bot.bans", { value: 1, attributes: { success: true } });
  expect(sentry).not.toHaveCaptured();
});

test("a ban without a reason is an error", async () => {
  await expect(ban("")).rejects.toThrow(RangeError);
  await sentry.flush();
  expect(sentry).toHaveCaptured({ type: "RangeError", tags: { feature: "moderation" }, contexts: { moderation: expect.any(Object) } });
  expect(sentry).toHaveMetric("bot.bans", { value: 1, attributes: { success: false } });
  expect(sentry.errors).toHaveLength(1);
});

test("with faked timers a flush says so", async () => {
  vi.useFakeTimers();
  await expect(sentry.flush()).rejects.toThrow("while timers are faked");
  vi.useRealTimers();
});

test("told wrongly: another span", async () => {
  await ban("spam");
  await sentry.flush();
  expect(sentry).toHaveSpan("Save cases");
});

test("told wrongly: no error", async () => {
  await expect(ban("")).rejects.toThrow(RangeError);
  await sentry.flush();
  expect(sentry).not.toHaveCaptured(RangeError);
});
