import { isInConsole } from "./console-breadcrumbs.js";
import { consolaRecord, type ConsolaLog } from "./consola-record.js";
import { isCalledFrom } from "./is-called-from.js";
import { keepRecord } from "./keep-record.js";
import { originHere, originUnknown, type LogOrigin } from "./log-origin.js";
import type { LogRecord } from "./log-record.js";
import { checkedLoggerOptions, type LoggerOptions } from "./logger-options.js";

/** What consola hands its logs to. */
export interface ConsolaReporter {
  log(log: ConsolaLog): void;
}

/**
 * A reporter for consola: each log becomes a breadcrumb of the command in which it was logged, with the tag as its category, else
 * `consola`. It prints nothing. A log that consola held back while it was paused (`pauseLogs`, a prompt) is no command's: where it
 * was logged consola does not tell. Repeated ones that consola counts are of the command that said it first.
 *
 * Of an error it tells class, message and code, not stack or request. It captures none. A reporter of your own that prints through
 * `console.log` leaves the console's breadcrumbs as well. Throws `SetupError` for options that it cannot use.
 *
 * @example
 * consola.addReporter(consolaReporter());
 */
export function consolaReporter(options: LoggerOptions = {}): ConsolaReporter {
  const checked = checkedLoggerOptions(options);
  const first = new WeakMap<object, { readonly origin: LogOrigin; readonly args: readonly unknown[] }>();

  /** Where a log was logged. A repeated one is a copy of the first, with its date; it comes while somebody else logs, or by a timer. */
  function originOf({ date, args }: ConsolaLog): LogOrigin {
    const before = first.get(date);
    if (before && before.args.every((one, at) => Object.is(one, args[at]))) return before.origin;
    const origin = isCalledFrom("resumeLogs") ? originUnknown() : { ...originHere(), isEcho: false };
    first.set(date, { origin, args: [...args] });
    return origin;
  }

  // Where consola has taken the console's place before Sentry has (`wrapConsole`), the breadcrumb of the same call is there already.
  const read = (log: ConsolaLog): LogRecord => ({ ...consolaRecord(log, checked), isInTrail: isInConsole(log.args) });

  return {
    log(log) {
      keepRecord(
        "consola",
        checked,
        () => read(log),
        () => originOf(log),
      );
    },
  };
}
