import { getGlobalScope, type Event, type EventHint, type Scope, type ScopeData } from "../../sentry/sdk.js";
import type { Frame } from "../frame.js";
import { isEmpty, type Trail } from "./trail.js";

/** Where an error is captured. */
export interface Place {
  readonly scope: Scope;
  readonly isolationScope: Scope;
  readonly frame: Frame | undefined;
}

type Bag = Record<string, unknown>;

/**
 * Gives an event the data that its error carried away. They replace what the capturing place's isolation scope has added,
 * and yield to what was given with the capture: in its captureContext, or on a scope forked for it.
 */
export function applyTrail(event: Event, hint: EventHint, trail: Trail, place: Place, client: { dsc: () => Bag }): void {
  const elsewhere = place.isolationScope !== trail.isolationScope;
  const here = place.scope.getScopeData();
  const around = place.isolationScope.getScopeData();
  const world = getGlobalScope().getScopeData();
  const explicit = plainContext(hint.captureContext);
  const inherited = [place.frame?.scope.getScopeData(), trail.ambient];

  const bag = (key: "tags" | "contexts" | "extra"): Bag => {
    const sent = (event[key] ?? {}) as Bag;
    const placed: Bag = { ...world[key], ...around[key], ...here[key] };
    const kept = Object.entries(sent).filter(([name, value]) => {
      if (explicit !== undefined && name in ((explicit[key] ?? {}) as Bag)) return true;
      if (!(name in placed) || placed[name] !== value) return true;
      return name in here[key] && !inherited.some((scope) => scope !== undefined && (scope[key] as Bag)[name] === value);
    });
    return { ...(elsewhere ? world[key] : sent), ...trail.data[key], ...Object.fromEntries(kept) };
  };
  const tags = bag("tags");
  const contexts = bag("contexts");
  const extra = bag("extra");

  event.tags = tags as NonNullable<Event["tags"]>;
  event.contexts = { ...(contexts as NonNullable<Event["contexts"]>), trace: traceContext(event, trail) };
  if (Object.keys(extra).length > 0) event.extra = extra;
  applyUser(event, trail, explicit, here, inherited, elsewhere ? world : around);
  const trodden = breadcrumbs(event, trail, here, inherited, elsewhere);
  if (trodden.length > 0) event.breadcrumbs = trodden;
  else delete event.breadcrumbs;
  if (explicit?.level === undefined && trail.data.level !== undefined) event.level = trail.data.level;
  if ((event.fingerprint?.length ?? 0) === 0 && trail.data.fingerprint.length > 0) event.fingerprint = [...trail.data.fingerprint];
  if (event.sdkProcessingMetadata?.["dynamicSamplingContext"] === undefined || elsewhere) {
    event.sdkProcessingMetadata = { ...event.sdkProcessingMetadata, dynamicSamplingContext: { ...client.dsc(), trace_id: trail.trace.trace_id } };
  }
}

function plainContext(context: EventHint["captureContext"]): Partial<ScopeData> | undefined {
  if (context === undefined || typeof context === "function") return undefined;
  return "getScopeData" in context && typeof context.getScopeData === "function" ? context.getScopeData() : (context as Partial<ScopeData>);
}

function traceContext(event: Event, { trace }: Trail): { trace_id: string; span_id: string } {
  const { span_id } = event.contexts?.trace ?? {};
  return { ...trace, span_id: trace.span_id ?? span_id ?? trace.trace_id.slice(16) };
}

function applyUser(
  event: Event,
  trail: Trail,
  explicit: Partial<ScopeData> | undefined,
  here: ScopeData,
  inherited: readonly (ScopeData | undefined)[],
  around: ScopeData,
): void {
  const given = explicit?.user && !isEmpty(explicit.user);
  const forked = !isEmpty(here.user) && !inherited.some((scope) => scope?.user === here.user);
  if (given === true || forked) return;
  const user = isEmpty(trail.data.user) ? around.user : trail.data.user;
  if (isEmpty(user)) delete event.user;
  else event.user = user;
}

function breadcrumbs(
  event: Event,
  trail: Trail,
  here: ScopeData,
  inherited: readonly (ScopeData | undefined)[],
  elsewhere: boolean,
): NonNullable<Event["breadcrumbs"]> {
  const given = here.breadcrumbs.filter((crumb) => !inherited.some((scope) => scope?.breadcrumbs.includes(crumb)));
  const all = new Set([...(elsewhere ? given : (event.breadcrumbs ?? [])), ...trail.data.breadcrumbs]);
  return [...all].sort((a, b) => (a.timestamp ?? 0) - (b.timestamp ?? 0));
}
