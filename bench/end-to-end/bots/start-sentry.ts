import * as Sentry from "@sentry/node";
import type { BotSettings } from "./serve.js";

/** What is the same for every bot that reports: a start without the preparations for packages that none of them has. */
export const sentryOptions = ({ dsn, rate }: BotSettings): Sentry.NodeOptions => ({
  dsn,
  tracesSampleRate: rate,
  environment: "bench",
  tracePropagationTargets: [],
  enableRuntimeChannelInjection: false,
  // The burst of a round is larger than the default.
  transportOptions: { bufferSize: 1000 },
});

export const flush = async (): Promise<boolean> => Sentry.flush(10_000);
