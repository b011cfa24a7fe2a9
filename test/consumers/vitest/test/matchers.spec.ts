import { afterAll, afterEach, expect, it } from "vitest";
import { recordSentry } from "cogscope/testing";
import "cogscope/testing/matchers";
import { CaseRepository, Moderation } from "../src/moderation.js";

const sentry = recordSentry();
afterEach(() => sentry.reset());
afterAll(() => sentry.close());

it("has matchers for what a command sends", async () => {
  const moderation = new Moderation(new CaseRepository());
  await moderation.cases({ guildId: "20", user: { id: "2", username: "bob" } }, "[").catch(() => undefined);
  await sentry.flush();
  expect(sentry).toHaveCaptured({ type: "SyntaxError", tags: { guild_id: "20" } });
  expect(sentry).toHaveSpan({ op: "db.query", name: "Fetch cases" });
  expect(sentry).toHaveMetric("case_searches");
  expect(sentry).not.toHaveCaptured(TypeError);
});
