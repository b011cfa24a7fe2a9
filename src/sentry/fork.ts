import { type Additions, type Bag, FIELDS, type Fields, copyOf, FRAME, type Trace } from "./scope-fields.js";
import { snapshotOf } from "./snapshot.js";
import { Scope } from "./sdk.js";

type Forked = Fields & {
  readonly _client: unknown;
  readonly _session: unknown;
  readonly refs: { readonly span?: unknown };
};

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
  #isShared = true;
  /** What is not in the fields yet. */
  #added: Additions | undefined;
  #trace: Trace | undefined;
  readonly #frame: unknown;
  /**
   * What is active there, until somebody asks for `refs`, and then no more: a span holds its scope, and a line of calls that start each other would
   * be kept from the first to the last. Hidden, as in a scope, for it is not to be logged with it.
   */
  #span: unknown;
  #refs: Forked["refs"] | undefined;
  #listeners: unknown[] | undefined;

  constructor(from: Forked, added: Additions, trace: Trace | undefined, frame: unknown) {
    const isFork = #fields in from;
    this._client = from._client;
    this._session = from._session;
    this.#fields = isFork ? from.#given() : snapshotOf(from);
    this.#added = added;
    this.#trace = trace;
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
    return this.#refs ?? (this.refs = { span: this.#span });
  }

  set refs(refs: Forked["refs"]) {
    this.#refs = refs;
    this.#span = undefined;
  }

  /** All at once: read field by field here it would cost more than the copy. */
  getScopeData(): ReturnType<Scope["getScopeData"]> {
    return Scope.prototype.getScopeData.call(this.#own());
  }

  get _scopeListeners(): unknown[] {
    return (this.#listeners ??= []);
  }

  static {
    Object.setPrototypeOf(Fork.prototype, Scope.prototype);
    Reflect.deleteProperty(Fork.prototype, "constructor"); // that of Scope
    for (const name of FIELDS) {
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

/** The id of a conversation that stands on a scope. */
export const conversationOn = (scope: Scope): unknown => Fork.fieldsOf(scope)._conversationId;
