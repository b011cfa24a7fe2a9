import type { Client } from "@sentry/core";
import { hookClient } from "../runtime/errors/event-hooks.js";
import { guard } from "../runtime/guard.js";
import { quietRequests } from "../runtime/requests/quiet-requests.js";
import { recordUsers } from "../runtime/values/recorded-user.js";
import type { NodeOptions } from "../sentry/init.js";
import { FloodGuard } from "./flood/flood-guard.js";
import { keepFromDedupe } from "./flood/keep-from-dedupe.js";
import { watchBreadcrumbs } from "./loggers/watch-breadcrumbs.js";
import { maskEnvelopes } from "./masking/mask-envelopes.js";
import { groupSpans } from "./noise/group-spans.js";
import { sendDatabaseSpansOnce } from "./database-spans-once.js";
import { keepUserIds } from "./keep-user-ids.js";
import { keepCardinalityLow } from "./keep-cardinality-low.js";
import { reportSignals } from "./shutdown/report-signals.js";
import { watchOverflow } from "./shutdown/watch-overflow.js";
import { SHUTDOWN_TIMEOUT } from "./shutdown-timeout.js";
import type { CheckedOptions } from "./options.js";

/** What is to come behind the SDK's own integrations, by client. */
const unmarks = new WeakMap<Client, () => void>();

/** Before any integration is set up: what has to come first. */
export function prepare(client: Client, options: CheckedOptions): void {
  guard("cogscopeIntegration()", "preparing the client", () => {
    if (options.users === "id") keepUserIds(client);
    // Before anybody else can send: Spotlight does so too when an envelope is made.
    maskEnvelopes(client, options.masker);
    const given = client.getOptions();
    if (given.tracesSampleRate === undefined) given.tracesSampler ??= options.sampler;
    given.tracePropagationTargets ??= [];
    given.maxBreadcrumbs ??= 50;
    if (options.floodLimit === false) return;
    new FloodGuard(client, options.floodLimit);
    unmarks.set(client, keepFromDedupe(client));
  });
}

/** Behind all integrations: what has to see what they make. Each part stands for itself, should another fail. */
export function install(client: Client, options: CheckedOptions): void {
  const parts: Readonly<Record<string, () => void>> = {
    users: () => recordUsers(client, options.users),
    errors: () => hookClient(client),
    breadcrumbs: () => watchBreadcrumbs(client),
    "flood guard": () => unmarks.get(client)?.(),
    "Discord requests": () => quietRequests(client, options.discordRequests),
    "grouped spans": () => options.groupSpans && groupSpans(client),
    "database spans": () => options.databaseSpansOnce && sendDatabaseSpansOnce(client),
    metrics: () => keepCardinalityLow(client, options.metricAttributes),
    bursts: () => watchOverflow(client),
    signals: () =>
      options.signals && reportSignals(client, { timeout: (client.getOptions() as NodeOptions).shutdownTimeout ?? SHUTDOWN_TIMEOUT }),
  };
  for (const [name, part] of Object.entries(parts)) guard("cogscopeIntegration()", `setting up ${name}`, part);
}
