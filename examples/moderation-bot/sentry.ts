import * as Sentry from "@sentry/node";

/** Without SENTRY_DSN the SDK stays off, and the annotations cost next to nothing. */
export function startSentry(options: Sentry.NodeOptions = {}): void {
  Sentry.init({
    dsn: process.env["SENTRY_DSN"],
    environment: process.env["SENTRY_ENVIRONMENT"] ?? "development",
    tracesSampleRate: 1,
    // Discord has no use for our trace headers.
    tracePropagationTargets: [],
    // The URLs of Discord's API hold the tokens of interactions and webhooks: neither spans nor breadcrumbs are made of them.
    integrations: [
      Sentry.httpIntegration({ breadcrumbs: false, spans: false }),
      Sentry.nativeNodeFetchIntegration({ breadcrumbs: false, spans: false }),
    ],
    ...options,
  });
}
