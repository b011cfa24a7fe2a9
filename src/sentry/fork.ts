import { Scope } from "./sdk.js";

/**
 * What a scope has. All but `refs` is private (@sentry/core 11.12, scope.js), and this is the one file that knows it. The SDK's own
 * `clone()` first makes a scope with a trace of its own that nobody wants, and then copies everything: 1.6 µs. What it replaces as a
 * whole and never changes in place is shared here. `forks-are-right.ts` compares the two; where they differ nobody uses this.
 */
interface Fields {
  _notifyingListeners: boolean;
  _scopeListeners: unknown[];
  _eventProcessors: unknown[];
  _breadcrumbs: unknown[];
  _attachments: unknown[];
  _user: unknown;
  _tags: object;
  _attributes: object;
  _extra: object;
  _contexts: Record<string, unknown> & { flags?: { values: unknown[] } };
  _sdkProcessingMetadata: Record<string, unknown>;
  _propagationContext: object;
  _level: unknown;
  _session: unknown;
  _transactionName: unknown;
  _fingerprint: unknown;
  _client: unknown;
  _lastEventId: unknown;
  _conversationId: unknown;
  refs: { span?: unknown };
}

/** Made without `Scope`'s constructor; a scope by its prototype. */
class Fork {
  /** Hidden, as in a scope: what is active there is not to be logged with it. */
  #refs: Fields["refs"];

  constructor(from: Fields, tags: object | undefined, key: string, metadatum: unknown) {
    this.#refs = { span: from.refs.span };
    const made = this as unknown as Fields;
    made._notifyingListeners = false;
    made._scopeListeners = [];
    made._eventProcessors = copied(from._eventProcessors);
    made._breadcrumbs = copied(from._breadcrumbs);
    made._attachments = copied(from._attachments);
    made._user = from._user;
    made._tags = tags === undefined ? { ...from._tags } : joined(from._tags, tags);
    made._attributes = tags === undefined ? { ...from._attributes } : joined(from._attributes, tags);
    made._extra = { ...from._extra };
    made._contexts = joined(from._contexts, undefined);
    if (made._contexts.flags !== undefined) made._contexts.flags = { values: [...made._contexts.flags.values] };
    made._sdkProcessingMetadata = joined(from._sdkProcessingMetadata, undefined);
    made._sdkProcessingMetadata[key] = metadatum;
    made._propagationContext = { ...from._propagationContext };
    made._level = from._level;
    made._session = from._session;
    made._transactionName = from._transactionName;
    made._fingerprint = from._fingerprint;
    made._client = from._client;
    made._lastEventId = from._lastEventId;
    made._conversationId = from._conversationId;
  }

  get refs(): Fields["refs"] {
    return this.#refs;
  }

  set refs(refs: Fields["refs"]) {
    this.#refs = refs;
  }
}
Object.setPrototypeOf(Fork.prototype, Scope.prototype);
Reflect.deleteProperty(Fork.prototype, "constructor"); // that of Scope

/**
 * What will be added to is not spread: V8 takes 0.7 µs to add a property to an object that was, or to spread a second one into it, and
 * 0.03 for all this (Node 20).
 */
function joined(one: object, other: object | undefined): Record<string, unknown> {
  if (other !== undefined && isEmpty(one)) return { ...other };
  const all: Record<string, unknown> = {};
  for (const key in one) all[key] = (one as typeof all)[key];
  for (const key in other) all[key] = (other as typeof all)[key];
  return all;
}

function isEmpty(bag: object): boolean {
  for (const _ in bag) return false;
  return true;
}

const copied = (list: readonly unknown[]): unknown[] => (list.length === 0 ? [] : list.slice());

/** A copy of a scope, as `clone()` gives it, with more tags (which are attributes, too) and one more datum among its processing metadata. */
export const forkOf = (scope: Scope, tags: object | undefined, key: string, metadatum: unknown): Scope =>
  new Fork(scope as unknown as Fields, tags, key, metadatum) as unknown as Scope;

/** The processing metadata of a scope, without the record of all its data that `getScopeData()` makes. */
export const metadataOn = (scope: Scope): Readonly<Record<string, unknown>> => (scope as unknown as Fields)._sdkProcessingMetadata;
