import { format } from "node:util";
import { serialise } from "../../runtime/values/serialise.js";
import { levelNamed, type LogLevel } from "./log-level.js";
import { without, type LogRecord } from "./log-record.js";
import { isPlain, loggedError, withLoggedErrors } from "./logged-error.js";
import type { CheckedLoggerOptions } from "./logger-options.js";
import { textOf } from "./text-of.js";

/** What consola tells a reporter of a log. */
export interface ConsolaLog {
  readonly type: string;
  readonly level: number;
  readonly tag: string;
  readonly args: readonly unknown[];
  readonly date: Date;
}

const OWN_KEYS = ["type", "level", "tag", "args", "date", "icon"];

/** By consola's numbers, for types of one's own; 0 is what ends a program, or nearly. */
const NUMBERED: readonly LogLevel[] = ["error", "warn", "info", "info", "debug", "trace"];

export function consolaRecord(log: ConsolaLog, { levels }: CheckedLoggerOptions): LogRecord {
  const { type, level, tag, args, date } = log;
  const { message, data } = said(args);
  return {
    level: levels.get(type) ?? levelNamed(type) ?? NUMBERED[level] ?? "info",
    levelName: type,
    message,
    names: tag === "" ? [] : [tag],
    data: { ...without(log, OWN_KEYS), ...data },
    time: date.getTime(),
  };
}

/** The text of a log's arguments, and the objects among them: one alone is the data, several are its `arguments`, an error its `error`. */
function said(args: readonly unknown[]): { readonly message: string; readonly data: Record<string, unknown> } {
  const [first, ...rest] = args;
  // Objects go in as plain copies: formatting asks the getters of others.
  if (typeof first === "string" && /%[sdifjoOc]/.test(first))
    return { message: format(first, ...rest.map(plain)), data: dataOf(rest.filter(isObject)) };
  const words = args.filter((arg) => !isObject(arg)).map(textOf);
  const error = args.map(loggedError).find((one) => one !== undefined);
  return { message: words.length > 0 ? words.join(" ") : (error?.message ?? ""), data: dataOf(args.filter(isObject)) };
}

function dataOf(objects: readonly unknown[]): Record<string, unknown> {
  const errors = objects.filter((one) => loggedError(one));
  const others = objects.filter((one) => !loggedError(one));
  return {
    ...(errors.length > 0 && { error: loggedError(errors[0]) }),
    ...(errors.length > 1 && { errors: errors.slice(1).map(loggedError) }),
    ...(others.length === 1 && isPlain(others[0]) ? withLoggedErrors(others[0]) : others.length > 0 && { arguments: others }),
  };
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

const plain = (value: unknown): unknown => (isObject(value) ? (loggedError(value)?.message ?? serialise(value)) : value);
