import "../../equivalence/public-api-only.js";
import * as Sentry from "@sentry/node";
import { parentUnderAnEndedSpan } from "../../support/ended-active-span.js";
import { LIFECYCLES } from "../../support/lifecycles.js";

afterEach(async () => void (await Sentry.close(1000)));

test.each(LIFECYCLES)("By public API alone, too, a method's span is never the child of one that has ended, %s", async (traceLifecycle) => {
  expect(await parentUnderAnEndedSpan({ traceLifecycle })).toBe("command");
});
