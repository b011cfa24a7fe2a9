import { createConsola } from "consola";
import pino from "pino";
import winston from "winston";
import { consolaReporter } from "../../../src/setup/loggers/consola-reporter.js";
import type { LoggerOptions } from "../../../src/setup/loggers/logger-options.js";
import { pinoDestination } from "../../../src/setup/loggers/pino-destination.js";
import { winstonTransport } from "../../../src/setup/loggers/winston-transport.js";

/** The same logger whatever its library. */
export interface AnyLogger {
  info(message: string, data?: object): void;
  error(message: string, data?: object): void;
  /** A logger below it, by the way in which the library names one. */
  named(name: string): AnyLogger;
}

export const LOGGERS: Readonly<Record<"pino" | "winston" | "consola", (options?: LoggerOptions) => AnyLogger>> = {
  pino: (options) => ofPino(pino({ level: "trace" }, pinoDestination(options))),
  winston: (options) => ofWinston(winston.createLogger({ level: "silly", transports: [winstonTransport(options)] })),
  consola: (options) => ofConsola(createConsola({ level: 5, reporters: [consolaReporter(options)] })),
};

const ofPino = (logger: pino.Logger): AnyLogger => ({
  info: (message, data = {}) => logger.info(data, message),
  error: (message, data = {}) => logger.error(data, message),
  named: (module) => ofPino(logger.child({ module })),
});

const ofWinston = (logger: winston.Logger): AnyLogger => ({
  info: (message, data = {}) => void logger.info(message, data),
  error: (message, data = {}) => void logger.error(message, data),
  named: (label) => ofWinston(logger.child({ label })),
});

const ofConsola = (logger: ReturnType<typeof createConsola>): AnyLogger => ({
  info: (message, data) => void logger.info(message, ...(data ? [data] : [])),
  error: (message, data) => void logger.error(message, ...(data ? [data] : [])),
  named: (tag) => ofConsola(logger.withTag(tag)),
});

export const LIBRARIES = Object.keys(LOGGERS) as (keyof typeof LOGGERS)[];
