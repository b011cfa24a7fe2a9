import type { Scope } from "./sdk.js";

export type Bag = Readonly<Record<string, unknown>>;

const LISTS = ["_eventProcessors", "_breadcrumbs", "_attachments"] as const;
const BAGS = ["_tags", "_attributes", "_extra", "_contexts", "_sdkProcessingMetadata", "_propagationContext"] as const;
const VALUES = ["_user", "_level", "_transactionName", "_fingerprint", "_lastEventId", "_conversationId"] as const;

/**
 * What a scope has that its forks have, too. All of it is private (@sentry/core 11.12, scope.js): it is named here, and what is a fork's own
 * in `fork.ts`. `forks-are-right.ts` compares the forks with the SDK's own `clone()`; where they differ nobody uses them.
 */
export type Fields = Record<(typeof LISTS)[number], unknown[]> &
  Record<(typeof BAGS)[number], Bag> &
  Record<(typeof VALUES)[number], unknown>;

export const FIELDS = [...LISTS, ...BAGS, ...VALUES];

/** What a fork has beyond what it was forked from; its tags are attributes, too. */
export interface Additions {
  readonly tags: object | undefined;
  readonly contexts: Bag | undefined;
}

export type Trace = ReturnType<Scope["getPropagationContext"]>;

/**
 * The key among a scope's processing metadata by which it is known whose it is: the SDK clones that with the scope, hands it to event
 * processors and does not send it. It is boxed in a function because the SDK merges objects there, two levels deep.
 */
export const FRAME = "cogscope";

/** Those of a scope of the SDK, which come in several shapes: read once, so that what follows sees one. */
export const fieldsOf = (scope: Fields): Fields => ({
  _eventProcessors: scope._eventProcessors,
  _breadcrumbs: scope._breadcrumbs,
  _attachments: scope._attachments,
  _user: scope._user,
  _tags: scope._tags,
  _attributes: scope._attributes,
  _extra: scope._extra,
  _contexts: scope._contexts,
  _sdkProcessingMetadata: scope._sdkProcessingMetadata,
  _propagationContext: scope._propagationContext,
  _level: scope._level,
  _transactionName: scope._transactionName,
  _fingerprint: scope._fingerprint,
  _lastEventId: scope._lastEventId,
  _conversationId: scope._conversationId,
});

export function copyOf(from: Fields, added?: Additions, trace?: Trace, frame?: unknown): Fields {
  const contexts = joined(from._contexts);
  const metadata = joined(from._sdkProcessingMetadata);
  const flags = (contexts["flags"] as { readonly values?: unknown } | undefined)?.values;
  // A bot may have written something else under that name: it stays, where the SDK's `clone()` would throw.
  if (Array.isArray(flags)) contexts["flags"] = { values: [...(flags as unknown[])] };
  if (added !== undefined) {
    for (const name in added.contexts) contexts[name] = added.contexts[name];
    metadata[FRAME] = frame === undefined ? undefined : () => frame;
  }
  return {
    _eventProcessors: copied(from._eventProcessors),
    _breadcrumbs: copied(from._breadcrumbs),
    _attachments: copied(from._attachments),
    _user: from._user,
    _tags: joined(from._tags, added?.tags),
    _attributes: joined(from._attributes, added?.tags),
    _extra: joined(from._extra),
    _contexts: contexts,
    _sdkProcessingMetadata: metadata,
    _propagationContext: trace === undefined ? joined(from._propagationContext) : plain(trace),
    _level: from._level,
    _transactionName: from._transactionName,
    _fingerprint: from._fingerprint,
    _lastEventId: from._lastEventId,
    _conversationId: from._conversationId,
  };
}

/** A trace that begins, as a scope has it: with its id as a field. */
export const plain = ({ traceId, sampleRand }: Trace): Bag & Trace => ({ traceId, sampleRand });

/** Not spread: V8 takes 0.7 µs to add a property to an object that was, or to spread a second one into it, and 0.03 for all this (Node 20). */
function joined(one: object, other?: object): Record<string, unknown> {
  const all: Record<string, unknown> = {};
  for (const key in one) all[key] = (one as Bag)[key];
  for (const key in other) all[key] = (other as Bag)[key];
  return all;
}

function copied(list: readonly unknown[]): unknown[] {
  return list.length === 0 ? [] : list.slice();
}
