import { checkNames, flag, isOptions, optionFault, texts } from "../../runtime/check-option.js";
import { LOG_LEVELS, type LogLevel } from "./log-level.js";

/**
 * How a logger's records become breadcrumbs.
 *
 * @example
 * winstonTransport({ level: "info", ignore: ["discord", "http"], levels: { audit: "info" } });
 */
export interface LoggerOptions {
  /** The lowest level that becomes a breadcrumb. Default: whatever the logger lets through. */
  readonly level?: LogLevel;
  /**
   * Names of loggers that leave no breadcrumb, with their sub-names: `discord` stands for `discord.gateway` too. A name is pino's `name`,
   * winston's `label` or `service`, consola's tag, or a binding `logger` or `module`. Default: `discord`, `discord.js`, `http`.
   */
  readonly ignore?: readonly string[];
  /** What levels of your own mean: `{ audit: "info" }`. Default: by their number in pino and consola, `info` in winston. */
  readonly levels?: Readonly<Record<string, LogLevel>>;
  /** Sends each record as a Sentry log too. Default: false. */
  readonly logs?: boolean;
}

/** The same as it is used. */
export interface CheckedLoggerOptions {
  readonly level: LogLevel | undefined;
  readonly ignore: readonly string[];
  readonly levels: ReadonlyMap<string, LogLevel>;
  readonly logs: boolean;
}

const NOISY = ["discord", "discord.js", "http"];
const LEVELS_ARE = `Write one of ${LOG_LEVELS.join(", ")}`;

/** Checks what was given and fills in the rest. */
export function checkedLoggerOptions(options: LoggerOptions = {}): CheckedLoggerOptions {
  isOptions(options, 'Write { level: "info" }');
  const result: CheckedLoggerOptions = {
    level: options.level === undefined ? undefined : level(options.level, "level"),
    ignore: texts(options.ignore ?? NOISY, "ignore", "a logger's name", 'Write ignore: ["http"]').map((name) => name.toLowerCase()),
    levels: ownLevels(options.levels ?? {}),
    logs: flag(options.logs, "logs"),
  };
  checkNames(options, Object.keys(result));
  return result;
}

function ownLevels(given: unknown): ReadonlyMap<string, LogLevel> {
  isOptions(given, 'Write levels: { audit: "info" }', "levels");
  return new Map(Object.entries(given as object).map(([name, value]) => [name, level(value, `levels.${name}`)]));
}

function level(given: unknown, option: string): LogLevel {
  if (LOG_LEVELS.includes(given as LogLevel)) return given as LogLevel;
  throw optionFault(option, "it is a level of Sentry's logs", LEVELS_ARE);
}
