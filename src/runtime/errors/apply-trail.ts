import type { Event, EventHint } from "../../sentry/sdk.js";
import type { Trail } from "./carried.js";
import { givenWith, type Bag } from "./given.js";
import { isEmpty } from "./is-empty.js";
import type { Place } from "./place.js";

/**
 * Gives an event the data that its error carried away. They replace what the capturing place's isolation scope has added,
 * and yield to what was given with the capture: in its captureContext, or on a scope forked for it.
 */
export function applyTrail(event: Event, hint: EventHint, trail: Trail, place: Place, client: { dsc: () => Bag }): void {
  const { data } = trail;
  const { world, around } = place;
  const elsewhere = place.isolationScope !== trail.isolationScope;
  const given = givenWith(event, hint, trail, place);

  const bag = (key: "tags" | "contexts" | "extra"): Bag => ({ ...(elsewhere ? world[key] : event[key]), ...data[key], ...given[key] });
  event.tags = bag("tags") as NonNullable<Event["tags"]>;
  event.contexts = { ...(bag("contexts") as NonNullable<Event["contexts"]>), trace: traceContext(event, trail) };
  const filled = <T extends object>(value: T | undefined): T | undefined => (value && Object.keys(value).length > 0 ? value : undefined);
  const crumbs = new Set([...(elsewhere ? given.breadcrumbs : (event.breadcrumbs ?? [])), ...data.breadcrumbs]);
  put(event, {
    extra: filled(bag("extra")),
    user: given.user ?? [trail.user, elsewhere ? world.user : around.user].find((user) => !isEmpty(user)),
    level: given.level ?? data.level ?? (elsewhere ? (world.level ?? "error") : event.level),
    fingerprint: filled([
      ...(given.fingerprint ?? filled(data.fingerprint) ?? (elsewhere ? world.fingerprint : (event.fingerprint ?? []))),
    ]),
    breadcrumbs: filled(inOrder([...crumbs])),
    transaction: elsewhere ? (data.transactionName ?? world.transactionName) : event.transaction,
  });
  if (event.sdkProcessingMetadata?.["dynamicSamplingContext"] === undefined || elsewhere) applySamplingContext(event, trail, client);
}

/**
 * The same where the error was captured in the very scopes that it had just left (`isAtHome`): the SDK has put all that is on them into the
 * event. What is left are the trace, which is that of the innermost annotated span, and the order of the breadcrumbs.
 */
export function applyTrailAtHome(event: Event, trail: Trail, client: { dsc: () => Bag }): void {
  if (event.contexts?.trace?.span_id === undefined || event.contexts.trace.span_id !== trail.span?.spanContext().spanId)
    event.contexts = { ...event.contexts, trace: traceContext(event, trail) };
  if (event.user !== undefined && isEmpty(event.user)) put(event, { user: undefined });
  if (event.breadcrumbs !== undefined && event.breadcrumbs.length > 1) event.breadcrumbs = inOrder([...event.breadcrumbs]);
  if (event.sdkProcessingMetadata?.["dynamicSamplingContext"] === undefined) applySamplingContext(event, trail, client);
}

function applySamplingContext(event: Event, trail: Trail, client: { dsc: () => Bag }): void {
  event.sdkProcessingMetadata = {
    ...event.sdkProcessingMetadata,
    dynamicSamplingContext: { ...client.dsc(), ...trail.samplingContext, trace_id: trail.trace.trace_id },
  };
}

const inOrder = (crumbs: NonNullable<Event["breadcrumbs"]>): NonNullable<Event["breadcrumbs"]> =>
  crumbs.sort((a, b) => (a.timestamp ?? 0) - (b.timestamp ?? 0));

/** Sets what there is, and removes what there is not. */
function put(event: Event, fields: { [K in keyof Event]?: Event[K] | undefined }): void {
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) Reflect.deleteProperty(event, name);
    else Reflect.set(event, name, value);
  }
}

function traceContext(event: Event, { trace }: Trail): { trace_id: string; span_id: string } {
  const { span_id } = event.contexts?.trace ?? {};
  return { ...trace, span_id: trace.span_id ?? span_id ?? trace.trace_id.slice(16) };
}
