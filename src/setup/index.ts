// One call; or an integration, for who calls Sentry.init himself
export { cogscopeIntegration } from "./integration.js";
export { setupSentry } from "./setup-sentry.js";

// Parts that only Sentry.init can be given
export { offlineTransport } from "./offline/offline-transport.js";
export { tracesSampler } from "./sampling.js";

// Logs become breadcrumbs
export { consolaReporter } from "./loggers/consola-reporter.js";
export { pinoDestination } from "./loggers/pino-destination.js";
export { winstonTransport } from "./loggers/winston-transport.js";

// Errors of set-up
export { SetupError } from "../runtime/setup-error.js";

// Types
export type { ConsolaReporter } from "./loggers/consola-reporter.js";
export type { LogLevel } from "./loggers/log-level.js";
export type { LoggerOptions } from "./loggers/logger-options.js";
export type { PinoDestination } from "./loggers/pino-destination.js";
export type { MaskingOptions } from "../masking/masker.js";
export type { OfflineOptions } from "./offline/offline-options.js";
export type { WinstonTransport } from "./loggers/winston-transport.js";
export type { CogscopeOptions } from "./options.js";
export type { SamplingRates } from "./sampling.js";
export type { SetupOptions } from "./setup-sentry.js";
