import { stripVTControlCharacters } from "node:util";
import { read } from "../../runtime/errors/expected.js";
import { levelNamed } from "./log-level.js";
import { namesIn, without, type LogRecord } from "./log-record.js";
import { isError, loggedError, set, typeOf, withLoggedErrors, type LoggedError } from "./logged-error.js";
import type { CheckedLoggerOptions } from "./logger-options.js";
import { textOf } from "./text-of.js";

/** Where winston keeps what its formats may change: the level's name, the line, the arguments (triple-beam 1.4). */
const LEVEL = Symbol.for("level");
const MESSAGE = Symbol.for("message");
const SPLAT = Symbol.for("splat");

const NAME_KEYS = ["logger", "label", "module", "service"];
const OWN_KEYS = ["level", "message", "timestamp", "stack", "cause", "exception", "rejection"];

/** The name of a record's level; `info.level` may have colours. */
export function levelKey(info: object): string {
  const name = (info as { [LEVEL]?: unknown })[LEVEL] ?? read(info, "level");
  return typeof name === "string" ? stripVTControlCharacters(name) : "info";
}

export function winstonRecord(info: object, { levels }: CheckedLoggerOptions): LogRecord {
  const levelName = levelKey(info);
  const error = errorOf(info);
  const names = namesIn(info, NAME_KEYS);
  const data = without(info, [...OWN_KEYS, ...NAME_KEYS.filter((key) => read(info, key) === names[0])]);
  return {
    level: levels.get(levelName) ?? levelNamed(levelName) ?? "info",
    levelName,
    message: messageOf(info, error),
    names,
    data: error ? { error, ...ofAnError(data) } : withMessageObject(info, data),
    time: undefined,
  };
}

function messageOf(info: object, error: LoggedError | undefined): string {
  const message = read(info, "message");
  const text =
    loggedError(message)?.message ?? (message === undefined ? (error?.message ?? (info as { [MESSAGE]?: unknown })[MESSAGE]) : message);
  return stripVTControlCharacters(textOf(text));
}

/** The error that a record is, has for a message, or was given after one. */
function errorOf(info: object): LoggedError | undefined {
  const splat = (info as { [SPLAT]?: unknown })[SPLAT];
  const given = [info, read(info, "message"), ...(Array.isArray(splat) ? (splat as unknown[]) : [])].find(isError);
  if (given) return loggedError(given);
  const stack = read(info, "stack");
  const message = read(info, "message");
  if (typeof stack !== "string") return undefined;
  const code = read(info, "code");
  return {
    type: typeOf(stack),
    message: textOf(message),
    ...((typeof code === "string" || typeof code === "number") && { code }),
  };
}

/** winston copies the fields of an error into its record: those that are objects are a request, a response, a body. */
function ofAnError(data: Record<string, unknown>): Record<string, unknown> {
  const rest: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(withLoggedErrors(data, 1))) {
    if ((typeof value !== "object" || loggedError(data[key])) && key !== "code" && key !== "error") set(rest, key, value);
  }
  return rest;
}

function withMessageObject(info: object, data: Record<string, unknown>): Record<string, unknown> {
  const message = read(info, "message");
  return typeof message === "object" && message !== null ? { message, ...data } : data;
}
