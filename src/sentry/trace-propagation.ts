/** What of the SDK carries a trace from one process to another. */
export { continueTrace, getTraceData } from "@sentry/node";
