import { Scope } from "./sdk.js";

type Bag = Readonly<Record<string, unknown>>;

const LISTS = ["_eventProcessors", "_breadcrumbs", "_attachments"] as const;
const BAGS = ["_tags", "_attributes", "_extra", "_contexts", "_sdkProcessingMetadata", "_propagationContext"] as const;
const VALUES = ["_user", "_level", "_transactionName", "_fingerprint", "_lastEventId", "_conversationId"] as const;

/**
 * What a scope has that its forks have, too. But for `refs` all of it is private (@sentry/core 11.12, scope.js), and this is the one file
 * that knows it. `forks-are-right.ts` compares what is made here with the SDK's own `clone()`; where they differ nobody uses this.
 */
type Fields = Record<(typeof LISTS)[number], unknown[]> & Record<(typeof BAGS)[number], Bag> & Record<(typeof VALUES)[number], unknown>;

type Forked = Fields & {
  readonly _client: unknown;
  readonly _session: unknown;
  readonly refs: { readonly span?: unknown };
};

/** What a fork has beyond what it was forked from; its tags are attributes, too. */
export interface Additions {
  readonly tags: object | undefined;
  readonly contexts: readonly (readonly [name: string, block: object])[];
}

type Trace = ReturnType<Scope["getPropagationContext"]>;

/**
 * The key among a scope's processing metadata by which it is known whose it is: the SDK clones that with the scope, hands it to event
 * processors and does not send it. It is boxed in a function because the SDK merges objects there, two levels deep.
 */
export const FRAME = "cogscope";

/**
 * A scope that is copied when somebody reads or writes it: most calls end before anyone does. Until then it shares the fields of the fork that it
 * was made from, which takes a copy, too, before it is read or written again: neither sees what the other does. The SDK's own `clone()`
 * first makes a scope with a trace of its own that nobody wants, and then copies everything: 1.6 µs.
 */
class Fork {
  // Its own: the SDK asks for the client all the time, and deletes the session that has ended.
  readonly _client: unknown;
  readonly _session: unknown;
  readonly _notifyingListeners = false;
  #fields: Fields;
  #isShared: boolean;
  /** What is not in the fields yet. */
  #added: Additions | undefined;
  #trace: Trace | undefined;
  readonly #frame: unknown;
  /** What is active there: in `refs`, once somebody has asked for them. Hidden, as in a scope, for it is not to be logged with it. */
  readonly #span: unknown;
  #refs: Forked["refs"] | undefined;
  #listeners: unknown[] | undefined;

  constructor(from: Forked, added: Additions, trace: Trace | undefined, frame: unknown) {
    const isFork = #fields in from;
    this._client = from._client;
    this._session = from._session;
    this.#fields = isFork ? from.#given() : copyOf(fieldsOf(from), added, trace, frame);
    this.#isShared = isFork;
    this.#added = isFork ? added : undefined;
    this.#trace = isFork ? trace : undefined;
    this.#frame = frame;
    this.#span = isFork && from.#refs === undefined ? from.#span : from.refs.span;
  }

  /** The fields, for a fork that shares them from now on. */
  #given(): Fields {
    if (this.#added !== undefined) this.#own();
    this.#isShared = true;
    return this.#fields;
  }

  /** The fields, for whoever reads or writes one. */
  #own(): Fields {
    if (this.#isShared) {
      this.#fields = copyOf(this.#fields, this.#added, this.#trace, this.#frame);
      this.#isShared = false;
      this.#added = undefined;
      this.#trace = undefined;
    }
    return this.#fields;
  }

  get refs(): Forked["refs"] {
    return (this.#refs ??= { span: this.#span });
  }

  set refs(refs: Forked["refs"]) {
    this.#refs = refs;
  }

  /** All at once: read field by field here it would cost more than the copy. */
  getScopeData(): ReturnType<Scope["getScopeData"]> {
    return Reflect.apply(Scope.prototype.getScopeData, this.#own(), []) as ReturnType<Scope["getScopeData"]>;
  }

  get _scopeListeners(): unknown[] {
    return (this.#listeners ??= []);
  }

  static {
    Object.setPrototypeOf(Fork.prototype, Scope.prototype);
    Reflect.deleteProperty(Fork.prototype, "constructor"); // that of Scope
    for (const name of [...LISTS, ...BAGS, ...VALUES]) {
      Object.defineProperty(Fork.prototype, name, {
        get(this: Fork) {
          return this.#own()[name];
        },
        set(this: Fork, value: never) {
          this.#own()[name] = value;
        },
      });
    }
  }

  static readonly frameOf = (scope: object): unknown => (#fields in scope ? scope.#frame : undefined);
  static readonly fieldsOf = (scope: object): Fields => (#fields in scope ? scope.#fields : (scope as Fields));
  static readonly traceOf = (scope: object): Trace | undefined => (#fields in scope ? scope.#trace : undefined);
}

/** Those of a scope of the SDK, which come in several shapes: read once, so that what follows sees one. */
const fieldsOf = (scope: Fields): Fields => ({
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

function copyOf(from: Fields, added?: Additions, trace?: Trace, frame?: unknown): Fields {
  const contexts = joined(from._contexts);
  const metadata = joined(from._sdkProcessingMetadata);
  const flags = contexts["flags"] as { readonly values: readonly unknown[] } | undefined;
  if (flags !== undefined) contexts["flags"] = { values: [...flags.values] };
  if (added !== undefined) {
    for (const one of added.contexts) contexts[one[0]] = one[1];
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
    _propagationContext: { ...(trace ?? from._propagationContext) },
    _level: from._level,
    _transactionName: from._transactionName,
    _fingerprint: from._fingerprint,
    _lastEventId: from._lastEventId,
    _conversationId: from._conversationId,
  };
}

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

/** A copy of a scope, as `clone()` gives it, with more tags and contexts, another trace, and whose it is. */
export const forkOf = (scope: Scope, added: Additions, trace: Trace | undefined, frame: unknown): Scope =>
  new Fork(scope as unknown as Forked, added, trace, frame) as unknown as Scope;

/** Whose a scope is. */
export const frameOn = (scope: Scope): unknown => Fork.frameOf(scope) ?? unboxed(metadataOn(scope)[FRAME]);

export const unboxed = (box: unknown): unknown => (typeof box === "function" ? (box as () => unknown)() : undefined);

/** The processing metadata of a scope but for whose it is, without the record of all its data that `getScopeData()` makes. */
export const metadataOn = (scope: Scope): Bag => Fork.fieldsOf(scope)._sdkProcessingMetadata;

/** The trace of a scope. */
export const traceOn = (scope: Scope): Trace => Fork.traceOf(scope) ?? (Fork.fieldsOf(scope)._propagationContext as unknown as Trace);
