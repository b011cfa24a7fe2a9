import type { Integration } from "@sentry/core";
import { shared } from "../metadata/shared.js";
import { isOptions, optionFault, time } from "../runtime/check-option.js";
import { report } from "../runtime/diagnostics.js";
import { defaultIntegrations } from "../sentry/default-integrations.js";
import { getSentryRelease, init, type NodeOptions } from "../sentry/init.js";
import type { Client } from "../sentry/sdk.js";
import { MINIMAL } from "./data-collection.js";
import { contextIntegration } from "./context-integration.js";
import { dsnOf, environmentOf, releaseOf } from "./environment.js";
import { cogscopeIntegration } from "./integration.js";
import { adoptClient } from "./offline/leftovers.js";
import { BUFFER_SIZE } from "./offline/buffer-size.js";
import { hasInstrumentedModules } from "./instrumented-modules.js";
import { checkedOffline, type OfflineOptions } from "./offline/offline-options.js";
import { offlineTransport } from "./offline/offline-transport.js";
import { OPTIONS, refuseMisspelt, type CogscopeOptions } from "./options.js";
import { SHUTDOWN_TIMEOUT } from "./shutdown-timeout.js";
import { checkRate, tracesSampler } from "./sampling.js";

/**
 * Options of {@link setupSentry}: those of `Sentry.init`, and ours.
 *
 * @example
 * setupSentry({ sampling: { commands: 0.25 }, users: "id", offlineStore: false });
 */
export interface SetupOptions extends NodeOptions, CogscopeOptions {
  /** Keeps on disk what cannot be sent, and sends it later, after a restart too. Default: true. */
  readonly offlineStore?: boolean | OfflineOptions | undefined;
}

/**
 * Sets Sentry up for a Discord bot: `Sentry.init`, with what a bot needs. Gives the client, or nothing where there is no DSN: then
 * Sentry stays off, and one line says so.
 *
 * The DSN is that of the options or of `SENTRY_DSN`; the environment that of the options, `SENTRY_ENVIRONMENT` or `NODE_ENV`; the
 * release that of the options, `SENTRY_RELEASE` or a build's commit, or `name@version` of the bot's package.json. All other options of
 * `Sentry.init` pass through and win. Call it once, before the bot logs in; a second call takes the place of the first.
 *
 * It attaches no Discord client (`instrumentClient`) and no logger (`pinoDestination` and its like).
 *
 * @throws SetupError where the DSN, a rate or an option cannot be used; nothing has been changed then.
 * @example
 * setupSentry({ sampling: { commands: 0.25 }, users: "id" });
 */
export function setupSentry(options: SetupOptions = {}): Client | undefined {
  isOptions(options, 'Write { users: "id" }');
  const { ours, offlineStore = true, sentry } = parts(options);
  refuseMisspelt(sentry);
  for (const rate of ["sampleRate", "tracesSampleRate"] as const) if (sentry[rate] !== undefined) checkRate(sentry[rate], rate);
  if (ours.sampling !== undefined && (sentry.tracesSampleRate ?? sentry.tracesSampler) !== undefined)
    throw optionFault("sampling", "tracesSampleRate or tracesSampler decides already", "Give one of them");
  const { shutdownTimeout = SHUTDOWN_TIMEOUT } = sentry;
  time(shutdownTimeout, "shutdownTimeout");
  const transport = transportOf(sentry, offlineStore);
  const dsn = dsnOf(sentry.dsn);
  const integration = cogscopeIntegration(ours);
  // What the last set-up has still to send goes; then its client, which hears signals too, is let go.
  const last = current.client;
  current.client = undefined;
  last?.close(shutdownTimeout).then(undefined, (error: unknown) => report("setupSentry()", "the last client could not be closed", error));
  if (dsn === undefined && !(sentry.spotlight ?? process.env["SENTRY_SPOTLIGHT"])) {
    report("setupSentry()", "there is no DSN, neither in the options nor in SENTRY_DSN; Sentry stays off");
    return undefined;
  }
  const client = init({
    tracePropagationTargets: [],
    maxBreadcrumbs: 50,
    enableRuntimeChannelInjection: hasInstrumentedModules(),
    ...(sentry.defaultIntegrations === undefined && { defaultIntegrations: defaultIntegrations(contextIntegration()) }),
    // Said here though the integration would too: the drivers' automatic spans are there only where it is known at once.
    ...(isUnsampled(sentry, ours) && { tracesSampler: tracesSampler(ours.sampling) }),
    ...sentry,
    dataCollection: { ...MINIMAL, ...sentry.dataCollection },
    ...given({ dsn, environment: environmentOf(sentry.environment), release: releaseOf(sentry.release, getSentryRelease()), transport }),
    shutdownTimeout,
    transportOptions: { bufferSize: BUFFER_SIZE, ...sentry.transportOptions },
    integrations: (defaults) => integrationsOf(defaults, integration, sentry.integrations),
  });
  if (client !== undefined && transport !== sentry.transport) adoptClient(client);
  return (current.client = client);
}

const current = shared("setup", () => ({ client: undefined as Client | undefined }));

/** Our options, and Sentry's. */
function parts({ offlineStore, ...options }: SetupOptions): {
  ours: CogscopeOptions;
  offlineStore: SetupOptions["offlineStore"];
  sentry: NodeOptions;
} {
  const isOurs = ([name]: [string, unknown]): boolean => (OPTIONS as readonly string[]).includes(name);
  const entries = Object.entries(options).filter(([, value]) => value !== undefined);
  return {
    ours: Object.fromEntries(entries.filter(isOurs)),
    offlineStore,
    sentry: Object.fromEntries(entries.filter((entry) => !isOurs(entry))),
  };
}

/** Whether nobody has said how traces are sampled; the SDK reads the variable too (@sentry/node 11.12, sdk/index.js). */
const isUnsampled = ({ tracesSampleRate, tracesSampler: sampler }: NodeOptions, { sampling }: CogscopeOptions): boolean =>
  tracesSampleRate === undefined &&
  sampler === undefined &&
  (sampling !== undefined || !Number.isFinite(parseFloat(process.env["SENTRY_TRACES_SAMPLE_RATE"] ?? "")));

function transportOf({ transport, enabled }: NodeOptions, store: boolean | OfflineOptions): NodeOptions["transport"] {
  if (store === false || enabled === false) return transport;
  const checked = store === true ? {} : store;
  checkedOffline(checked);
  if (transport === undefined) return offlineTransport(checked);
  if (store === true) return transport;
  throw optionFault("offlineStore", "it stands on Sentry's own transport", "Leave transport or offlineStore out");
}

/** Ours stands first. */
function integrationsOf(defaults: Integration[], ours: Integration, users: NodeOptions["integrations"]): Integration[] {
  const all = [ours, ...defaults];
  return typeof users === "function" ? users(all) : [...all, ...(users ?? [])];
}

const given = <T extends object>(options: T): { [K in keyof T]: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as { [K in keyof T]: NonNullable<T[K]> };
