/* What a bot author may write with the entry for tests, in jest and vitest. Compiled as accepted.ts is; it never runs. */
import { expect as jestExpect } from "@jest/globals";
import * as Sentry from "@sentry/node";
import { expect as vitestExpect } from "vitest";
import { setupSentry } from "../../src/setup/index.js";
import {
  recordSentry,
  sentryMatchers,
  type RecordedError,
  type RecordingOptions,
  type SentryMatchers,
  type SentryRecording,
  type SpanNode,
} from "../../src/testing/index.js";

class DatabaseError extends Error {
  constructor(
    message: string,
    readonly code: number,
  ) {
    super(message);
  }
}

const options: RecordingOptions = { tracesSampleRate: 0.5, traceLifecycle: "static", release: undefined };
export const sentry: SentryRecording = recordSentry(options);
recordSentry({ init: (given) => setupSentry({ ...given, users: "id" }) });
recordSentry({ init: (given) => Sentry.init(given) });
recordSentry({ client: Sentry.getClient() });
export const first: RecordedError | undefined = sentry.errors[0];
export const names: (root: SpanNode) => string[] = ({ name, children }) => [name, ...children.flatMap(names)];

expect.extend(sentryMatchers);
jestExpect.extend(sentryMatchers);
vitestExpect.extend(sentryMatchers);

// jest's global expect
expect(sentry).toHaveCaptured();
expect(sentry).toHaveCaptured("gone");
expect(sentry).not.toHaveCaptured(DatabaseError);
expect(sentry).toHaveCaptured(new DatabaseError("gone", 1));
expect(sentry).toHaveCaptured({
  type: /Error$/,
  message: expect.stringContaining("gone"),
  tags: { a: 1 },
  user: { id: expect.any(String) },
});
expect(sentry).toHaveCaptured(expect.objectContaining({ level: "error" }));
expect(sentry).toHaveSpan({ op: "db.query", parent: { name: "command.ban", parent: null }, status: "ok" });
expect(first).toHaveTag("guild_id", 1);
expect(sentry).toHaveMetric("bans", { value: 3, unit: "none", type: "counter" });
expect(sentry).toHaveLog({ level: "warn", body: /slow/ });
expect(sentry).toHaveCheckIn("nightly", { status: "ok" });
expect(first).toHaveBreadcrumb({ category: "db", data: { rows: 1 } });
// @ts-expect-error: there is no such field
expect(sentry).toHaveSpan({ title: "Fetch cases" });
// @ts-expect-error: a key is a text
expect(sentry).toHaveTag(1);

// Those of @jest/globals and vitest
for (const expected of [jestExpect, vitestExpect]) {
  expected(sentry).toHaveCaptured({ type: "DatabaseError" });
  expected(sentry).not.toHaveSpan("Fetch cases");
  // @ts-expect-error: a metric's value is a number
  expected(sentry).toHaveMetric("bans", { value: "3" });
}
jestExpect(sentry).toHaveSpan({ attributes: { rows: jestExpect.any(Number) } });
vitestExpect(sentry).toHaveSpan({ attributes: { rows: vitestExpect.any(Number) } });

/** Where a package manager hides the frameworks from cogscope, an author says himself what `expect` knows. */
export type Own<R> = SentryMatchers<R>;
