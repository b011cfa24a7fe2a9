// A namespace, for an SDK older than a name here would not load by that name.
import { conversationIdIntegration, type Integration } from "@sentry/core";
import * as sdk from "@sentry/node";
import { isOneCore } from "./other-versions.js";

/** The SDKs of which the list below is known; a test compares it to that of the installed one. */
const LISTED = /^11\.1[12]\./;

/**
 * The integrations that `Sentry.init` sets up by itself where traces are sampled, with a `Context` of one's own. The SDK's own list would
 * make its `Context` first, and that is dear; so the list stands here, and for an SDK of which it is not known the SDK's is taken.
 */
export function defaultIntegrations(context: Integration, sdkVersion: string = sdk.SDK_VERSION): Integration[] {
  // Of another copy of the SDK's core none may be set up.
  if (LISTED.test(sdkVersion) && isOneCore) return [...base(context), ...sdk.getAutoPerformanceIntegrations()];
  return sdk.getDefaultIntegrations({ tracesSampleRate: 1 }).map((one) => (one.name === context.name ? context : one));
}

/** As `getBaseDefaultIntegrations` of @sentry/node 11.12, sdk/index.js. */
const base = (context: Integration): Integration[] => [
  sdk.eventFiltersIntegration(),
  sdk.functionToStringIntegration(),
  sdk.linkedErrorsIntegration(),
  sdk.dedupeIntegration(),
  sdk.requestDataIntegration(),
  sdk.systemErrorIntegration(),
  conversationIdIntegration(),
  sdk.consoleIntegration(),
  sdk.httpIntegration(),
  sdk.nativeNodeFetchIntegration(),
  sdk.onUncaughtExceptionIntegration(),
  sdk.onUnhandledRejectionIntegration(),
  sdk.contextLinesIntegration(),
  sdk.localVariablesIntegration(),
  sdk.awsLambdaWebIntegration(),
  context,
  sdk.childProcessIntegration(),
  sdk.workerThreadsIntegration(),
  sdk.processSessionIntegration(),
  sdk.modulesIntegration(),
  sdk.expressIntegration(),
  sdk.fastifyIntegration(),
  sdk.hapiIntegration(),
  sdk.honoIntegration(),
  sdk.koaIntegration(),
  sdk.nitroIntegration(),
];
