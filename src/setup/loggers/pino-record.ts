import { read } from "../../runtime/errors/expected.js";
import { isAtLeast, levelNamed, type LogLevel } from "./log-level.js";
import { namesIn, without, type LogRecord } from "./log-record.js";
import { loggedError } from "./logged-error.js";
import type { CheckedLoggerOptions } from "./logger-options.js";

export const PINO_DEFAULTS = { messageKey: "msg", errorKey: "err" } as const;

/** By which keys the loggers of a destination say messages and errors. */
export interface PinoKeys {
  readonly message: Set<string>;
  readonly error: Set<string>;
}

/** What pino tells of a line beside the line. */
export interface PinoMetadata {
  readonly lastLevel: unknown;
  readonly lastTime: unknown;
  readonly lastLogger: unknown;
  readonly keys: PinoKeys;
}

/** Keys that say of a record what a breadcrumb says in its own way, or what every event says. */
const OWN_KEYS = ["level", "time", "pid", "hostname"];
const NAME_KEYS = ["logger", "module", "label", "name"];

/** Reads a line of pino's; of one that is no JSON the text is the message. Nothing where its level alone says that it is not wanted. */
export function pinoRecord(line: string, metadata: PinoMetadata, { level: lowest, levels }: CheckedLoggerOptions): LogRecord | undefined {
  const known = levelOf(metadata.lastLevel, metadata, levels);
  if (known && lowest !== undefined && !isAtLeast(known.level, lowest)) return undefined;
  const parsed = parse(line);
  if (parsed === undefined)
    return { level: "info", levelName: undefined, ...known, message: line.trimEnd(), names: [], data: {}, time: timeOf(metadata.lastTime) };
  const { level, levelName } = known ?? levelOf(parsed["level"], metadata, levels) ?? { level: "info", levelName: undefined };
  const messageKey = Object.keys(parsed).findLast((key) => metadata.keys.message.has(key));
  const names = namesIn(parsed, NAME_KEYS);
  const said = messageKey === undefined ? messageOfError(parsed, metadata.keys.error) : parsed[messageKey];
  return {
    level,
    levelName,
    message: typeof said === "string" ? said : said === undefined ? "" : JSON.stringify(said),
    names,
    data: without(parsed, [
      ...OWN_KEYS,
      "name",
      ...NAME_KEYS.filter((key) => parsed[key] === names[0]),
      ...(messageKey ? [messageKey] : []),
    ]),
    time: timeOf(metadata.lastTime) ?? timeOf(parsed["time"]),
  };
}

function messageOfError(record: object, keys: Iterable<string>): unknown {
  for (const key of keys) {
    const error = loggedError(read(record, key));
    if (error) return error.message;
  }
  return undefined;
}

function parse(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** A level by the logger's name for it, or by its number among pino's own: 10 is trace, 60 fatal. */
function levelOf(
  given: unknown,
  { lastLogger }: PinoMetadata,
  own: CheckedLoggerOptions["levels"],
): { level: LogLevel; levelName: string | undefined } | undefined {
  if (typeof given !== "string" && typeof given !== "number") return undefined;
  const label = typeof given === "string" ? given : (read(read(read(lastLogger, "levels"), "labels"), String(given)) ?? LABELS[given]);
  const levelName = typeof label === "string" ? label : undefined;
  const level = levelName === undefined ? undefined : (own.get(levelName) ?? levelNamed(levelName));
  const number = typeof given === "number" ? given : read(read(read(lastLogger, "levels"), "values"), given);
  return { level: level ?? (typeof number === "number" ? levelNumbered(number) : "info"), levelName };
}

const LABELS: Readonly<Record<number, string>> = { 10: "trace", 20: "debug", 30: "info", 40: "warn", 50: "error", 60: "fatal" };

function levelNumbered(number: number): LogLevel {
  const steps: readonly LogLevel[] = ["trace", "debug", "info", "warn", "error"];
  return steps[Math.max(0, Math.floor(number / 10) - 1)] ?? "fatal";
}

/** In ms: pino writes milliseconds, seconds (`unixTime`) or ISO form, a bare value or, beside the line, as JSON. */
function timeOf(given: unknown): number | undefined {
  const text = typeof given === "string" ? given.replaceAll('"', "") : given;
  const number = typeof text === "string" && /^\d+$/.test(text) ? Number(text) : text;
  const time =
    typeof number === "number" ? (number < 1e11 ? number * 1000 : number) : typeof number === "string" ? Date.parse(number) : NaN;
  return Number.isFinite(time) && time > 0 && time < 8.64e15 ? time : undefined;
}
