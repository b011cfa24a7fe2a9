import * as Sentry from "@sentry/node";

import type { Receiver } from "../../src/view/index.js";

/** Initialises the real SDK with its real HTTP transport, sending everything to the receiver. */
export function sentryTo(receiver: Receiver, options: Sentry.NodeOptions = {}): void {
  Sentry.init({ dsn: receiver.dsn, tracesSampleRate: 1, enableRuntimeChannelInjection: false, ...options });
}
