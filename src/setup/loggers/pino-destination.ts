import { keepRecord } from "./keep-record.js";
import { checkedLoggerOptions, type LoggerOptions } from "./logger-options.js";
import { PINO_DEFAULTS, pinoRecord, type PinoKeys } from "./pino-record.js";

/** What pino writes its lines to. */
export interface PinoDestination {
  write(line: string): void;
}

/**
 * A destination for pino: each line becomes a breadcrumb of the command in which it was logged. Its category is the logger's name
 * (a binding `logger` or `module`, else pino's `name`), else `pino`. It prints nothing: put it beside the stream that does.
 * In the bot's own thread; what pino hands to a worker (`transport: { target }`) has left the command behind.
 *
 * Of an error it tells class, message and code, not stack or request. It captures none, and reads no line that is below `level`.
 * Throws `SetupError` for options that it cannot use.
 *
 * @example
 * const log = pino({ level: "debug" }, pino.multistream([{ stream: process.stdout }, { level: "debug", stream: pinoDestination() }]));
 */
export function pinoDestination(options: LoggerOptions = {}): PinoDestination {
  const checked = checkedLoggerOptions(options);
  const keys: PinoKeys = { message: new Set([PINO_DEFAULTS.messageKey]), error: new Set([PINO_DEFAULTS.errorKey]) };
  const destination = {
    // With this mark pino and its multistream put what they know of a line on the destination (pino 10.4, lib/proto.js `write`).
    [Symbol.for("pino.metadata")]: true,
    // By this pino tells a stream from options, where it is given one alone (pino 10.4, lib/tools.js `normalizeArgs`).
    writable: true,
    lastLevel: undefined as unknown,
    lastTime: undefined as unknown,
    lastLogger: undefined as unknown,
    // Of the record as it was before it was redacted nothing is kept.
    set lastObj(_value: unknown) {},
    set lastMsg(_value: unknown) {},
    write(line: string): void {
      const { lastLevel, lastTime, lastLogger } = destination;
      destination.lastLevel = destination.lastTime = destination.lastLogger = undefined;
      keepRecord("pino", checked, () => pinoRecord(line, { lastLevel, lastTime, lastLogger, keys }, checked));
    },
    // How a logger is configured pino tells its streams so, when it is made (pino 10.4, pino.js).
    emit(_event: unknown, message?: { readonly config?: { readonly messageKey?: unknown; readonly errorKey?: unknown } }): boolean {
      const { messageKey, errorKey } = message?.config ?? {};
      if (typeof messageKey === "string") keys.message.add(messageKey);
      if (typeof errorKey === "string") keys.error.add(errorKey);
      return true;
    },
    // What a multistream calls of its streams.
    flushSync(): void {},
    end(): void {},
  };
  return destination;
}
