/* What a bot author may write with the entry for the set-up. Compiled as accepted.ts is; it never runs. */
import * as Sentry from "@sentry/node";
import {
  cogscopeIntegration,
  consolaReporter,
  offlineTransport,
  pinoDestination,
  setupSentry,
  SetupError,
  tracesSampler,
  winstonTransport,
  type CogscopeOptions,
  type LoggerOptions,
  type MaskingOptions,
  type OfflineOptions,
  type SamplingRates,
  type SetupOptions,
} from "../../src/setup/index.js";

class UserError extends Error {}

const sampling: SamplingRates = { commands: 0.25, tasks: 0 };
const masking: MaskingOptions = { patterns: [/LIC-\d+/], keys: ["licence"], allow: ["token_count", /^public/] };
const offlineStore: OfflineOptions = { directory: "./data/sentry", maxBytes: 1_000_000, maxAge: 86_400_000 };
const ours: CogscopeOptions = {
  sampling,
  masking,
  discordRequests: "drop",
  groupSpans: true,
  databaseSpansOnce: false,
  floodLimit: false,
  users: "id",
  metricAttributes: ["guild_id"],
  signals: false,
  expected: [UserError, 50007],
  botErrors: UserError,
  onDiagnostic: ({ place, message }) => console.warn(place, message),
};
const options: SetupOptions = {
  ...ours,
  offlineStore,
  dsn: "https://key@o1.ingest.sentry.io/1",
  release: "bot@1",
  environment: "production",
};

setupSentry();
export const client = setupSentry(options);
client?.on("flush", () => undefined);
setupSentry({ offlineStore: false, tracesSampleRate: 1, integrations: [Sentry.consoleLoggingIntegration()] });
Sentry.init({ tracesSampler: tracesSampler(), transport: offlineTransport(offlineStore), integrations: [cogscopeIntegration(ours)] });

const logger: LoggerOptions = { level: "info", ignore: ["discord"], logs: true };
export const loggers = [pinoDestination(), pinoDestination(logger), winstonTransport(logger), consolaReporter(logger)];
export const isOurs = (error: unknown): boolean => error instanceof SetupError;
