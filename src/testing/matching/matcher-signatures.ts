import type {
  AsymmetricMatcher,
  ErrorClass,
  ExpectedBreadcrumb,
  ExpectedCheckIn,
  ExpectedError,
  ExpectedLog,
  ExpectedMetric,
  ExpectedSpan,
  ExpectedText,
} from "./expected.js";

/** What `expect(…)` knows with {@link sentryMatchers}; of a recording unless it says otherwise. */
export interface SentryMatchers<R = unknown> {
  /**
   * An error or message was captured: any; one whose message contains a text or matches an expression; one of a class; that very error or
   * one like it; or one with these fields.
   *
   * @example
   * expect(sentry).toHaveCaptured({ type: "DatabaseError", tags: { guild_id: "1" }, user: { id: "2" } });
   */
  toHaveCaptured(expected?: string | RegExp | ErrorClass | Error | ExpectedError | AsymmetricMatcher): R;
  /**
   * A span was sent, by its whole name or by these fields. On a root: in its tree.
   *
   * @example
   * expect(sentry).toHaveSpan({ op: "db.query", name: "Fetch cases", parent: "command.cases" });
   */
  toHaveSpan(expected: ExpectedText | ExpectedSpan): R;
  /**
   * An error has the tag, or a span the attribute of that name; numbers and booleans are as good as their text. On an error or a span: it has.
   * An `undefined` that is given as the value is refused: leave it out, or use `.not`.
   *
   * @example
   * expect(sentry.errors[0]).toHaveTag("cog.name", "moderation");
   */
  toHaveTag(key: string, value?: unknown): R;
  /**
   * Something was measured. The `value` of a counter is the sum of all entries that are like the rest.
   *
   * @example
   * expect(sentry).toHaveMetric("bot.command.usage", { type: "counter", value: 3, attributes: { command: "ban" } });
   */
  toHaveMetric(name: ExpectedText, expected?: ExpectedMetric): R;
  /** A line was logged through `Sentry.logger`, by its whole text or by these fields. */
  toHaveLog(expected: ExpectedText | ExpectedLog): R;
  /** A cron monitor checked in. */
  toHaveCheckIn(slug: ExpectedText, expected?: ExpectedCheckIn): R;
  /** An error has a breadcrumb, by its whole message or by these fields. On an error: it has. */
  toHaveBreadcrumb(expected: ExpectedText | ExpectedBreadcrumb): R;
}
