/** How long the last flush may take, in ms, where Sentry's option `shutdownTimeout` does not say: half of what containers give. */
export const SHUTDOWN_TIMEOUT = 5000;
