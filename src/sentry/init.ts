/** The part of the SDK that sets a client up; see `sdk.ts`. */
export { captureCheckIn, flush, getSentryRelease, init, logger, makeNodeTransport, nodeContextIntegration } from "@sentry/node";
export type { ErrorEvent, NodeOptions } from "@sentry/node";
