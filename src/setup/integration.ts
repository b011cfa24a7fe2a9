import type { Integration } from "@sentry/core";
import { checkNames, isOptions, optionFault } from "../runtime/check-option.js";
import { amendSettings } from "../runtime/settings.js";
import { install, prepare } from "./install.js";
import { checkedOptions, OPTIONS, type CogscopeOptions } from "./options.js";

/**
 * What {@link setupSentry} does, as an integration, for who calls `Sentry.init` himself: masking, the sampling presets, the flood guard,
 * quiet Discord requests, lean metrics, signals. What he gives to `Sentry.init` himself wins.
 *
 * An integration comes too late for what only `Sentry.init` can be told: the offline store (`transport: offlineTransport()`), the drivers'
 * automatic spans where there is no rate or sampler of traces (`tracesSampler: tracesSampler()`), and what the SDK
 * collects by itself (`dataCollection`).
 *
 * @throws SetupError where an option cannot be used.
 * @example
 * Sentry.init({ dsn, tracesSampler: tracesSampler(), transport: offlineTransport(), integrations: [cogscopeIntegration()] });
 */
export function cogscopeIntegration(options: CogscopeOptions = {}): Integration {
  isOptions(options, 'Write { users: "id" }');
  if ("offlineStore" in options)
    throw optionFault("offlineStore", "an integration comes too late for it", "Give Sentry.init transport: offlineTransport()");
  checkNames(options, OPTIONS);
  const checked = checkedOptions(options);
  // At once, and for good: a method that expects an error behaves alike whether Sentry is on or off.
  amendSettings(options);
  return {
    name: "CogscopeSetup",
    beforeSetup: (client) => prepare(client, checked),
    afterAllSetup: (client) => install(client, checked),
  };
}
