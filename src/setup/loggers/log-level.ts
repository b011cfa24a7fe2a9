import type { Level } from "../../annotation/value.js";

/** The levels of Sentry's logs, lowest first. */
export const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal"] as const;

/**
 * A level of Sentry's logs.
 *
 * @useDeclaredType
 */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What loggers call their levels: pino, winston's npm, syslog and cli levels, consola's types. The SDK's own bridges map them so too. */
const NAMES = new Map<string, LogLevel>([
  ...LOG_LEVELS.map((level) => [level, level] as const),
  ...named("trace", "silly", "silent"),
  ...named("debug", "verbose", "http", "prompt", "input"),
  ...named("info", "log", "notice", "success", "ready", "start", "box", "help", "data"),
  ...named("warn", "warning"),
  ...named("error", "err", "fail"),
  ...named("fatal", "critical", "crit", "alert", "emerg", "panic"),
]);

function named(level: LogLevel, ...names: string[]): [string, LogLevel][] {
  return names.map((name) => [name, level]);
}

export const levelNamed = (name: string): LogLevel | undefined => NAMES.get(name.toLowerCase());

export const isAtLeast = (level: LogLevel, lowest: LogLevel): boolean => LOG_LEVELS.indexOf(level) >= LOG_LEVELS.indexOf(lowest);

/** The level of a breadcrumb; Sentry has none below `debug` there. */
export function severityOf(level: LogLevel): Level {
  if (level === "trace") return "debug";
  return level === "warn" ? "warning" : level;
}
