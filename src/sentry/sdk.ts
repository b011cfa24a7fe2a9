/** The one door to the SDK: the copy that the user's `@sentry/node` is. */
export {
  addBreadcrumb,
  getActiveSpan,
  getClient,
  getCurrentScope,
  getGlobalScope,
  getIsolationScope,
  getRootSpan,
  metrics,
  Scope,
  SDK_VERSION,
  spanToBaggageHeader,
  spanToJSON,
  startInactiveSpan,
  withActiveSpan,
  withIsolationScope,
  withScope,
} from "@sentry/node";
export type { Breadcrumb, BreadcrumbHint, Event, EventHint, Span, User } from "@sentry/node";

import type { getClient, Scope, startInactiveSpan } from "@sentry/node";

export type Client = NonNullable<ReturnType<typeof getClient>>;
export type SpanAttributes = NonNullable<Parameters<typeof startInactiveSpan>[0]["attributes"]>;
export type ScopeData = ReturnType<Scope["getScopeData"]>;
