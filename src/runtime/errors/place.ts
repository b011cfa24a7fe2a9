import { getGlobalScope, type Scope, type ScopeData } from "../../sentry/sdk.js";
import type { Surroundings } from "../frame.js";

/** Where an error is captured, as it is in that moment: event processors run later, and the SDK changes scopes in place. */
export interface Place {
  readonly isolationScope: Scope;
  readonly here: ScopeData;
  readonly around: ScopeData;
  readonly world: ScopeData;
  /** The scope of the annotated call to which the present scope goes back, ended or not: what it has from there was not given with the capture. */
  readonly ofFrame: ScopeData | undefined;
}

export function placeOf({ scope, isolationScope, frame }: Surroundings): Place {
  const here = snapshot(scope);
  return {
    isolationScope,
    here,
    around: snapshot(isolationScope),
    world: snapshot(getGlobalScope()),
    ofFrame: frame && (frame.scope === scope ? here : snapshot(frame.scope)),
  };
}

/**
 * Contexts and breadcrumbs are what a scope changes in place; the rest it replaces, and the record of all of it is a new one each time
 * (@sentry/core 11.12, scope.js).
 */
export function snapshot(scope: Scope): ScopeData {
  const data = scope.getScopeData();
  data.contexts = { ...data.contexts };
  data.breadcrumbs = data.breadcrumbs.slice();
  return data;
}
