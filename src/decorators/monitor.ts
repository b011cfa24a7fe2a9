import type { MonitorConfig } from "../annotation/monitor-config.js";
import { decoratorOf, refuseBare } from "./word.js";
import type { MethodWord, Nothing } from "./signatures.js";

/**
 * A cron monitor: each run checks in with Sentry as in progress, then as ok or error, with its duration in seconds and the trace of the run.
 *
 * It is an entry point too, as with `@Transaction`; default op: `task.run`, default name: the slug. A `@Transaction` or `@Span`
 * beside it may say other ones. Expected errors are ok; an error that fell back is one. With a `config` the monitor is made, or
 * changed, by the first check-in; `schedule` may be the crontab's text alone. It schedules nothing: a scheduler calls the method.
 *
 * @throws AnnotationError where Sentry would not take the slug, the schedule or another field: a crontab has five fields, no seconds.
 * @example
 * class Tasks {
 *   @Monitor("refresh-bans", { schedule: "0 * * * *", timezone: "Europe/Berlin", maxRuntime: 10 })
 *   async refreshBans() {}
 * }
 * new Cron("0 0 * * * *", () => tasks.refreshBans());
 */
export function Monitor(slug: string, config?: MonitorConfig): MethodWord<Nothing>;
export function Monitor(...args: readonly unknown[]): never {
  refuseBare("@Monitor", args, '@Monitor("refresh-bans", { schedule: "0 * * * *" })');
  const [slug, config] = args as [string, MonitorConfig | undefined];
  return decoratorOf({ kind: "monitor", slug, config });
}
