/** The units of an interval that Sentry knows. */
export const INTERVAL_UNITS = ["year", "month", "week", "day", "hour", "minute"] as const;

/**
 * When a monitored task runs: a crontab of five fields (or its text alone), or an interval.
 *
 * @example
 * const hourly: MonitorSchedule = { type: "interval", value: 1, unit: "hour" };
 */
export type MonitorSchedule =
  | string
  | { readonly type: "crontab"; readonly value: string }
  | { readonly type: "interval"; readonly value: number; readonly unit: (typeof INTERVAL_UNITS)[number] };

/**
 * Sentry's `MonitorConfig`: it makes the monitor, or changes it, with the first check-in.
 *
 * @example
 * @Monitor("cleanup", { schedule: "0 4 * * *", timezone: "Europe/Berlin", maxRuntime: 10 })
 */
export interface MonitorConfig {
  /** When it runs. Needed. */
  readonly schedule: MonitorSchedule;
  /** Minutes after the expected time until a run counts as missed. Default: Sentry's, 1. */
  readonly checkinMargin?: number | undefined;
  /** Minutes after which a run that has not ended counts as failed. Default: Sentry's, 30. */
  readonly maxRuntime?: number | undefined;
  /** The time zone of a crontab, by its name in the tz database. Default: Sentry's, UTC. */
  readonly timezone?: string | undefined;
  /** How many runs have to fail one after the other for an issue. Default: Sentry's, 1. */
  readonly failureIssueThreshold?: number | undefined;
  /** How many have to go well for the issue to be resolved. Default: Sentry's, 1. */
  readonly recoveryThreshold?: number | undefined;
}
