import * as Sentry from "@sentry/node";
import { refuseMisspelt } from "../../src/setup/options.js";

/** What Sentry itself takes, as far as its documentation and its client name them. */
const SENTRYS =
  "dsn debug enabled integrations defaultIntegrations release dist environment maxBreadcrumbs attachStacktrace sampleRate tracesSampleRate tracesSampler traceLifecycle tracePropagationTargets strictTraceContinuation ignoreErrors ignoreTransactions ignoreSpans allowUrls denyUrls beforeSend beforeSendTransaction beforeSendSpan beforeSendLog beforeSendMetric beforeBreadcrumb initialScope maxValueLength normalizeDepth normalizeMaxBreadth transport transportOptions tunnel serverName includeServerName spotlight shutdownTimeout dataCollection enhanceFetchErrorMessages includeLocalVariables profilesSampleRate profileSessionSampleRate profileLifecycle sendClientReports stackParser orgId parentSpanIsAlwaysRootSpan enableRuntimeChannelInjection enableOpenTelemetrySetup propagateTraceparent onFatalError httpProxy httpsProxy caCerts keepAlive clusterWorkers disableInstrumentationWarnings _experiments _metadata".split(
    " ",
  );

test("No option of Sentry's is taken for a misspelt one of ours", () => {
  Sentry.init({ dsn: "http://public@127.0.0.1:9/1", enableRuntimeChannelInjection: false });
  const all = [...SENTRYS, ...Object.keys(Sentry.getClient()?.getOptions() ?? {})];
  for (const name of all) expect(() => refuseMisspelt({ [name]: 1 })).not.toThrow();
});

test.each([
  ["mask", "masking"],
  ["maskings", "masking"],
  ["sampleing", "sampling"],
  ["user", "users"],
  ["metricsAttributes", "metricAttributes"],
  ["flood_limit", "floodLimit"],
  ["databaseSpanOnce", "databaseSpansOnce"],
  ["expect", "expected"],
  ["offlineStoer", undefined],
  ["offlinestore", "offlineStore"],
  ["onDiagnostics", "onDiagnostic"],
])("%s is taken for %s", (name, meant) => {
  const refuse = (): void => refuseMisspelt({ [name]: 1 });
  if (meant === undefined) expect(refuse).not.toThrow();
  else expect(refuse).toThrow(`Cannot use the option '${name}': there is no such option. Write ${meant}.`);
});
