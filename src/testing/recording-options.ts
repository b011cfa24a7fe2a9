import { defaultIntegrations } from "../sentry/default-integrations.js";
import { nodeContextIntegration, type NodeOptions } from "../sentry/init.js";
import type { Client } from "../sentry/sdk.js";

/**
 * How {@link recordSentry} sets Sentry up: all options of `Sentry.init`, which win over the defaults of a test, and two of our own.
 *
 * @example
 * const sentry = recordSentry({ init: (options) => setupSentry({ ...options, signals: false }) });
 */
export interface RecordingOptions extends NodeOptions {
  /**
   * Sets Sentry up with the options that it is given, in place of `Sentry.init`: for the options of your bot, or for `setupSentry`.
   * Gives the client.
   */
  readonly init?: ((options: NodeOptions) => Client | undefined) | undefined;
  /**
   * A client that is set up already, as `Sentry.getClient()` gives it: from now on it sends nothing, and what it would send is recorded.
   * It needs a DSN, of which any will do. Options beside it say nothing.
   */
  readonly client?: Client | undefined;
}

/** What changes an event and nothing else: the others watch the process, its console and its requests, and a test has those of its own. */
const QUIET: readonly string[] = ["EventFilters", "FunctionToString", "LinkedErrors", "Dedupe", "SystemError"];

/** A DSN on this machine's port of discarded things; the transport never asks for it. */
const NOWHERE = "http://public@127.0.0.1:9/1";

/** What Sentry is set up with in a test, before the test's own options. */
export const testDefaults = (): NodeOptions => ({
  dsn: NOWHERE,
  environment: "test",
  tracesSampleRate: 1,
  tracePropagationTargets: [],
  enableRuntimeChannelInjection: false,
  // Where SENTRY_SPOTLIGHT is set all would go there too.
  spotlight: false,
  // A test sends in a moment what a bot sends in an hour.
  transportOptions: { bufferSize: 5000 },
  defaultIntegrations: defaultIntegrations(nodeContextIntegration()).filter(({ name }) => QUIET.includes(name)),
});
