import { metrics, Scope, withActiveSpan, withIsolationScope, withScope, type Client } from "../../sentry/sdk.js";
import { guard } from "../guard.js";
import type { SentAttribute } from "../values/attribute-value.js";

/** What a counter with a set of attributes amounts to. */
export interface Sum {
  readonly name: string;
  readonly attributes: Readonly<Record<string, SentAttribute>>;
  value: number;
}

/**
 * Gives sums to the SDK from scopes that hold nothing: they belong to no user, command or trace, least of all to the one in which
 * they are sent. What the process's global scope says then is added by the SDK, as to everything.
 */
export function sendSums(client: Client, sums: readonly Sum[]): void {
  inEmptyScopes(client, () => {
    for (const { name, value, attributes } of sums) guard(name, "sending the metric", () => metrics.count(name, value, { attributes }));
  });
}

function inEmptyScopes(client: Client, body: () => void): void {
  const [isolationScope, scope] = [new Scope(), new Scope()];
  isolationScope.setClient(client);
  scope.setClient(client);
  // Under the OpenTelemetry strategy a span is not the scope's: it has to be put aside by itself.
  withIsolationScope(isolationScope, () => withScope(scope, () => withActiveSpan(null, body)));
}
