import { Writable } from "node:stream";
import { isAtLeast, levelNamed, type LogLevel } from "./log-level.js";
import { keepRecord } from "./keep-record.js";
import { originUnknown, PendingOrigins, type LogOrigin } from "./log-origin.js";
import { checkedLoggerOptions, type CheckedLoggerOptions, type LoggerOptions } from "./logger-options.js";
import type { LogRecord } from "./log-record.js";
import { followLogger, isWinstonLogger, type WinstonLogger } from "./winston-logger.js";
import { levelKey, winstonRecord } from "./winston-record.js";

/** How a record has come. */
interface Arrival {
  readonly origin: LogOrigin | undefined;
  readonly logger: WinstonLogger | undefined;
  readonly isHandedOver: boolean;
}

/**
 * What winston takes for a transport: a stream of objects that can `log`.
 *
 * Made by {@link winstonTransport}, which checks the options. It says at once that it has taken a record, prints nothing, captures no error, and
 * never throws into the logger.
 *
 * @example
 * const transport = winstonTransport();
 * const log = winston.createLogger({ transports: [new winston.transports.Console(), transport] });
 * transport.silent = true; // no breadcrumbs from here on
 */
export class WinstonTransport extends Writable {
  /** The lowest of the logger's levels that becomes a breadcrumb. Default: the logger's own. */
  level?: string;
  silent = false;
  /** Whether what winston catches itself (`exitOnError`) becomes a breadcrumb; Sentry captures it without. */
  handleExceptions = false;
  readonly #options: CheckedLoggerOptions;
  readonly #origins = new PendingOrigins<LogOrigin & { readonly logger: WinstonLogger }>();
  readonly #followed = new Map<WinstonLogger, () => void>();

  constructor(options: CheckedLoggerOptions) {
    super({ objectMode: true });
    // `level` may be a word of the logger's own, or change: it is asked at each record.
    this.#options = { ...options, level: undefined };
    if (options.level !== undefined) this.level = options.level;
    this.on("pipe", (source: unknown) => this.#follow(source));
    this.on("unpipe", (source: unknown) => {
      this.#followed.get(source as WinstonLogger)?.();
      this.#followed.delete(source as WinstonLogger);
    });
  }

  /** Takes each record at once and says so: a transport that keeps a logger waiting delays all the others, and one that has ended raises an error. */
  override write(info: unknown, encoding?: unknown, callback?: unknown): boolean {
    const origin = typeof info === "object" && info !== null ? this.#origins.take(info) : undefined;
    const logger = origin?.logger ?? [...this.#followed.keys()].at(-1);
    this.#keep(info, { origin: origin ?? (logger && originUnknown()), logger, isHandedOver: false });
    const done = typeof encoding === "function" ? encoding : callback;
    if (typeof done === "function") process.nextTick(done);
    return true;
  }

  /** For those who hand a record over themselves, as winston does for `exceptionHandlers`. */
  log(info: unknown, next: () => void): void {
    this.#keep(info, { origin: undefined, logger: undefined, isHandedOver: true });
    next();
  }

  #keep(info: unknown, { origin, logger, isHandedOver }: Arrival): void {
    if (typeof info !== "object" || info === null || this.silent) return;
    const read = (): LogRecord | undefined => {
      if (!isHandedOver && (info as { exception?: unknown }).exception === true && !this.handleExceptions) return undefined;
      return isHandedOver || this.#accepts(info, logger) ? winstonRecord(info, this.#options) : undefined;
    };
    keepRecord("winston", this.#options, read, origin);
  }

  /** As winston's own transports do it: by the transport's level, else the logger's (winston-transport 4.9, modern.js). */
  #accepts(info: object, logger: WinstonLogger | undefined): boolean {
    const lowest = this.level ?? logger?.level ?? "";
    if (lowest === "") return true;
    const level = levelKey(info);
    const ranks = logger?.levels ?? {};
    const rank = ranks[lowest];
    if (rank !== undefined) return rank >= (ranks[level] ?? Infinity);
    const meant = (name: string): LogLevel => this.#options.levels.get(name) ?? levelNamed(name) ?? "info";
    return isAtLeast(meant(level), meant(lowest));
  }

  #follow(source: unknown): void {
    if (!isWinstonLogger(source) || this.#followed.has(source)) return;
    this.#followed.set(
      source,
      followLogger(source, (info, origin) => this.#origins.add(info, { ...origin, logger: source })),
    );
  }
}

/**
 * A transport for winston: each record becomes a breadcrumb of the command in which it was logged, also where another transport is
 * slow and winston hands it over late, in the midst of somebody else's command. Its category is the logger's name (`logger`, `label`,
 * `module` or `service` of the record, the first that there is), else `winston`. What winston's formats have made of a record is what
 * is told. It prints nothing.
 *
 * Of an error it tells class, message and code, not stack or request. It captures none. Throws `SetupError` for options that it cannot use.
 *
 * @example
 * const log = winston.createLogger({ transports: [new winston.transports.Console(), winstonTransport({ level: "debug" })] });
 */
export const winstonTransport = (options: LoggerOptions = {}): WinstonTransport => new WinstonTransport(checkedLoggerOptions(options));
