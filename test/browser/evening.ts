import * as Sentry from "@sentry/node";

import type { Receiver } from "../../src/view/index.js";

export const guildId = "200000000000000001";
export const markup = `<script>document.title = "taken"</script><img src="x" onerror="document.title = 'taken'">`;

/** Lets the real SDK report to the viewer. */
export function reportTo(receiver: Receiver, traceLifecycle: "stream" | "static"): void {
  Sentry.init({
    dsn: receiver.dsn,
    tracesSampleRate: 1,
    enableRuntimeChannelInjection: false,
    release: "bot@1.2.3",
    environment: "evening",
    traceLifecycle,
  });
}

/** A command of a user: a trace of three spans, a log, a metric; a failing one an error with all that belongs to it. */
export function runCommand(name: string, user: string, error?: Error): void {
  Sentry.withIsolationScope((scope) => {
    scope.setUser({ id: "400000000000000002", username: user });
    scope.setTags({ guild_id: guildId, feature: name });
    scope.setAttributes({ guild_id: guildId, feature: name });
    scope.setContext("moderation", { method: name });
    scope.addBreadcrumb({ category: "discord.command", message: `/${name} by ${user}` });
    Sentry.startNewTrace(() =>
      Sentry.startSpan({ name: `command.${name}`, op: "discord.command" }, () => {
        Sentry.startSpan({ name: "Fetch cases", op: "db.query", attributes: { "db.response.returned_rows": 3 } }, () => undefined);
        Sentry.startSpan({ name: "Tell the user", op: "http.client" }, (span) => {
          if (!error) return;
          span.setStatus({ code: 2, message: "internal_error" });
          Sentry.captureException(error);
        });
        Sentry.logger.warn(`${name} was used`, { by: user });
        Sentry.metrics.distribution("command.duration", 12.5, { unit: "millisecond", attributes: { command: name } });
      }),
    );
  });
}

/** What a bot does in an evening, received. */
export async function anEvening(): Promise<void> {
  runCommand("cases", "alice");
  runCommand("ban", "bob", new RangeError("brackets [] not balanced", { cause: new TypeError("query failed") }));
  Sentry.withMonitor("cleanup", () => undefined, { schedule: { type: "crontab", value: "0 3 * * *" } });
  await Sentry.flush();
}
