import { guard } from "../../runtime/guard.js";
import { toAttribute, type SentAttribute } from "../../runtime/values/attribute-value.js";
import { BREADCRUMB_LIMIT, cutText } from "../../runtime/values/cut-text.js";
import { serialiseRecord } from "../../runtime/values/serialise.js";
import { activeClient } from "../../sentry/client.js";
import { logger } from "../../sentry/init.js";
import { addBreadcrumb } from "../../sentry/sdk.js";
import { isPrinting } from "./console-breadcrumbs.js";
import { isAtLeast, severityOf } from "./log-level.js";
import { atOrigin, whileKeeping, type LogOrigin } from "./log-origin.js";
import type { LogRecord } from "./log-record.js";
import { set, withLoggedErrors } from "./logged-error.js";
import type { CheckedLoggerOptions } from "./logger-options.js";
import { watchBreadcrumbs } from "./watch-breadcrumbs.js";

/** Of our own: with a sink of `configure` that logs, or a wrapped stderr, they come back as records. */
const DIAGNOSTIC = /^\[cogscope\] /;

/** Makes a breadcrumb of a record, and a log where that is asked for; nothing without a client, and never an error. */
export function keepRecord(
  library: string,
  options: CheckedLoggerOptions,
  read: () => LogRecord | undefined,
  from?: LogOrigin | (() => LogOrigin),
): void {
  // A record of another library's, which prints through this one.
  if (isPrinting() && library !== "winston") return;
  whileKeeping(() => {
    guard(`cogscope/setup, ${library}`, "keeping a log record", () => {
      const client = activeClient();
      const record = client && read();
      if (!client || !record || !isWanted(record, options)) return;
      watchBreadcrumbs(client);
      const origin = typeof from === "function" ? from() : from;
      if (origin?.isEcho === true) return;
      const write = (): void => leave(library, options, record, origin);
      if (origin) atOrigin(origin, write);
      else write();
    });
  });
}

function isWanted({ level, names, message }: LogRecord, options: CheckedLoggerOptions): boolean {
  if (options.level !== undefined && !isAtLeast(level, options.level)) return false;
  return !DIAGNOSTIC.test(message) && !names.some((name) => isIgnored(name.toLowerCase(), options.ignore));
}

/** A sub-name follows a point, as in Python's and log4js's loggers, or a colon, as consola's tags have it. */
const isIgnored = (name: string, ignore: readonly string[]): boolean =>
  ignore.some((one) => name === one || (name.startsWith(one) && [".", ":", "/"].includes(name[one.length])));

function leave(library: string, { logs }: CheckedLoggerOptions, record: LogRecord, origin: LogOrigin | undefined): void {
  const { level, levelName, names, isInTrail, time = origin?.time } = record;
  const severity = severityOf(level);
  const own = levelName !== undefined && levelName !== severity && levelName !== level ? { level: levelName } : {};
  const data = serialiseRecord({ ...(level === "trace" && { level }), ...own, ...withLoggedErrors(record.data) });
  const category = cutText(names[0] ?? library, 100);
  const message = cutText(record.message, BREADCRUMB_LIMIT);
  const breadcrumb = {
    category,
    level: severity,
    message,
    ...(Object.keys(data).length > 0 && { data }),
    ...(time !== undefined && { timestamp: time / 1000 }),
  };
  if (isInTrail !== true) addBreadcrumb(breadcrumb, { input: [record.message], level: severity });
  // An attribute's own name would be taken for what it describes: the SDK's own come last.
  if (logs)
    logger[level](cutText(record.message), { ...attributesOf(data), "logger.name": category, "sentry.origin": `auto.log.${library}` });
}

/** Flat, as attributes are; an object in one is sent as JSON. */
function attributesOf(data: Readonly<Record<string, unknown>>): Record<string, SentAttribute> {
  const sent: Record<string, SentAttribute> = {};
  for (const [key, value] of Object.entries(data)) {
    if (value !== null) set(sent, key, toAttribute(value) ?? JSON.stringify(value));
  }
  return sent;
}
