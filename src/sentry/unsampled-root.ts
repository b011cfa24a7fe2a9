import { getCapturedScopesOnSpan, SentrySpan } from "@sentry/core";
import type { Scope, Span } from "./sdk.js";
import type { Scopes } from "./scopes.js";

/**
 * A root span that is not sampled: of a busy bot's spans nearly all. It knows its scopes by getters. The SDK gives each span two hidden
 * properties instead (@sentry/core 11.12, tracing/utils.js), one of them a weak reference: together a third of what the span costs, for
 * something that holds nothing.
 */
class UnsampledRoot extends SentrySpan {
  readonly #scopes: Scopes;

  constructor(context: ConstructorParameters<typeof SentrySpan>[0], scopes: Scopes) {
    super(context);
    this.#scopes = scopes;
  }

  get _sentryScope(): Scope {
    return this.#scopes.scope;
  }

  get _sentryIsolationScope(): Scope {
    return this.#scopes.isolationScope;
  }
}

/** Makes one; nothing where this SDK keeps the scopes of spans elsewhere. */
export function unsampledRoot(context: ConstructorParameters<typeof SentrySpan>[0], scopes: Scopes): Span | undefined {
  const span = new UnsampledRoot(context, { scope: scopes.scope, isolationScope: scopes.isolationScope });
  isKnown ??= known(span, scopes);
  return isKnown ? span : undefined;
}

let isKnown: boolean | undefined;

function known(span: SentrySpan, { scope, isolationScope }: Scopes): boolean {
  const captured = getCapturedScopesOnSpan(span);
  return captured.scope === scope && captured.isolationScope === isolationScope;
}
