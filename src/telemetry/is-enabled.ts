import { activeClient } from "../sentry/client.js";

/**
 * Whether something would be sent now: Sentry is initialised, has a DSN, and is neither disabled nor closed.
 *
 * @example
 * if (isEnabled()) console.log("Reporting to Sentry.");
 */
export const isEnabled = (): boolean => activeClient() !== undefined;
